// The logs side by side: a row for each node, a column for each place.
(function () {
  'use strict';

  var ROW = 62;
  var TOP = 26;
  var LEFT = 92;
  var MARKS = 16;
  var BEHIND = 4;
  var TERMS = ['#56b4e9', '#e69f00', '#009e73', '#f0e442', '#cc79a7', '#0072b2', '#d55e00'];

  Anachron.logGrid = function (box, film, stage) {
    var inside = Anachron.inside(film);
    var nodes = Array.from(inside.logs.keys()).sort(function (a, b) { return a - b; });
    var bar = document.createElement('div');
    bar.className = 'gridbar';
    box.appendChild(bar);
    var range = document.createElement('span');
    var back = 0;
    button('Earlier', 'Show earlier entries', 1);
    bar.appendChild(range);
    button('Later', 'Show later entries', -1);
    var canvas = Anachron.canvas(box);
    legend();
    var drawn = '';
    var view = { first: 1, count: 1, cell: 60, last: 0, slots: [], place: new Map() };

    function button(text, label, by) {
      var made = document.createElement('button');
      made.type = 'button';
      made.textContent = text;
      made.setAttribute('aria-label', label);
      made.addEventListener('click', function () {
        back = Math.max(0, back + by * Math.max(1, Math.floor(view.count / 2)));
        stage.changed();
      });
      bar.appendChild(made);
    }

    function legend() {
      var text = document.createElement('p');
      text.className = 'note';
      text.textContent = 'Number and colour of a cell: the term. Thick frame: the node knows the entry'
        + ' to be committed; a dot: it has applied it; broken frame: neither. S: in a snapshot.'
        + ' ▲: how far the leader knows a follower to be (match index).';
      box.appendChild(text);
    }

    /**
     * The end of the longest log is in sight. Where another one ends long before, its end is in sight,
     * too, and what lies between is left out: 0 is a gap.
     */
    function scroll(width) {
      var last = 0;
      var behind = Infinity;
      nodes.forEach(function (node) {
        var own = inside.last(node, stage.at);
        last = Math.max(last, own);
        behind = own > 0 ? Math.min(behind, own) : behind;
      });
      view.cell = width < 620 ? 44 : 68;
      view.count = Math.max(1, Math.floor((width - LEFT - 4) / view.cell));
      var end = Math.max(view.count, last + 1);
      back = Math.min(back, Math.max(0, end - view.count));
      view.last = last;
      view.first = Math.max(1, end - view.count + 1 - back);
      view.slots = between(view.first, view.first + view.count - 1);
      if (back === 0 && behind <= view.first && view.count >= 3 * BEHIND) {
        var from = Math.max(1, behind - BEHIND + 3);
        view.slots = between(from, from + BEHIND - 1).concat(0,
          between(view.first + BEHIND + 1, view.first + view.count - 1));
      }
      view.place = new Map();
      view.slots.forEach(function (slot, place) { view.place.set(slot, place); });
    }

    function between(from, to) {
      var slots = [];
      for (var slot = from; slot <= to; slot++) {
        slots.push(slot);
      }
      return slots;
    }

    function x(slot) {
      return LEFT + view.place.get(slot) * view.cell;
    }

    function isSeen(slot) {
      return slot > 0 && view.place.has(slot);
    }

    function drawHead(context, colours) {
      context.fillStyle = colours.soft;
      context.textAlign = 'center';
      context.font = '12px system-ui, sans-serif';
      view.slots.forEach(function (slot) {
        context.fillText(slot === 0 ? '…' : String(slot), x(slot) + view.cell / 2, TOP / 2);
      });
    }

    function drawRow(context, colours, node, place) {
      var y = TOP + place * ROW;
      var down = ['down', 'refuses to start'].indexOf(inside.process(node, stage.at)) >= 0;
      context.textAlign = 'right';
      context.font = '600 14px system-ui, sans-serif';
      context.fillStyle = colours.ink;
      context.fillText(film.name(node), LEFT - 10, y + 13);
      context.font = '12px system-ui, sans-serif';
      context.fillStyle = colours.soft;
      var role = down ? 'down' : inside.role(node, stage.at);
      context.fillText(Anachron.fitted(context, role, LEFT - 12), LEFT - 10, y + 31);
      context.globalAlpha = down ? 0.4 : 1;
      var commit = inside.mark(node, 'commit', stage.at);
      var applied = inside.mark(node, 'applied', stage.at);
      var snapshot = inside.mark(node, 'snapshot', stage.at);
      view.slots.filter(isSeen).forEach(function (slot) {
        var entry = inside.entry(node, slot, stage.at);
        if (entry !== null) {
          drawEntry(context, colours, entry, x(slot), y,
            { committed: slot <= commit, applied: slot <= applied });
        } else if (slot <= snapshot) {
          drawSnapshot(context, colours, x(slot), y);
        }
      });
      context.globalAlpha = 1;
      drawMatches(context, colours, node, y);
    }

    function drawEntry(context, colours, entry, left, y, state) {
      var width = view.cell - 6;
      var height = ROW - MARKS - 8;
      context.fillStyle = TERMS[entry.term % TERMS.length];
      var alpha = context.globalAlpha;
      context.globalAlpha = alpha * (Anachron.theme === 'dark' ? 0.42 : 0.38);
      context.fillRect(left + 3, y, width, height);
      context.globalAlpha = alpha;
      context.strokeStyle = colours.ink;
      context.lineWidth = state.committed ? 2.6 : 1.2;
      context.setLineDash(state.committed ? [] : [4, 3]);
      context.strokeRect(left + 3.5, y + 0.5, width - 1, height - 1);
      context.setLineDash([]);
      context.fillStyle = colours.ink;
      context.textAlign = 'left';
      context.font = '700 13px system-ui, sans-serif';
      context.fillText(String(entry.term), left + 8, y + 12);
      if (state.applied) {
        context.beginPath();
        context.arc(left + width - 6, y + 11, 3.5, 0, 2 * Math.PI);
        context.fill();
      }
      context.font = '11px system-ui, sans-serif';
      context.fillText(Anachron.fitted(context, brief(film.word(entry.entry)), width - 6),
        left + 7, y + 28);
    }

    /** Without the client's name and number: those stand in the title. */
    function brief(text) {
      return text.replace(/^\S+#\d+ /, '').replace(/^write /, '')
        .replace(/^add (.+)=(-?)/, function (unused, key, minus) { return key + ' ' + (minus || '+'); });
    }

    function drawSnapshot(context, colours, left, y) {
      var height = ROW - MARKS - 8;
      context.strokeStyle = colours.soft;
      context.lineWidth = 1;
      context.beginPath();
      for (var i = 0; i < view.cell - 6 + height; i += 8) {
        var x1 = Math.min(i, view.cell - 6);
        var y1 = Math.max(0, i - (view.cell - 6));
        context.moveTo(left + 3 + x1, y + y1);
        context.lineTo(left + 3 + Math.max(0, i - height), y + Math.min(i, height));
      }
      context.stroke();
      context.fillStyle = colours.soft;
      context.textAlign = 'center';
      context.font = '700 13px system-ui, sans-serif';
      context.fillText('S', left + view.cell / 2, y + height / 2);
    }

    /** What a leader knows of its followers' logs. */
    function drawMatches(context, colours, node, y) {
      var bySlot = new Map();
      inside.fields[node].forEach(function (field) {
        var value = field.name.indexOf('match ') === 0 ? inside.valueOf(field, stage.at) : '';
        var slot = Number(value);
        if (value !== '' && isSeen(slot)) {
          bySlot.set(slot, (bySlot.get(slot) || []).concat(field.name.slice(6)));
        }
      });
      context.font = '600 11px system-ui, sans-serif';
      context.fillStyle = colours['good-ink'];
      context.textAlign = 'center';
      bySlot.forEach(function (names, slot) {
        context.fillText(Anachron.fitted(context, '▲ ' + names.join(' '), view.cell),
          x(slot) + view.cell / 2, y + ROW - MARKS);
      });
    }

    function at(event) {
      var place = Anachron.at(canvas.element, event);
      var slot = view.slots[Math.floor((place.x - LEFT) / view.cell)];
      var node = nodes[Math.floor((place.y - TOP) / ROW)];
      return node === undefined || slot === undefined || !isSeen(slot) ? null : { node: node, slot: slot };
    }

    function describe(node, slot) {
      var entry = inside.entry(node, slot, stage.at);
      if (entry === null) {
        return slot <= inside.mark(node, 'snapshot', stage.at)
          ? film.name(node) + ' has ' + slot + ' in a snapshot' : '';
      }
      var words = [film.name(node) + ', place ' + slot + ', term ' + entry.term + ': '
        + film.word(entry.entry)];
      words.push(slot <= inside.mark(node, 'commit', stage.at) ? 'committed' : 'not committed');
      if (slot <= inside.mark(node, 'applied', stage.at)) {
        words.push('applied');
      }
      words.push('since ' + Anachron.moment(entry.at));
      return words.join(', ');
    }

    canvas.element.addEventListener('mousemove', function (event) {
      var place = at(event);
      canvas.element.title = place === null ? '' : describe(place.node, place.slot);
    });
    canvas.element.addEventListener('click', function (event) {
      var place = at(event);
      var entry = place === null ? null : inside.entry(place.node, place.slot, stage.at);
      if (entry !== null) {
        stage.go(entry.at, { film: film, selection: null });
      }
    });

    function tell() {
      return 'Logs at ' + Anachron.moment(stage.at) + ': ' + nodes.map(function (node) {
        var last = inside.last(node, stage.at);
        var entry = inside.entry(node, last, stage.at);
        return film.name(node) + ' ends at ' + last + (entry === null ? '' : ' of term ' + entry.term)
          + ', committed up to ' + inside.mark(node, 'commit', stage.at)
          + ', applied up to ' + inside.mark(node, 'applied', stage.at);
      }).join('; ') + '.';
    }

    return {
      draw: function () {
        var width = Math.floor(box.clientWidth);
        var key = [width, stage.at, back, Anachron.theme].join('|');
        if (key === drawn) {
          return;
        }
        drawn = key;
        scroll(width);
        var colours = Anachron.colours();
        var context = canvas.begin(width, TOP + nodes.length * ROW);
        drawHead(context, colours);
        nodes.forEach(function (node, place) { drawRow(context, colours, node, place); });
        range.textContent = 'Logs, places ' + view.slots[0] + ' to '
          + Math.min(view.last, view.slots[view.slots.length - 1]) + ' of ' + view.last;
        canvas.element.setAttribute('aria-label', tell());
      }
    };
  };
}());
