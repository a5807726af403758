// Predict, then reveal: stops before what decides, and asks.
(function () {
  'use strict';

  var BEFORE = 2e6;

  var PATIENCE = 5e9;

  /** The questions of a film, in order of time: none stops before the one before it is answered. */
  function questions(film) {
    var answered = 0;
    return elections(film).concat(reads(film)).sort(function (a, b) { return a.at - b.at; })
      .filter(function (question) {
        question.stop = Math.max(question.stop, answered);
        var open = question.stop < question.at && question.choices.length > 1;
        answered = open ? question.at : answered;
        return open;
      });
  }

  /** Whoever leads from the beginning was put there, and is no question. */
  function elections(film) {
    var names = film.parties.filter(function (party) { return !party.client; })
      .map(function (party) { return party.name; });
    var begin = film.moments.filter(function (moment) { return moment.kind === 'leader'; });
    return begin
      .filter(function (moment) { return moment.atNanos >= BEFORE; })
      .slice(0, 6)
      .map(function (moment) {
        var right = names.find(function (name) { return moment.text.indexOf(name + ' ') === 0; });
        var earlier = begin.filter(function (other) { return other.atNanos < moment.atNanos; })
          .map(function (other) { return other.atNanos; });
        return { at: moment.atNanos, stop: Math.max.apply(null, earlier.concat(moment.atNanos - BEFORE)),
          kind: 'leader', ask: 'Somebody is about to lead. Who?', choices: names, right: right,
          reveal: moment.text + '.' };
      }).filter(function (question) { return question.right !== undefined; });
  }

  /** They stop when the read is asked for: later its answer may be on its way already. */
  function reads(film) {
    var operations = film.operations;
    var asked = [];
    film.story.forEach(function (sentence) {
      var row = film.rowOf.get(sentence.operation);
      if (row === undefined || operations.kind[row] !== 0 || operations.result[row] === -1
          || asked.some(function (one) { return one.row === row; })) {
        return;
      }
      var right = film.word(operations.result[row]);
      asked.push({ row: row, at: operations.returned[row], stop: operations.invoked[row], kind: 'read',
        ask: film.name(operations.client[row]) + ' reads ' + film.word(operations.key[row])
          + '. What does it get?',
        choices: values(film, row, right), right: right,
        reveal: film.operationText(row) + '. ' + sentence.text });
    });
    return asked;
  }

  /** The values that were about, of the same kind: what it got, what others got, what was written. */
  function values(film, row, right) {
    var operations = film.operations;
    var found = [right];
    for (var other = operations.id.length - 1; other >= 0 && found.length < 4; other--) {
      var near = operations.invoked[other] < operations.returned[row]
        && operations.key[other] === operations.key[row];
      var value = operations.kind[other] === 1 ? argument(film.word(operations.call[other]))
        : film.word(operations.result[other]);
      if (near && value !== '' && found.indexOf(value) < 0 && isMany(value) === isMany(right)) {
        found.push(value);
      }
    }
    return found.sort(function (a, b) { return a.length - b.length || (a < b ? -1 : 1); });
  }

  /** A set or a list. */
  function isMany(value) {
    return /^[[{]/.test(value);
  }

  /** What a write puts there: {@code write x=3} puts 3. */
  function argument(call) {
    var place = call.indexOf('=');
    return place < 0 ? '' : call.slice(place + 1).split(' ')[0];
  }

  var lesson = {
    on: false,
    TOLD: 'A drawing that shows what has happened until now.',

    /** Whether that moment is still to come: nothing may tell of it. */
    hides: function (nanos) {
      return lesson.on && nanos > lesson.stage.at;
    },

    begin: function (stage) {
      lesson.stage = stage;
      lesson.card = document.createElement('aside');
      lesson.card.className = 'question';
      lesson.card.hidden = true;
      lesson.card.setAttribute('aria-live', 'polite');
      document.body.appendChild(lesson.card);
      if (document.documentElement.dataset.lesson === 'true') {
        lesson.toggle();
      }
    },

    toggle: function () {
      var film = lesson.stage.film;
      var asked = questions(film); // with what the lesson hides
      lesson.on = !lesson.on;
      document.documentElement.classList.toggle('lesson', lesson.on);
      if (lesson.on) {
        lesson.film = film;
        lesson.asked = asked;
        document.querySelectorAll('.strip canvas').forEach(function (drawing) {
          drawing.setAttribute('aria-label', lesson.TOLD); // also where it is not drawn again yet
        });
        lesson.next(0, 0);
      } else {
        lesson.stage.stop = null;
        lesson.card.hidden = true;
      }
    },

    /** Asks the question of that number, at its moment. */
    next: function (number, right) {
      var stage = lesson.stage;
      var question = lesson.asked[number];
      var card = lesson.card;
      card.replaceChildren();
      card.hidden = false;
      if (!question) {
        say(card, 'p', number === 0 ? 'Nothing is to be predicted in this variant.'
          : 'That was all: ' + right + ' of ' + number + ' as you said.');
        press(card, 'Close', function () { lesson.toggle(); });
        return;
      }
      stage.stop = null;
      stage.closeTo(question.stop - 100e6, question.at + 20e6);
      stage.go(question.stop, { film: lesson.film, selection: null });
      Anachron.reveal(lesson.film);
      say(card, 'p', 'Question ' + (number + 1) + ' of ' + lesson.asked.length).className = 'count';
      say(card, 'h2', question.ask);
      var row = document.createElement('div');
      row.className = 'choices';
      question.choices.forEach(function (choice) {
        press(row, choice, function () { lesson.reveal(number, right, choice); });
      });
      card.appendChild(row);
      var first = row.querySelector('button');
      if (first) {
        first.focus({ preventScroll: true });
      }
    },

    reveal: function (number, right, choice) {
      var stage = lesson.stage;
      var question = lesson.asked[number];
      var hit = choice === question.right;
      var card = lesson.card;
      stage.stop = question.at;
      stage.speed = Anachron.Stage.SPEEDS.find(function (speed) {
        return speed >= 0.003 && question.at - stage.at <= PATIENCE * speed;
      }) || 1;
      stage.play(true);
      card.replaceChildren();
      say(card, 'h2', hit ? '✓ ' + choice + ', as you said.' : '✕ No: ' + question.right + '.')
        .className = hit ? 'good' : 'bad';
      say(card, 'p', question.reveal);
      press(card, 'Next', function () {
        stage.play(false);
        lesson.next(number + 1, right + (hit ? 1 : 0));
      }).focus({ preventScroll: true });
    }
  };

  function say(card, tag, text) {
    var one = document.createElement(tag);
    one.textContent = text;
    card.appendChild(one);
    return one;
  }

  function press(card, text, act) {
    var one = document.createElement('button');
    one.type = 'button';
    one.textContent = text;
    one.addEventListener('click', act);
    card.appendChild(one);
    return one;
  }

  Anachron.lesson = lesson;
}());
