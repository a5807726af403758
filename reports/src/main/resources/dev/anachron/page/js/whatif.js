// What if: the command that runs the same again without the message or the fault that is chosen.
(function () {
  'use strict';

  var BOTH = ' This runs both, side by side:';

  /** A word for a POSIX shell. */
  function quoted(word) {
    return /^[\w./:-]+$/.test(word) ? word : "'" + word.replace(/'/g, "'\\''") + "'";
  }

  /** The changes of this variant and one more; what is changed already is changed again. */
  function changesWith(film, path, value) {
    var changes = film.again.changes.map(function (change) {
      var place = change.indexOf(': ');
      return [change.slice(0, place), change.slice(place + 2)];
    }).filter(function (change) { return change[0] !== 'expect' && change[0].indexOf('expect.') !== 0; });
    var same = changes.find(function (change) { return change[0] === path; });
    if (same && path === 'faults.+') {
      var list = /^\[([\s\S]*)\]$/.exec(same[1]);
      same[1] = '[ ' + (list ? list[1].trim() : same[1]) + ', ' + value + ' ]';
    } else {
      changes = changes.filter(function (change) { return change !== same; });
      changes.push([path, value]);
    }
    changes.push(['expect', '{}']);
    return '{ ' + changes.map(function (change) { return change.join(': '); }).join(', ') + ' }';
  }

  /** A variant's name that is not taken, also not by the what-if that this page is of. */
  function freeName(film, stage) {
    var taken = function (name) {
      return stage.films.some(function (other) { return other.variant.toLowerCase() === name; })
        || film.again.command.indexOf('variants.' + name + '=') >= 0;
    };
    var number = 1;
    var name = 'what-if';
    while (taken(name)) {
      number += 1;
      name = 'what-if-' + number;
    }
    return name;
  }

  /** Its result lies beside the one that is being looked at, which stays. */
  function command(film, stage, path, value) {
    var name = freeName(film, stage);
    return film.again.command + ' --variant ' + quoted(film.variant) + ' --variant ' + name
      + ' --set ' + quoted('variants.' + name + '=' + changesWith(film, path, value))
      + ' --out ' + quoted('out/' + film.again.scenario + '/' + name);
  }

  /** A question and its command; null when nothing is chosen that could be taken out. */
  function whatIf(film, stage) {
    var selection = stage.selection;
    if (selection === null || selection.film !== film) {
      return null;
    }
    return selection.kind === 'fault' ? withoutFault(film, stage, film.faults[selection.id])
      : selection.kind === 'message' ? withoutMessage(film, stage, selection.id) : null;
  }

  function withoutFault(film, stage, fault) {
    var ask = 'What if this fault had not struck: ' + fault.what + '?';
    if (fault.number !== 0) {
      return { ask: ask + BOTH, command: command(film, stage, 'faults.' + fault.number, 'none') };
    }
    return { ask: ask + ' It was drawn, or recurs. This writes the scenario out with all that was drawn;'
      + ' put none in the place of the fault there, and run that:',
    command: film.again.command.replace('anachron run ', 'anachron show ') + ' --variant '
      + quoted(film.variant) + ' --drawn' };
  }

  function withoutMessage(film, stage, row) {
    var messages = film.messages;
    var what = film.word(messages.text[row]);
    if (messages.fate[row] === 1) {
      return { ask: 'This message was lost as it was: ' + what + '.', command: null };
    }
    if (messages.from[row] === messages.to[row]) {
      return { ask: 'This message crosses no network and cannot be lost: ' + what + '.',
        command: null };
    }
    var micros = Math.max(0, Math.floor(messages.sent[row] / 1000) - 1);
    var lost = '{ at: ' + micros + 'us, for: 3us, loss: { share: 100%, number: '
      + messages.number[row] + ' } }';
    return { ask: 'What if this message had been lost: ' + what + '?' + BOTH,
      command: command(film, stage, 'faults.+', lost) };
  }

  Anachron.view('what-if', function (box, film, stage) {
    var ask = document.createElement('p');
    var line = document.createElement('p');
    var code = document.createElement('code');
    var copy = document.createElement('button');
    code.id = 'what-if-' + film.number;
    copy.type = 'button';
    copy.textContent = 'Copy';
    copy.addEventListener('click', function () { Anachron.copy(code, copy); });
    line.className = 'again';
    line.appendChild(code);
    line.appendChild(copy);
    box.appendChild(ask);
    box.appendChild(line);
    return {
      draw: function () {
        var found = whatIf(film, stage);
        ask.textContent = found ? found.ask
          : 'Choose a message or a fault above to see the command that runs all of it again without it.';
        line.hidden = !found || !found.command;
        code.textContent = line.hidden ? '' : found.command;
        copy.textContent = 'Copy';
      }
    };
  });
}());
