// What if: the command that runs the same again without the message or the fault that is chosen.
(function () {
  'use strict';

  /** A word for a POSIX shell. */
  function quoted(word) {
    return "'" + word.replace(/'/g, "'\\''") + "'";
  }

  /** The changes of this variant and one more; several additions of faults are one. */
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
      changes.push([path, value]);
    }
    changes.push(['expect', '{}']);
    return '{ ' + changes.map(function (change) { return change.join(': '); }).join(', ') + ' }';
  }

  function command(film, path, value) {
    return film.again.command + ' --variant ' + film.variant + ' --variant what-if --set '
      + quoted('variants.what-if=' + changesWith(film, path, value));
  }

  /** A question and its command; null when nothing is chosen that could be taken out. */
  function whatIf(film, stage) {
    var selection = stage.selection;
    if (selection === null || selection.film !== film) {
      return null;
    }
    if (selection.kind === 'fault') {
      var fault = film.faults[selection.id];
      return { ask: 'What if this fault had not struck: ' + fault.what + '?',
        command: fault.number === 0 ? null : command(film, 'faults.' + fault.number, 'none'),
        note: 'This fault was drawn, or recurs. ‘anachron show --drawn’ writes the scenario out with all'
          + ' that was drawn; put none in its place there.' };
    }
    if (selection.kind === 'message') {
      var row = selection.id;
      var micros = Math.max(0, Math.floor(film.messages.sent[row] / 1000) - 1);
      var lost = '{ at: ' + micros + 'us, for: 3us, loss: { share: 100%, number: '
        + film.messages.number[row] + ' } }';
      return film.messages.fate[row] === 1 ? null
        : { ask: 'What if this message had been lost: ' + film.word(film.messages.text[row]) + '?',
          command: command(film, 'faults.+', lost) };
    }
    return null;
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
        ask.textContent = found ? found.ask + (found.command ? ' This runs both, side by side:' : '')
          : 'Choose a message or a fault above to see the command that runs all of it again without it.';
        line.hidden = !found || !(found.command || found.note);
        copy.hidden = !found || !found.command;
        code.textContent = found ? found.command || found.note : '';
        copy.textContent = 'Copy';
      }
    };
  });
}());
