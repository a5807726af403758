// What each node says of itself at the playhead: a card each, the logs side by side, and the objects.
(function () {
  'use strict';

  var HIDDEN = ['process', 'role', 'leads'];
  var OBJECTS = 12;

  function element(name, className, text) {
    var made = document.createElement(name);
    if (className) {
      made.className = className;
    }
    if (text !== undefined) {
      made.textContent = text;
    }
    return made;
  }

  /** Text is set only where it is another one: that is what keeps scrubbing smooth. */
  function say(place, text) {
    if (place.said !== text) {
      place.said = text;
      place.textContent = text;
    }
  }

  function turn(place, name, on) {
    if (place[name] !== on) {
      place[name] = on;
      place.classList.toggle(name, on);
    }
  }

  Anachron.view('state', function (box, film, stage) {
    var inside = Anachron.inside(film);
    var nodes = film.parties.map(function (unused, number) { return number; })
      .filter(function (number) { return inside.fields[number].some(function (field) { return field.name === 'role'; }); });
    var cards = element('div', 'cards');
    box.appendChild(cards);
    var drawCards = nodes.map(card);
    var grid = inside.logs.size > 0 ? Anachron.logGrid(box, film, stage) : null;
    var objects = inside.objects.size > 0 ? objectTable() : null;
    var drawn = '';

    // A card for each node

    function card(node) {
      var whole = element('section', 'node');
      var title = element('h5');
      var name = element('b', '', film.name(node));
      var role = element('span', 'role');
      title.append(name, role);
      var list = element('dl');
      whole.append(title, list);
      whole.setAttribute('aria-label', film.name(node));
      cards.appendChild(whole);
      var rows = inside.fields[node].filter(function (field) {
        return HIDDEN.indexOf(field.name) < 0;
      }).map(function (field) { return fieldRow(list, field); });
      whole.addEventListener('click', function () {
        stage.go(stage.at, { film: film, selection: { kind: 'party', film: film, id: node } });
      });
      return function () {
        var process = inside.process(node, stage.at);
        var latest = rows.reduce(function (most, row) {
          return Math.max(most, inside.since(row.field, stage.at));
        }, -Infinity);
        say(role, process === 'up' ? inside.role(node, stage.at) : process);
        turn(whole, 'leads', inside.leads(node, stage.at));
        turn(whole, 'down', process === 'down' || process === 'refuses to start');
        turn(whole, 'paused', process === 'paused');
        turn(whole, 'chosen', stage.selection !== null && stage.selection.film === film
          && stage.selection.kind === 'party' && stage.selection.id === node);
        rows.forEach(function (row) { drawRow(row, latest); });
      };
    }

    function fieldRow(list, field) {
      var row = element('div');
      var name = element('dt', '', field.name);
      var value = element('dd');
      row.append(name, value);
      list.appendChild(row);
      return { field: field, row: row, value: value };
    }

    function drawRow(row, latest) {
      var value = inside.valueOf(row.field, stage.at);
      var since = inside.since(row.field, stage.at);
      turn(row.row, 'gone', value === '');
      say(row.value, value);
      turn(row.row, 'fresh', value !== '' && since === latest && since > 0);
    }

    // Objects, and who has which version

    function objectTable() {
      var names = Array.from(inside.objects.keys());
      var holders = film.parties.map(function (unused, number) { return number; })
        .filter(function (party) {
          return names.some(function (name) {
            return inside.objects.get(name).held.has(party)
              || inside.objects.get(name).hinted.has(party);
          });
        });
      var shell = element('div', 'scroll');
      var table = element('table', 'objects');
      var caption = element('caption', '', 'Objects, and which version each node has');
      var head = element('tr');
      head.appendChild(element('td'));
      holders.forEach(function (party) {
        var cell = element('th', '', film.name(party));
        cell.scope = 'col';
        head.appendChild(cell);
      });
      var top = element('thead');
      top.appendChild(head);
      var body = element('tbody');
      var more = element('p', 'note');
      table.append(caption, top, body);
      shell.appendChild(table);
      box.append(shell, more);
      var lines = names.slice(0, OBJECTS).map(function () { return objectLine(body, holders); });
      return function () {
        var chosen = choose(names, holders);
        lines.forEach(function (line, place) { drawObject(line, chosen[place], holders); });
        var left = names.length - lines.length;
        say(more, left === 0 ? '' : 'And ' + left + ' more objects; shown are those that differ, '
          + 'and those that changed last.');
      };
    }

    function objectLine(body, holders) {
      var row = element('tr');
      var name = element('th');
      name.scope = 'row';
      row.appendChild(name);
      var cells = holders.map(function () {
        var cell = element('td');
        var value = element('span', 'value');
        var version = element('span', 'version');
        var hint = element('span', 'version');
        cell.append(value, version, hint);
        row.appendChild(cell);
        return { cell: cell, value: value, version: version, hint: hint };
      });
      body.appendChild(row);
      return { name: name, cells: cells };
    }

    /** Of many: first those that nodes disagree on, then those that changed last. */
    function choose(names, holders) {
      if (names.length <= OBJECTS) {
        return names;
      }
      return names.map(function (name) {
        var latest = -1;
        var versions = new Set();
        holders.forEach(function (party) {
          var held = inside.held(inside.objects.get(name).held.get(party), stage.at);
          versions.add(held === null ? '' : held.versions.join(' '));
          latest = Math.max(latest, held === null ? -1 : held.at);
        });
        return { name: name, differs: versions.size > 1 ? 1 : 0, latest: latest };
      }).sort(function (a, b) { return b.differs - a.differs || b.latest - a.latest; })
        .slice(0, OBJECTS).map(function (one) { return one.name; }).sort();
    }

    function drawObject(line, name, holders) {
      var object = inside.objects.get(name);
      var all = holders.map(function (party) {
        return inside.held(object.held.get(party), stage.at);
      });
      var newest = [];
      all.forEach(function (held) {
        (held === null ? [] : held.versions).forEach(function (version) {
          if (newest.length === 0 || Anachron.compareVersions(version, newest[0]) > 0) {
            newest = [version];
          }
        });
      });
      var most = all.reduce(function (longest, held) {
        var has = held !== null && held.versions.indexOf(newest[0]) >= 0;
        return has ? Math.max(longest, held.versions.length) : longest;
      }, 0);
      say(line.name, name);
      holders.forEach(function (party, place) {
        var held = all[place];
        var cell = line.cells[place];
        var has = held !== null && held.versions.indexOf(newest[0]) >= 0;
        var complete = has && held.versions.length === most;
        var known = object.held.has(party);
        say(cell.value, held === null ? (known ? '–' : '') : held.value);
        say(cell.version, held === null ? '' : held.versions.join(' ')
          + (complete ? '' : has ? ' lacks some' : ' behind'));
        turn(cell.cell, 'behind', (held !== null && !complete)
          || (held === null && known && newest.length > 0));
        turn(cell.cell, 'newest', complete);
        var hint = inside.held(object.hinted.get(party), stage.at);
        say(cell.hint, hint === null ? '' : 'for others: ' + hint.value + ' ' + hint.versions.join(' '));
      });
    }

    return {
      draw: function () {
        if (grid !== null) {
          grid.draw();
        }
        var key = stage.at + '|' + (stage.selection === null ? ''
          : stage.selection.kind + stage.selection.id);
        if (key !== drawn) {
          drawn = key;
          drawCards.forEach(function (draw) { draw(); });
          if (objects !== null) {
            objects();
          }
        }
      }
    };
  });
}());
