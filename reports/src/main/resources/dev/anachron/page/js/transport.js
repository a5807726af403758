// The bar at the foot of the window, the keys, and the address of a moment.
(function () {
  'use strict';

  var KEYS = [
    ['Space', 'play, pause'],
    ['← →', 'the event before, the next event'],
    ['Shift ← →', 'the moment before, the next moment: a fault, an election, a violation'],
    ['v, Shift v', 'the next violation, the one before'],
    ['+ −', 'see less time closer, more time'],
    ['0', 'see the whole run'],
    ['< >', 'play slower, faster'],
    ['[ ]', 'the variant before, the next variant'],
    ['l', 'lesson: stop before what decides, and ask'],
    ['p', 'large type, for a projector'],
    ['?', 'these keys']
  ];

  function button(bar, glyph, label, act) {
    var one = document.createElement('button');
    one.type = 'button';
    one.textContent = glyph;
    one.title = label;
    one.setAttribute('aria-label', label);
    one.addEventListener('click', act);
    bar.appendChild(one);
    return one;
  }

  function speedText(speed) {
    return speed >= 1 ? speed + '× as fast' : Math.round(1 / speed) + '× slower';
  }

  Anachron.transport = function (stage) {
    var bar = document.createElement('div');
    bar.className = 'transport';
    bar.setAttribute('role', 'toolbar');
    bar.setAttribute('aria-label', 'Player');

    button(bar, '|◀', 'The moment before (Shift ←)', function () { stage.jump(-1); });
    button(bar, '‹', 'The event before (←)', function () { stage.step(-1); });
    var play = button(bar, '▶', 'Play (Space)', function () { stage.play(!stage.playing); });
    play.className = 'play';
    button(bar, '›', 'The next event (→)', function () { stage.step(1); });
    button(bar, '▶|', 'The next moment (Shift →)', function () { stage.jump(1); });
    var violation = button(bar, '✕', 'The next violation (v)', function () {
      nextViolation(stage, 1);
    });
    var words = document.createElement('span');
    words.className = 'words';
    words.textContent = ' next violation';
    violation.appendChild(words);
    violation.className = 'violation';
    violation.hidden = !stage.films.some(function (film) {
      return film.moments.some(function (moment) { return moment.kind === 'violation'; });
    });

    var slider = document.createElement('input');
    slider.type = 'range';
    slider.min = 0;
    slider.max = 10000;
    slider.step = 1;
    slider.setAttribute('aria-label', 'Playhead');
    slider.addEventListener('input', function () {
      stage.go(slider.value / 10000 * stage.end, { selection: null });
    });
    bar.appendChild(slider);

    var time = document.createElement('output');
    time.className = 'time';
    bar.appendChild(time);

    var speed = document.createElement('select');
    speed.setAttribute('aria-label', 'Speed');
    Anachron.Stage.SPEEDS.forEach(function (one) {
      var option = document.createElement('option');
      option.value = one;
      option.textContent = speedText(one);
      speed.appendChild(option);
    });
    speed.addEventListener('change', function () {
      stage.speed = Number(speed.value);
      stage.changed();
    });
    bar.appendChild(speed);
    button(bar, 'Lesson', 'Stop before what decides, and ask (l)', function () {
      Anachron.lesson.toggle();
    });
    button(bar, 'Aa', 'Large type, for a projector (p)', function () { large(stage); });
    button(bar, '?', 'Keys', help);

    var now = document.createElement('p');
    now.className = 'now';
    now.setAttribute('aria-live', 'polite');
    var variant = document.createElement('b');
    var what = document.createElement('span');
    now.appendChild(variant);
    now.appendChild(what);
    bar.appendChild(now);
    document.body.appendChild(bar);

    stage.on(function () {
      slider.value = Math.round(stage.at / stage.end * 10000);
      slider.setAttribute('aria-valuetext', Anachron.moment(stage.at));
      time.textContent = Anachron.moment(stage.at);
      play.textContent = stage.playing ? '❚❚' : '▶';
      play.setAttribute('aria-label', stage.playing ? 'Pause (Space)' : 'Play (Space)');
      speed.value = stage.speed;
      variant.textContent = stage.films.length > 1 ? stage.film.variant : '';
      what.textContent = nowText(stage);
    });
    keys(stage);
    address(stage);
    return bar;
  };

  /** What is chosen, or else what happened last. */
  function nowText(stage) {
    var selection = stage.selection;
    var film = stage.film;
    if (selection !== null && selection.film === film) {
      if (selection.kind === 'operation' && film.rowOf.has(selection.id)) {
        var row = film.rowOf.get(selection.id);
        return film.operationText(row) + ', ' + film.operationSpan(row);
      }
      if (selection.kind === 'message') {
        return film.messageText(selection.id);
      }
      if (selection.kind === 'fault') {
        return 'fault: ' + film.faults[selection.id].what;
      }
    }
    return stage.event < 0 ? '' : film.place(stage.event) + ' ' + film.text(stage.event);
  }

  /** Of this variant, and then of the ones after it. */
  function nextViolation(stage, by) {
    if (stage.jump(by, 'violation')) {
      Anachron.reveal(stage.film);
      return;
    }
    var count = stage.films.length;
    for (var further = 1; further <= count; further++) {
      var film = stage.films[(stage.film.number + by * further + count * further) % count];
      var moments = film.moments.filter(function (moment) { return moment.kind === 'violation'; });
      if (moments.length > 0) {
        stage.film = film;
        stage.look(by > 0 ? moments[0] : moments[moments.length - 1]);
        Anachron.reveal(film);
        return;
      }
    }
  }

  /** Brings a variant's views on the screen. */
  Anachron.reveal = function (film) {
    var section = document.getElementById(film.anchor);
    var player = section && section.querySelector('.player');
    if (player) {
      player.scrollIntoView({ block: 'start', behavior: 'instant' });
    }
  };

  function help() {
    var dialog = document.getElementById('keys');
    if (!dialog) {
      dialog = document.createElement('dialog');
      dialog.id = 'keys';
      var list = document.createElement('dl');
      KEYS.forEach(function (key) {
        var name = document.createElement('dt');
        var meaning = document.createElement('dd');
        name.textContent = key[0];
        meaning.textContent = key[1];
        list.appendChild(name);
        list.appendChild(meaning);
      });
      var title = document.createElement('h2');
      title.textContent = 'Keys';
      dialog.appendChild(title);
      dialog.appendChild(list);
      var note = document.createElement('p');
      note.textContent = 'Drag a drawing to move in time; turn the wheel with Shift or Ctrl held, or pinch,'
        + ' to see it closer; click a bar, a line or a point to go there.';
      dialog.appendChild(note);
      var close = document.createElement('button');
      close.type = 'button';
      close.textContent = 'Close';
      close.addEventListener('click', function () { dialog.close(); });
      dialog.appendChild(close);
      document.body.appendChild(dialog);
    }
    dialog.showModal();
    dialog.scrollTop = 0;
  }

  function large(stage) {
    document.documentElement.classList.toggle('presenter');
    stage.changed();
  }

  function variantBy(stage, by) {
    var count = stage.films.length;
    var film = stage.films[(stage.film.number + by + count) % count];
    stage.go(stage.at, { film: film, selection: null });
    Anachron.reveal(film);
  }

  function keys(stage) {
    document.addEventListener('keydown', function (event) {
      var tag = event.target.tagName;
      if (event.ctrlKey || event.metaKey || event.altKey || tag === 'SELECT' || tag === 'TEXTAREA'
          || (tag === 'INPUT' && event.target.type !== 'range' && event.target.type !== 'checkbox')) {
        return;
      }
      var slides = tag === 'INPUT' && event.target.type === 'range';
      var presses = tag === 'BUTTON' || tag === 'SUMMARY' || tag === 'INPUT' || tag === 'A';
      var acts = {
        ' ': presses ? null : function () { stage.play(!stage.playing); },
        'ArrowRight': slides ? null : function () {
          return event.shiftKey ? stage.jump(1) : stage.step(1);
        },
        'ArrowLeft': slides ? null : function () {
          return event.shiftKey ? stage.jump(-1) : stage.step(-1);
        },
        'v': function () { nextViolation(stage, 1); },
        'V': function () { nextViolation(stage, -1); },
        '+': function () { stage.zoom(0.5); },
        '=': function () { stage.zoom(0.5); },
        '-': function () { stage.zoom(2); },
        '0': function () { stage.show(0, stage.end); },
        '<': function () { stage.faster(-1); },
        '>': function () { stage.faster(1); },
        '[': function () { variantBy(stage, -1); },
        ']': function () { variantBy(stage, 1); },
        'l': function () { Anachron.lesson.toggle(); },
        'p': function () { large(stage); },
        '?': help
      };
      var act = acts[event.key];
      if (act) {
        event.preventDefault();
        act();
      }
    });
  }

  /** The moment in the address: {@code #variant-1@3.204310s}. */
  function address(stage) {
    var timer = null;
    var written = '';
    stage.on(function () {
      if (stage.playing) {
        return;
      }
      clearTimeout(timer);
      timer = setTimeout(function () {
        var moment = '#' + stage.film.anchor + '@' + Anachron.moment(stage.at);
        if (moment !== written && (written !== '' || stage.at > 0)) {
          written = moment;
          history.replaceState(null, '', moment);
        }
      }, 250);
    });
    addEventListener('hashchange', function () { Anachron.open(stage); });
  }

  /** An address says microseconds: the event that it was made at may be a little later, or earlier. */
  function eventMeant(film, nanos) {
    var event = film.eventAt(nanos + 500);
    return event >= 0 && film.events.at[event] >= nanos - 500 ? film.events.at[event] : nanos;
  }

  /** Goes to the moment in the address, if there is one. */
  Anachron.open = function (stage) {
    var parts = /^#([^@]+)@(\d+(?:\.\d+)?)s$/.exec(location.hash.replace(/%40/, '@'));
    var film = parts && stage.films.find(function (one) { return one.anchor === parts[1]; });
    if (!film) {
      return false;
    }
    var nanos = eventMeant(film, Math.round(Number(parts[2]) * 1e9));
    stage.film = film;
    stage.closeTo(nanos - 200e6, nanos + 100e6);
    stage.go(nanos, { film: film });
    Anachron.reveal(film);
    return true;
  };
}());
