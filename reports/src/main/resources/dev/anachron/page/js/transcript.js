// What happened around the playhead, in words: also the text of all other views.
(function () {
  'use strict';

  var BEFORE = 6;
  var AFTER = 6;

  Anachron.view('transcript', function (box, film, stage) {
    var table = document.createElement('table');
    table.className = 'transcript';
    box.appendChild(table);
    var body = document.createElement('tbody');
    table.appendChild(body);
    var drawn = '';

    function row(event) {
      var line = document.createElement('tr');
      [Anachron.moment(film.events.at[event]), film.place(event), film.text(event)]
        .forEach(function (text) {
          var cell = document.createElement('td');
          cell.textContent = text;
          line.appendChild(cell);
        });
      if (event === stage.event) {
        line.className = 'key';
        line.setAttribute('aria-current', 'true');
      }
      line.addEventListener('click', function () {
        stage.film = film;
        stage.go(film.events.at[event], { film: film, event: event,
          selection: stage.selectionOf(event) });
      });
      return line;
    }

    return {
      draw: function () {
        var here = stage.film === film ? stage.event : film.eventAt(stage.at);
        var after = Anachron.lesson.on ? 0 : AFTER;
        var key = here + '|' + (stage.film === film) + '|' + after;
        if (key === drawn) {
          return;
        }
        drawn = key;
        body.replaceChildren();
        var first = Math.max(0, here - BEFORE);
        var last = Math.min(film.events.at.length - 1, Math.max(here, 0) + after);
        for (var event = first; event <= last; event++) {
          body.appendChild(row(event));
        }
      }
    };
  });
}());
