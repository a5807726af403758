// What each node believed the time to be, and what it relied on for how long.
(function () {
  'use strict';

  var LANE = 74;
  var BAR = 22;
  var GAP = 12;
  var SAMPLES = 160;

  Anachron.view('clocks', function (box, film, stage) {
    var inside = Anachron.inside(film);
    var parties = film.parties.map(function (unused, number) { return number; })
      .filter(function (party) {
        return inside.clocks.has(party) || inside.leases[party].length > 0;
      });
    if (parties.length === 0) {
      var none = document.createElement('p');
      none.className = 'note';
      none.textContent = 'Every clock showed true time, and nobody relied on one.';
      box.appendChild(none);
      return { draw: function () {} };
    }
    var table = readings();
    var picture = document.createElement('div');
    box.appendChild(picture);
    var strip = Anachron.strip(picture, film, stage, {
      height: function () { return rows().height; },
      draw: drawStrip,
      hit: hit,
      tell: tell,
      key: standing
    });

    /** Which lease of each is the present one: the picture tells how it ends. */
    function standing() {
      return parties.map(function (party) {
        return inside.leases[party].map(function (lease) {
          return Anachron.lastNotAbove(lease.at, stage.at);
        }).join(' ');
      }).join(' ');
    }

    function isPromise(lease) {
      return lease.name.indexOf('lease') !== 0 && lease.name.indexOf('believes') !== 0
        && !/ of /.test(lease.name);
    }

    // What they show now: a table

    function readings() {
      var shell = document.createElement('div');
      shell.className = 'scroll';
      var made = document.createElement('table');
      made.className = 'clocks';
      var head = made.createTHead().insertRow();
      ['', 'monotonic clock', 'wall clock', 'until when'].forEach(function (title) {
        var cell = document.createElement('th');
        cell.textContent = title;
        head.appendChild(cell);
      });
      var body = made.createTBody();
      shell.appendChild(made);
      box.appendChild(shell);
      return parties.map(function (party) {
        var row = body.insertRow();
        var name = document.createElement('th');
        name.scope = 'row';
        name.textContent = film.name(party);
        row.appendChild(name);
        return { party: party, cells: [row.insertCell(), row.insertCell(), row.insertCell()],
          said: ['', '', ''] };
      });
    }

    function off(nanos, uncertainty) {
      var size = Math.abs(nanos) < 1000 ? 'true' : Anachron.span(Math.abs(nanos))
        + (nanos > 0 ? ' ahead' : ' behind');
      return size + (uncertainty > 0 ? ', claims ± ' + Anachron.span(uncertainty) : '');
    }

    function relies(party) {
      return inside.leases[party].map(function (lease) {
        var now = inside.lease(lease, stage.at);
        if (now === null) {
          return '';
        }
        var clock = film.parties[party].client ? 'its clock'
          : lease.byWallClock ? 'its wall clock' : 'its monotonic clock';
        return lease.name + (now.over ? ': was over at ' : ': until ') + Anachron.moment(now.until)
          + ' by ' + clock
          + (Math.abs(now.until - now.ends) < 1000 ? ''
            : now.ends === Infinity ? ', which it never shows'
              : ', which is ' + Anachron.moment(now.ends) + ' of true time');
      }).filter(Boolean).join('; ');
    }

    function drawReadings() {
      table.forEach(function (row) {
        var clock = inside.clock(row.party, stage.at);
        [off(clock.monotonic, 0), off(clock.wall, clock.uncertainty), relies(row.party)]
          .forEach(function (text, place) {
            if (row.said[place] !== text) {
              row.said[place] = text;
              row.cells[place].textContent = text;
            }
          });
      });
    }

    // How it went: the strip

    /** Where what is drawn. */
    function rows() {
      var y = 8;
      var placed = parties.map(function (party) {
        var place = { party: party, clockY: inside.clocks.has(party) ? y : -1, bars: [] };
        y += place.clockY < 0 ? 0 : LANE;
        inside.leases[party].slice().sort(function (a, b) {
          return isPromise(a) - isPromise(b);
        }).forEach(function (lease) {
          place.bars.push({ lease: lease, y: y });
          y += BAR;
        });
        y += GAP;
        return place;
      });
      return { placed: placed, height: y };
    }

    /** The greatest error in sight, for one scale of all clocks. */
    function greatest() {
      var most = 1e6;
      inside.clocks.forEach(function (clock, party) {
        sampled(clock).forEach(function (nanos) {
          var now = inside.clock(party, nanos);
          most = Math.max(most, Math.abs(now.monotonic), Math.abs(now.wall) + now.uncertainty);
        });
      });
      return most;
    }

    /** Moments between which the lines are straight: those of changes, twice, or, of many, some. */
    function sampled(clock) {
      var from = stage.span[0];
      var to = stage.span[1];
      var first = Math.max(0, Anachron.lastNotAbove(clock.at, from) + 1);
      var last = Anachron.lastNotAbove(clock.at, to);
      var moments = [from];
      var every = Math.max(1, Math.ceil((last - first + 1) / SAMPLES));
      for (var i = first; i <= last; i += every) {
        moments.push(clock.at[i] - 1, clock.at[i]);
      }
      moments.push(to);
      return moments;
    }

    function drawClock(context, x, frame, place, most) {
      var clock = inside.clocks.get(place.party);
      var middle = place.clockY + LANE / 2;
      var y = function (error) { return middle - error / most * (LANE / 2 - 8); };
      var moments = sampled(clock);
      context.fillStyle = frame.colours.line;
      context.fillRect(frame.left, middle - 0.5, frame.right - frame.left, 1);
      var points = moments.map(function (nanos) {
        return { x: x(nanos), now: inside.clock(place.party, nanos) };
      });
      drawBand(context, frame, points, y);
      path(context, points, function (now) { return y(now.monotonic); },
        frame.colours.read, 2.5, []);
      path(context, points, function (now) { return y(now.wall); }, frame.colours.wrong, 2, [6, 4]);
      context.fillStyle = frame.colours.soft;
      context.textAlign = 'right';
      context.font = '11px system-ui, sans-serif';
      context.fillText('+' + Anachron.span(most), frame.left - 8, place.clockY + 8);
      context.fillText('−' + Anachron.span(most), frame.left - 8, place.clockY + LANE - 8);
    }

    function drawBand(context, frame, points, y) {
      if (points.every(function (point) { return point.now.uncertainty === 0; })) {
        return;
      }
      context.beginPath();
      points.forEach(function (point) {
        context.lineTo(point.x, y(point.now.wall + point.now.uncertainty));
      });
      points.slice().reverse().forEach(function (point) {
        context.lineTo(point.x, y(point.now.wall - point.now.uncertainty));
      });
      context.globalAlpha = 0.2;
      context.fillStyle = frame.colours.wrong;
      context.fill();
      context.globalAlpha = 1;
    }

    function path(context, points, y, colour, width, dash) {
      context.strokeStyle = colour;
      context.lineWidth = width;
      context.setLineDash(dash);
      context.beginPath();
      points.forEach(function (point) { context.lineTo(point.x, y(point.now)); });
      context.stroke();
      context.setLineDash([]);
    }

    /** Bars while it was held; where the playhead is, how long it still has. */
    function drawLease(context, x, frame, bar) {
      var lease = bar.lease;
      var y = bar.y + 5;
      var height = BAR - 10;
      context.fillStyle = isPromise(lease) ? frame.colours.soft : frame.colours.reign;
      eachHeld(lease, function (from, to) {
        var left = Math.max(frame.left, x(from));
        var right = Math.min(frame.right, x(to));
        if (right >= left) {
          context.fillRect(left, y, Math.max(1, right - left), height);
          if (to <= stage.span[1]) {
            context.fillRect(right - 1.5, y - 3, 3, height + 6);
          }
        }
      });
      drawEnd(context, x, frame, lease, y, height);
      context.font = '11px system-ui, sans-serif';
      context.textAlign = 'left';
      context.fillStyle = frame.colours.paper;
      context.globalAlpha = 0.75;
      var width = context.measureText(lease.name).width;
      context.fillRect(frame.left + 3, y - 1, width + 6, height + 2);
      context.globalAlpha = 1;
      context.fillStyle = frame.colours.ink;
      context.fillText(lease.name, frame.left + 6, y + height / 2 + 0.5);
    }

    /** How the lease at the playhead ends: by true time, and as the clock has it, if those differ. */
    function drawEnd(context, x, frame, lease, y, height) {
      var now = inside.lease(lease, stage.at);
      if (now === null || now.over) {
        return;
      }
      var end = x(Math.min(now.ends, film.endNanos));
      context.strokeStyle = frame.colours.ink;
      context.lineWidth = 1.5;
      context.strokeRect(x(stage.at), y, end - x(stage.at), height);
      if (Math.abs(now.until - now.ends) > 1e5) {
        var meant = x(now.until);
        context.fillStyle = frame.colours.wrong;
        context.beginPath();
        context.moveTo(meant - 6, y - 4);
        context.lineTo(meant + 6, y - 4);
        context.lineTo(meant, y + 5);
        context.fill();
        context.fillRect(meant - 1, y - 4, 2, height + 8);
      }
    }

    /** Stretches within the span during which it was held without a break. */
    function eachHeld(lease, visit) {
      var row = Math.max(0, Anachron.lastNotAbove(lease.at, stage.span[0]));
      var from = -1;
      var to = -1;
      for (; row < lease.at.length && lease.at[row] <= stage.span[1]; row++) {
        var next = row + 1 < lease.at.length ? lease.at[row + 1] : Infinity;
        var end = Math.min(lease.ends[row], next, film.endNanos);
        if (end <= lease.at[row]) {
          continue;
        }
        if (from >= 0 && lease.at[row] > to) {
          visit(from, to);
          from = -1;
        }
        from = from < 0 ? lease.at[row] : from;
        to = end;
      }
      if (from >= 0) {
        visit(from, to);
      }
    }

    function drawStrip(context, x, frame) {
      var most = greatest();
      Anachron.strip.bands(context, film, x, frame);
      drawReigns(context, x, frame);
      context.save();
      context.beginPath();
      context.rect(frame.left, 0, frame.right - frame.left, frame.height);
      context.clip();
      var placed = rows().placed;
      placed.forEach(function (place) {
        place.bars.forEach(function (bar) { drawLease(context, x, frame, bar); });
      });
      context.restore();
      placed.forEach(function (place) {
        if (place.clockY >= 0) {
          drawClock(context, x, frame, place, most);
        }
        var y = place.clockY >= 0 ? place.clockY + LANE / 2 : place.bars[0].y + BAR / 2;
        context.font = '600 14px system-ui, sans-serif';
        context.textAlign = 'right';
        context.fillStyle = frame.colours.ink;
        context.fillText(film.name(place.party), frame.left - 10, y);
      });
    }

    /** Where somebody begins to lead: who relies on a lease then relies on it in vain. */
    function drawReigns(context, x, frame) {
      context.font = '11px system-ui, sans-serif';
      context.textAlign = 'left';
      film.reigns.forEach(function (reign) {
        var at = x(reign.fromNanos);
        if (at >= frame.left && at <= frame.right && reign.fromNanos > 0) {
          context.fillStyle = frame.colours.ink;
          context.fillRect(at - 0.5, 0, 1, frame.height);
          context.fillText(film.name(reign.party) + ' leads, ' + reign.era, at + 4, 6);
        }
      });
    }

    function hit() {
      return null;
    }

    function tell() {
      return 'Clocks from ' + Anachron.moment(stage.span[0]) + ' to '
        + Anachron.moment(stage.span[1]) + '. At ' + Anachron.moment(stage.at) + ': '
        + parties.map(function (party) {
          var clock = inside.clock(party, stage.at);
          var words = film.name(party) + ' monotonic ' + off(clock.monotonic, 0) + ', wall '
            + off(clock.wall, clock.uncertainty);
          var relied = relies(party);
          return words + (relied === '' ? '' : ', ' + relied);
        }).join('; ') + '.';
    }

    var note = document.createElement('p');
    note.className = 'note';
    note.textContent = 'Lines: how far a clock is ahead of true time; whole: the monotonic clock, broken:'
      + ' the wall clock, band: what it claims. Bars, by true time: what somebody relies on (light), and'
      + ' what others promise so that they can (dark), each up to its end by their own clock. Framed: what'
      + ' is left at the playhead. ▼: when it would be over if that clock were right.';
    box.appendChild(note);

    return {
      draw: function () {
        drawReadings();
        strip.draw();
      }
    };
  });
}());
