// The variants below each other over the same time, and where each parts from the first.
(function () {
  'use strict';

  function same(one, other, event) {
    return one.events.at[event] === other.events.at[event]
      && one.events.kind[event] === other.events.kind[event]
      && one.place(event) === other.place(event)
      && one.text(event) === other.text(event);
  }

  /** The number of the first event that differs; -1 when none does, or when events were left out. */
  function parting(first, film) {
    var whole = [first, film].every(function (one) {
      return one.windows.length === 1 && one.windows[0].firstEvent === 0;
    });
    if (!whole) {
      return -1;
    }
    var count = Math.min(first.events.at.length, film.events.at.length);
    for (var event = 0; event < count; event++) {
      if (!same(first, film, event)) {
        return event;
      }
    }
    return first.events.at.length === film.events.at.length ? -1 : count;
  }

  function told(film, event) {
    return event < film.events.at.length
      ? Anachron.moment(film.events.at[event]) + ' ' + film.place(event) + ' ' + film.text(event)
      : 'the end of the run';
  }

  Anachron.view('beside', function (box, film, stage) {
    var first = stage.films[0];
    var event = film === first ? -1 : parting(first, film);
    var heading = document.createElement('h4');
    heading.textContent = film.variant;
    box.appendChild(heading);
    if (event >= 0) {
      var at = Math.min(event < film.events.at.length ? film.events.at[event] : film.endNanos,
        event < first.events.at.length ? first.events.at[event] : first.endNanos);
      var note = document.createElement('details');
      var summary = document.createElement('summary');
      summary.textContent = 'parts from ' + first.variant + ' at ' + Anachron.moment(at) + ', after '
        + event + (event === 1 ? ' event that is' : ' events that are') + ' the same';
      note.className = 'parting';
      note.appendChild(summary);
      [[first, first.variant], [film, film.variant]].forEach(function (side) {
        var line = document.createElement('p');
        line.textContent = side[1] + ': ' + told(side[0], event);
        note.appendChild(line);
      });
      var go = document.createElement('button');
      go.type = 'button';
      go.textContent = 'Go there';
      go.addEventListener('click', function () {
        stage.film = film;
        stage.closeTo(at - 20e6, at + 20e6);
        stage.go(at, { film: film, event: Math.min(event, film.events.at.length - 1), selection: null });
      });
      note.appendChild(go);
      box.appendChild(note);
    }
    var picture = document.createElement('div');
    box.appendChild(picture);
    return Anachron.views.timeline(picture, film, stage, event < 0 ? null : at);
  });
}());
