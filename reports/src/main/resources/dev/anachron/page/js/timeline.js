// What the clients saw: a lane each, with a bar from question to answer; above them faults and leaders.
(function () {
  'use strict';

  var ROW = 19;
  var LANE = 44;
  var BAR = 15;
  var PLAIN = '12px system-ui, sans-serif';
  var PINNED = '600 12px system-ui, sans-serif';

  /** Puts spans into as few rows as they need without overlapping. */
  function rowsOf(spans) {
    var ends = [];
    return spans.map(function (span) {
      var row = ends.findIndex(function (end) { return end <= span.from; });
      if (row < 0) {
        row = ends.length;
        ends.push(0);
      }
      ends[row] = span.to;
      return row;
    });
  }

  Anachron.view('timeline', function (box, film, stage, parting) {
    var faultRows = rowsOf(film.faults.map(function (fault) {
      return { from: fault.atNanos, to: fault.untilNanos };
    }));
    var faultCount = film.faults.length === 0 ? 0 : Math.max.apply(null, faultRows) + 1;
    faultCount = Math.min(faultCount, 6);
    var leading = unique(film.reigns.map(function (reign) { return reign.party; }))
      .sort(function (a, b) { return a - b; });
    var locks = unique(film.tenures.map(function (tenure) { return tenure.lock; })).sort();
    var clients = film.parties.map(function (party, number) { return number; })
      .filter(function (number) { return film.parties[number].client; })
      .filter(function (number) { return film.operations.client.indexOf(number) >= 0; });
    var leadersTop = faultCount * ROW + 4;
    var locksTop = leadersTop + leading.length * ROW;
    var lanesTop = locksTop + locks.length * ROW + 8;
    var height = lanesTop + clients.length * LANE;
    var laneOf = new Map();
    clients.forEach(function (client, lane) { laneOf.set(client, lane); });
    var told = new Set(film.story.map(function (sentence) { return sentence.operation; }));
    var known = Math.max.apply(null, film.story.map(function (sentence) {
      var row = film.rowOf.get(sentence.operation);
      return row === undefined ? sentence.atNanos : film.operations.returned[row];
    }).filter(function (nanos) { return nanos < Infinity; }));

    function unique(values) {
      return Array.from(new Set(values));
    }

    /** What is known of its outcome: in a lesson nothing before it is over. */
    function outcomeOf(row) {
      return Anachron.lesson.hides(film.operations.returned[row]) ? 'ok'
        : film.word(film.operations.outcome[row]);
    }

    /** That a write was missed is known once the story is over. */
    function markOf(row) {
      var mark = film.operations.mark[row];
      return Anachron.lesson.hides(mark === 2 ? known : film.operations.returned[row]) ? 0 : mark;
    }

    function colourOf(row, colours) {
      var mark = markOf(row);
      var outcome = outcomeOf(row);
      if (mark === 1) {
        return colours.wrong;
      }
      if (mark === 2) {
        return colours.missed;
      }
      if (outcome === 'info') {
        return colours.unsure;
      }
      if (outcome === 'fail') {
        return colours.soft;
      }
      return film.operations.kind[row] === 0 ? colours.read : colours.write;
    }

    function barTop(row) {
      var top = lanesTop + laneOf.get(film.operations.client[row]) * LANE;
      return film.operations.kind[row] === 0 ? top + 4 : top + 4 + BAR + 4;
    }

    function drawNames(context, frame) {
      context.textAlign = 'right';
      context.fillStyle = frame.colours.ink;
      context.font = '600 13px system-ui, sans-serif';
      leading.forEach(function (party, row) {
        if (!ledBy(party)) {
          return; // its name would be the answer
        }
        context.fillText(film.name(party) + ' leads', frame.left - 10, leadersTop + row * ROW + 9);
      });
      locks.forEach(function (lock, row) {
        context.fillText(lock, frame.left - 10, locksTop + row * ROW + 9);
      });
      clients.forEach(function (client, lane) {
        context.fillText(film.name(client), frame.left - 10, lanesTop + lane * LANE + LANE / 2);
      });
      context.font = PLAIN;
    }

    function ledBy(party) {
      return film.reigns.some(function (reign) {
        return reign.party === party && !Anachron.lesson.hides(reign.fromNanos);
      });
    }

    function labelled(context, frame, text, from, to, middle) {
      var left = Math.max(from, frame.left) + 4;
      var shown = Anachron.fitted(context, text, Math.min(to, frame.right) - left - 3);
      context.textAlign = 'left';
      context.fillText(shown, left, middle);
    }

    function drawFaults(context, x, frame) {
      film.faults.forEach(function (fault, number) {
        var row = Math.min(faultRows[number], faultCount - 1);
        var from = Math.max(frame.left, x(fault.atNanos));
        var to = Math.min(frame.right, x(fault.untilNanos));
        if (to < frame.left || from > frame.right) {
          return;
        }
        var chosen = isSelected('fault', number);
        context.fillStyle = frame.colours.ink;
        context.globalAlpha = chosen ? 0.3 : 0.12;
        context.fillRect(from, row * ROW + 1, Math.max(2, to - from), ROW - 2);
        context.globalAlpha = 1;
        labelled(context, frame, fault.what + (fault.bit ? '' : ' (did nothing)'), from,
          Math.max(to, from + 160), row * ROW + ROW / 2);
      });
    }

    function drawLeaders(context, x, frame) {
      film.reigns.forEach(function (reign) {
        var y = leadersTop + leading.indexOf(reign.party) * ROW;
        var from = Math.max(frame.left, x(reign.fromNanos));
        var to = Math.min(frame.right, x(reign.toNanos));
        if (to < frame.left || from > frame.right) {
          return;
        }
        context.fillStyle = frame.colours.reign;
        context.globalAlpha = 0.55;
        context.fillRect(from, y + 1, Math.max(2, to - from), ROW - 3);
        context.globalAlpha = 1;
        var since = Math.max(from, x(reign.outvotedNanos));
        if (since < to) {
          context.fillStyle = frame.colours.wrong;
          context.fillRect(since, y + 1, to - since, ROW - 3);
        }
        context.fillStyle = frame.colours.ink;
        labelled(context, frame, reign.era, from, since, y + ROW / 2);
        context.fillStyle = '#000';
        labelled(context, frame, 'voted out, unaware', since, to, y + ROW / 2);
      });
      film.tenures.forEach(function (tenure) {
        var y = locksTop + locks.indexOf(tenure.lock) * ROW;
        var from = Math.max(frame.left, x(tenure.fromNanos));
        var to = Math.min(frame.right, x(tenure.toNanos));
        if (to >= frame.left && from <= frame.right) {
          context.fillStyle = frame.colours.reign;
          context.globalAlpha = 0.55;
          context.fillRect(from, y + 1, Math.max(2, to - from - 1), ROW - 3);
          context.globalAlpha = 1;
          context.fillStyle = frame.colours.ink;
          labelled(context, frame, film.name(tenure.party) + ', token ' + tenure.token, from, to,
            y + ROW / 2);
        }
      });
    }

    /** From where on it is another run than the first. */
    function drawParting(context, x, frame) {
      var at = parting === undefined || parting === null ? -1 : x(parting);
      if (at >= frame.left && at <= frame.right) {
        context.strokeStyle = frame.colours.ink;
        context.setLineDash([6, 4]);
        context.beginPath();
        context.moveTo(at, 0);
        context.lineTo(at, frame.height);
        context.stroke();
        context.setLineDash([]);
        var left = Math.min(at + 4, frame.right - 80);
        context.fillStyle = frame.colours.paper;
        context.fillRect(left - 2, frame.height - 18, 82, 16);
        context.fillStyle = frame.colours.ink;
        context.textAlign = 'left';
        context.fillText('≠ parts here', left, frame.height - 9);
      }
    }

    function isSelected(kind, id) {
      var selection = stage.selection;
      return selection !== null && selection.film === film && selection.kind === kind
        && selection.id === id;
    }

    function drawOperations(context, x, frame) {
      var seen = 0;
      film.eachOperation(stage.span[0], stage.span[1], function () { seen++; });
      var near = seen < 250;
      film.eachOperation(stage.span[0], stage.span[1], function (row) {
        var from = Math.max(frame.left, x(film.operations.invoked[row]));
        var never = film.operations.returned[row] === Infinity;
        var to = Math.min(frame.right, never ? frame.right : x(film.operations.returned[row]));
        var top = barTop(row);
        context.fillStyle = colourOf(row, frame.colours);
        context.globalAlpha = never && !Anachron.lesson.on || outcomeOf(row) === 'fail' ? 0.55 : 1;
        context.fillRect(from, top, Math.max(1.5, to - from), BAR);
        context.globalAlpha = 1;
        if (outcomeOf(row) === 'info' && !never) {
          context.setLineDash([4, 3]);
          context.strokeStyle = frame.colours.unsure;
          context.beginPath();
          context.moveTo(to, top + BAR / 2);
          context.lineTo(frame.right, top + BAR / 2);
          context.stroke();
          context.setLineDash([]);
        }
        if (isSelected('operation', film.operations.id[row])) {
          context.strokeStyle = frame.colours.ink;
          context.lineWidth = 2.5;
          context.strokeRect(from - 2, top - 2, Math.max(1.5, to - from) + 4, BAR + 4);
          context.lineWidth = 1;
        }
      });
      if (near) {
        drawTexts(context, x, frame);
      }
    }

    /** First what proves something, since the others give way to it. */
    function drawTexts(context, x, frame) {
      var texts = [];
      film.eachOperation(stage.span[0], stage.span[1], function (row) {
        var from = Math.max(frame.left, x(film.operations.invoked[row]));
        var to = Math.min(frame.right, x(Math.min(film.operations.returned[row], film.endNanos)));
        texts.push(textOf(context, frame, row, from, to));
      });
      var pinned = texts.filter(function (text) { return text.pinned; });
      texts.forEach(function (text) {
        var hidden = pinned.some(function (other) {
          return other.top === text.top && text.left < other.right && text.right > other.left;
        });
        if (!text.pinned && !hidden) {
          context.fillStyle = text.colour;
          context.fillText(text.words, text.left, text.top + BAR / 2 + 1);
        }
      });
      pinned.forEach(function (text) { drawPinned(context, frame, text); });
    }

    /** Within the bar what fits; what proves something stands beside its bar in full. */
    function textOf(context, frame, row, from, to) {
      var top = barTop(row);
      var open = Anachron.lesson.hides(film.operations.returned[row]);
      var words = film.word(film.operations.call[row])
        + (open || film.operations.result[row] === -1 ? ''
          : ' → ' + film.word(film.operations.result[row]));
      var mark = markOf(row);
      var id = film.operations.id[row];
      var strong = told.has(id) && !open || mark === 2 || isSelected('operation', id);
      context.textAlign = 'left';
      if (strong && to - from < context.measureText(words).width + 8) {
        context.font = PINNED;
        var width = context.measureText(words).width;
        context.font = PLAIN;
        var left = Math.min(to + 4, frame.right - width);
        return { pinned: true, words: words, top: top, left: left, right: left + width,
          colour: mark === 1 ? frame.colours['wrong-ink'] : frame.colours.ink };
      }
      var shown = Anachron.fitted(context, words, to - from - 6);
      var pale = film.operations.returned[row] === Infinity && !Anachron.lesson.on
        || outcomeOf(row) === 'fail';
      return { pinned: false, words: shown, top: top, left: from + 3,
        right: from + 3 + context.measureText(shown).width,
        colour: pale ? frame.colours.ink : Anachron.textOn(colourOf(row, frame.colours)) };
    }

    function drawPinned(context, frame, text) {
      context.fillStyle = frame.colours.paper;
      context.globalAlpha = 0.85;
      context.fillRect(text.left - 2, text.top, text.right - text.left + 4, BAR);
      context.globalAlpha = 1;
      context.font = PINNED;
      context.fillStyle = text.colour;
      context.fillText(text.words, text.left, text.top + BAR / 2 + 1);
      context.font = PLAIN;
    }

    function hit(px, y, x) {
      if (y < faultCount * ROW) {
        var number = film.faults.findIndex(function (fault, i) {
          return Math.min(faultRows[i], faultCount - 1) === Math.floor(y / ROW)
            && px >= x(fault.atNanos) - 2 && px <= x(fault.untilNanos) + 2;
        });
        return number < 0 ? null : { kind: 'fault', id: number, at: film.faults[number].atNanos,
          text: film.faults[number].what };
      }
      var best = null;
      var nearest = 5;
      film.eachOperation(x.invert(px - 5), x.invert(px + 5), function (row) {
        var top = barTop(row);
        if (y < top - 3 || y > top + BAR + 3) {
          return;
        }
        var from = x(film.operations.invoked[row]);
        var to = x(film.operations.returned[row]);
        var distance = px < from ? from - px : px > to ? px - to : 0;
        if (distance < nearest) {
          nearest = distance;
          var end = Math.min(film.operations.returned[row], film.endNanos);
          best = { kind: 'operation', id: film.operations.id[row],
            at: film.operations.returned[row] === Infinity
              || Anachron.lesson.hides(end) ? film.operations.invoked[row] : end,
            text: film.operationText(row) + '\n' + film.operationSpan(row) };
        }
      });
      return best;
    }

    return Anachron.strip(box, film, stage, {
      height: function () { return height; },
      draw: function (context, x, frame) {
        Anachron.strip.bands(context, film, x, frame);
        context.fillStyle = frame.colours.line;
        clients.forEach(function (unused, lane) {
          context.fillRect(0, lanesTop + lane * LANE, frame.right, 1);
        });
        context.fillStyle = frame.colours.ink;
        drawFaults(context, x, frame);
        drawLeaders(context, x, frame);
        drawOperations(context, x, frame);
        drawNames(context, frame);
        drawParting(context, x, frame);
      },
      hit: hit,
      key: function () { return Anachron.lesson.on ? stage.at : ''; },
      tell: function () {
        var count = 0;
        var old = 0;
        film.eachOperation(stage.span[0], stage.span[1], function (row) {
          count++;
          old += film.operations.mark[row] === 1 ? 1 : 0;
        });
        return 'Operations of ' + clients.length + ' clients from ' + Anachron.moment(stage.span[0])
          + ' to ' + Anachron.moment(stage.span[1]) + ': ' + count + ', of which ' + old
          + ' returned an old value.';
      }
    });
  });
}());
