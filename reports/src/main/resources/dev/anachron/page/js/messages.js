// Who told whom: a lane for each party, a line for each message from its sending to its end.
(function () {
  'use strict';

  var LANE = 46;
  var TOP = 14;
  var LABELS = 70;
  var CROWD = 6000;

  Anachron.view('messages', function (box, film, stage) {
    var types = Array.from(new Set(film.messages.type)).sort(function (a, b) {
      return film.word(a) < film.word(b) ? -1 : 1;
    });
    var hiddenTypes = new Set();
    var hiddenParties = new Set();
    var filters = document.createElement('details');
    var picture = document.createElement('div');
    var turned = 0;
    var labelled = [];
    filters.className = 'filters';
    buildFilters();
    box.appendChild(filters);
    box.appendChild(picture);

    function buildFilters() {
      var summary = document.createElement('summary');
      summary.textContent = 'Choose messages and parties';
      filters.appendChild(summary);
      filters.appendChild(group('Messages', types, hiddenTypes, function (type) {
        return film.word(type);
      }));
      filters.appendChild(group('Parties', film.parties.map(function (unused, number) {
        return number;
      }), hiddenParties, function (party) { return film.name(party); }));
    }

    function group(title, values, hidden, name) {
      var set = document.createElement('fieldset');
      var legend = document.createElement('legend');
      legend.textContent = title;
      set.appendChild(legend);
      values.forEach(function (value) {
        var label = document.createElement('label');
        var check = document.createElement('input');
        check.type = 'checkbox';
        check.checked = true;
        check.addEventListener('change', function () {
          if (check.checked) {
            hidden.delete(value);
          } else {
            hidden.add(value);
          }
          turned++;
          stage.changed();
        });
        label.appendChild(check);
        label.appendChild(document.createTextNode(' ' + name(value)));
        set.appendChild(label);
      });
      return set;
    }

    function shownParties() {
      return film.parties.map(function (unused, number) { return number; })
        .filter(function (number) { return !hiddenParties.has(number); });
    }

    function lanes() {
      var lane = new Map();
      shownParties().forEach(function (party, place) {
        lane.set(party, TOP + place * LANE + LANE / 2);
      });
      return lane;
    }

    function isShown(row, lane) {
      return !hiddenTypes.has(film.messages.type[row]) && lane.has(film.messages.from[row])
        && lane.has(film.messages.to[row]);
    }

    function visible(lane) {
      var rows = [];
      film.eachMessage(stage.span[0], stage.span[1], function (row) {
        if (isShown(row, lane)) {
          rows.push(row);
        }
      });
      return rows;
    }

    /** Where it ends in the picture: at its receiver, or, if it was lost, on the way. */
    function line(row, x, lane) {
      var from = lane.get(film.messages.from[row]);
      var to = lane.get(film.messages.to[row]);
      var end = film.messages.arrived[row] !== Infinity ? film.messages.arrived[row]
        : Math.min(film.messages.ended[row], film.endNanos);
      var lost = film.messages.fate[row] === 1;
      var x1 = x(film.messages.sent[row]);
      var x2 = x(end);
      // One that was lost at once would be a line of no length.
      return lost ? { x1: x1, y1: from, x2: Math.max(x2, x1 + 7), y2: from + (to - from) * 0.6 }
        : { x1: x1, y1: from, x2: x2, y2: to };
    }

    function colourOf(row, colours) {
      var fate = film.messages.fate[row];
      var ofClient = film.parties[film.messages.from[row]].client
        || film.parties[film.messages.to[row]].client;
      return fate === 1 ? colours.wrong : fate === 3 ? colours.unsure
        : ofClient ? colours.write : colours.read;
    }

    function isSelected(row) {
      var selection = stage.selection;
      return selection !== null && selection.film === film && selection.kind === 'message'
        && selection.id === row;
    }

    function drawMessage(context, x, frame, lane, row, labels) {
      var at = line(row, x, lane);
      var chosen = isSelected(row);
      context.strokeStyle = chosen ? frame.colours.ink : colourOf(row, frame.colours);
      context.lineWidth = chosen ? 3 : labels ? 1.6 : 1;
      context.setLineDash(film.messages.fate[row] === 3 ? [5, 3] : []);
      context.beginPath();
      context.moveTo(at.x1, at.y1);
      context.lineTo(at.x2, at.y2);
      context.stroke();
      context.setLineDash([]);
      if (film.messages.fate[row] === 1) {
        cross(context, at.x2, at.y2, labels || chosen ? 4.5 : 3);
      } else if (labels || chosen) {
        arrow(context, at);
        drawWait(context, x, row, at, frame);
      }
      if (labels || chosen) {
        drawLabel(context, frame, row, at, chosen);
      }
    }

    function cross(context, x, y, size) {
      context.lineWidth = 2;
      context.beginPath();
      context.moveTo(x - size, y - size);
      context.lineTo(x + size, y + size);
      context.moveTo(x + size, y - size);
      context.lineTo(x - size, y + size);
      context.stroke();
      context.lineWidth = 1;
    }

    function arrow(context, at) {
      var angle = Math.atan2(at.y2 - at.y1, at.x2 - at.x1);
      context.fillStyle = context.strokeStyle;
      context.beginPath();
      context.moveTo(at.x2, at.y2);
      context.lineTo(at.x2 - 8 * Math.cos(angle - 0.4), at.y2 - 8 * Math.sin(angle - 0.4));
      context.lineTo(at.x2 - 8 * Math.cos(angle + 0.4), at.y2 - 8 * Math.sin(angle + 0.4));
      context.fill();
    }

    /** It lay at the door of a receiver that was busy or stood still. */
    function drawWait(context, x, row, at, frame) {
      var taken = film.messages.ended[row];
      if (taken !== Infinity && taken > film.messages.arrived[row]) {
        context.setLineDash([2, 2]);
        context.beginPath();
        context.moveTo(at.x2, at.y2 - 3);
        context.lineTo(Math.min(x(taken), frame.right), at.y2 - 3);
        context.stroke();
        context.setLineDash([]);
      }
    }

    /** Whether a label would lie on another one; if not, its place is taken. */
    function taken(left, y, width) {
      var lies = labelled.some(function (other) {
        return Math.abs(other.y - y) < 14 && left < other.left + other.width + 4
          && other.left < left + width + 4;
      });
      if (!lies) {
        labelled.push({ left: left, y: y, width: width });
      }
      return lies;
    }

    function drawLabel(context, frame, row, at, chosen) {
      var words = chosen ? film.word(film.messages.text[row]) : film.word(film.messages.type[row]);
      var middleX = (at.x1 + at.x2) / 2;
      var middleY = (at.y1 + at.y2) / 2;
      context.font = (chosen ? '600 ' : '') + '11px system-ui, sans-serif';
      var width = context.measureText(words).width;
      if (!chosen && (width > Math.max(at.x2 - at.x1, 34) + 26)) {
        return;
      }
      var left = Math.max(frame.left, Math.min(middleX - width / 2, frame.right - width));
      if (!chosen && taken(left, middleY, width)) {
        return;
      }
      context.textAlign = 'left';
      context.fillStyle = frame.colours.paper;
      context.globalAlpha = 0.85;
      context.fillRect(left - 2, middleY - 7, width + 4, 14);
      context.globalAlpha = 1;
      context.fillStyle = frame.colours.ink;
      context.fillText(words, left, middleY);
      context.font = '12px system-ui, sans-serif';
    }

    function drawLanes(context, x, frame, lane) {
      lane.forEach(function (y, party) {
        context.fillStyle = frame.colours.line;
        context.fillRect(frame.left, y - 0.5, frame.right - frame.left, 1);
        film.processes[party].forEach(function (span) {
          var from = Math.max(frame.left, x(span.from));
          var to = Math.min(frame.right, x(Math.min(span.to, film.endNanos)));
          if (to > from) {
            context.fillStyle = span.what === 'paused' ? frame.colours.unsure : frame.colours.soft;
            context.globalAlpha = 0.45;
            context.fillRect(from, y - 9, to - from, 18);
            context.globalAlpha = 1;
            context.fillStyle = frame.colours.ink;
            context.textAlign = 'left';
            context.fillText(Anachron.fitted(context, span.what, to - from - 6), from + 4, y);
          }
        });
        film.reigns.forEach(function (reign) {
          if (reign.party === party) {
            var from = Math.max(frame.left, x(reign.fromNanos));
            var to = Math.min(frame.right, x(reign.toNanos));
            if (to > from) {
              context.fillStyle = frame.colours.reign;
              context.fillRect(from, y - 3, to - from, 6);
            }
          }
        });
      });
    }

    function drawNames(context, frame, lane) {
      context.font = '600 13px system-ui, sans-serif';
      context.textAlign = 'right';
      context.fillStyle = frame.colours.paper;
      context.fillRect(0, 0, frame.left - 4, frame.height);
      context.fillStyle = frame.colours.ink;
      lane.forEach(function (y, party) {
        context.fillText(film.name(party), frame.left - 10, y);
      });
      context.font = '12px system-ui, sans-serif';
    }

    /** What a node did by itself, where there is room: timers and what it wrote to its disk. */
    function drawEvents(context, x, frame, lane) {
      var events = film.events;
      var first = film.eventAt(stage.span[0]);
      var last = film.eventAt(stage.span[1]);
      if (last - first > 400) {
        return;
      }
      for (var event = Math.max(0, first); event <= last; event++) {
        var y = lane.get(events.party[event]);
        var kind = film.kinds[events.kind[event]];
        if (y !== undefined && (kind === 'timer' || kind === 'saved')) {
          var at = x(events.at[event]);
          context.fillStyle = frame.colours.soft;
          context.beginPath();
          if (kind === 'timer') {
            context.arc(at, y, 3, 0, 2 * Math.PI);
            context.fill();
          } else {
            context.fillRect(at - 2.5, y - 2.5, 5, 5);
          }
        }
      }
    }

    function hit(px, y, x) {
      var lane = lanes();
      var best = null;
      var nearest = 6;
      visible(lane).forEach(function (row) {
        var at = line(row, x, lane);
        var distance = fromLine(px, y, at);
        if (distance < nearest) {
          nearest = distance;
          best = row;
        }
      });
      return best === null ? null : { kind: 'message', id: best, text: film.messageText(best),
        at: film.messages.ended[best] === Infinity ? film.messages.sent[best]
          : film.messages.ended[best] };
    }

    function fromLine(px, py, at) {
      var dx = at.x2 - at.x1;
      var dy = at.y2 - at.y1;
      var length = dx * dx + dy * dy;
      var t = length === 0 ? 0 : Math.max(0, Math.min(1,
        ((px - at.x1) * dx + (py - at.y1) * dy) / length));
      return Math.hypot(px - at.x1 - t * dx, py - at.y1 - t * dy);
    }

    var strip = Anachron.strip(picture, film, stage, {
      height: function () { return TOP + shownParties().length * LANE + 4; },
      key: function () { return turned; },
      draw: function (context, x, frame) {
        var lane = lanes();
        var rows = visible(lane);
        labelled = [];
        Anachron.strip.bands(context, film, x, frame);
        drawLanes(context, x, frame, lane);
        context.save();
        context.beginPath();
        context.rect(frame.left, 0, frame.right - frame.left, frame.height);
        context.clip();
        context.globalAlpha = rows.length > 1500 ? 0.35 : 1;
        // So many lines cannot be told apart: every so-manieth shows where they are dense.
        var every = Math.ceil(rows.length / CROWD);
        rows.forEach(function (row, place) {
          if (place % every === 0 || film.messages.fate[row] === 1 || isSelected(row)) {
            drawMessage(context, x, frame, lane, row, rows.length < LABELS);
          }
        });
        context.globalAlpha = 1;
        drawEvents(context, x, frame, lane);
        context.restore();
        drawNames(context, frame, lane);
      },
      hit: hit,
      tell: function () {
        var rows = visible(lanes());
        var lost = rows.filter(function (row) { return film.messages.fate[row] === 1; }).length;
        return rows.length + ' messages between ' + shownParties().length + ' parties from '
          + Anachron.moment(stage.span[0]) + ' to ' + Anachron.moment(stage.span[1]) + ', of which '
          + lost + ' were lost.';
      }
    });
    return strip;
  });
}());
