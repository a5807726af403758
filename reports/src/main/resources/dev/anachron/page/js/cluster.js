// The cluster as it is at the playhead: who is what, which links are cut, what is on its way.
(function () {
  'use strict';

  var LINGER = 0.012;
  var DOTS = 1500;
  var LABELS = 12;
  var APART = 13;
  var LONG = 3;

  Anachron.view('cluster', function (box, film, stage) {
    var inside = Anachron.inside(film);
    var canvas = Anachron.canvas(box);
    var nodes = partiesThat(false);
    var clients = partiesThat(true);
    var asked = lastAsked();
    var places = [];
    var shown = [];
    var size = { width: 0, height: 0, node: 40, client: 18 };
    var drawn = '';
    box.classList.add('cluster');

    function partiesThat(client) {
      return film.parties.map(function (unused, number) { return number; })
        .filter(function (number) { return film.parties[number].client === client; });
    }

    /** For each client, the nodes that it sent something to, in order of time. */
    function lastAsked() {
      var steps = film.parties.map(function () { return { at: [], to: [] }; });
      for (var row = 0; row < film.messages.from.length; row++) {
        var from = film.messages.from[row];
        if (film.parties[from].client) {
          steps[from].at.push(film.messages.sent[row]);
          steps[from].to.push(film.messages.to[row]);
        }
      }
      return steps;
    }

    // Where everybody is

    function lay(width) {
      var narrow = width < 620;
      var many = nodes.length > 9;
      size.width = width;
      size.node = narrow || many ? 26 : 40;
      size.client = narrow || clients.length > 16 ? 11 : 18;
      size.height = Math.round(Math.max(300, Math.min(460, width * (narrow ? 0.9 : 0.42))));
      var inner = clients.length > 0 ? 0.55 : 1;
      ring(nodes, inner, 0);
      ring(byNode(), 1, Math.PI / Math.max(1, clients.length));
      fit(narrow ? 34 : 90);
    }

    /** Whatever the number of parties, they fill the picture. */
    function fit(marginX) {
      var all = nodes.concat(clients).map(function (party) { return places[party]; });
      var across = extent(all.map(function (place) { return place.x; }));
      var down = extent(all.map(function (place) { return place.y; }));
      var high = size.height - size.node * 2 - 52;
      var wide = Math.min(size.width - 2 * marginX, high * 2.4);
      all.forEach(function (place) {
        place.x = size.width / 2 + (place.x - across.middle) / across.length * wide;
        place.y = size.node + 12 + high / 2 + (place.y - down.middle) / down.length * high;
      });
    }

    function extent(values) {
      var least = Math.min.apply(null, values);
      var most = Math.max.apply(null, values);
      return { middle: (least + most) / 2, length: Math.max(0.5, most - least) };
    }

    function ring(parties, radius, turn) {
      parties.forEach(function (party, place) {
        var angle = turn + 2 * Math.PI * place / parties.length - Math.PI / 2;
        places[party] = { x: radius * Math.cos(angle), y: radius * Math.sin(angle) };
      });
    }

    /** Clients in an order in which each is near the node that it asks most. */
    function byNode() {
      return clients.map(function (client) {
        var counts = new Map();
        asked[client].to.forEach(function (to) { counts.set(to, (counts.get(to) || 0) + 1); });
        var most = nodes.reduce(function (best, node) {
          return (counts.get(node) || 0) > (counts.get(best) || 0) ? node : best;
        }, nodes[0]);
        return { client: client, near: nodes.indexOf(most) };
      }).sort(function (a, b) { return a.near - b.near || a.client - b.client; })
        .map(function (one) { return one.client; });
    }

    // Links

    function grips() {
      var now = new Map();
      inside.eachGrip(stage.at, function (from, to, cut) {
        var key = from + ' ' + to;
        now.set(key, cut || now.get(key) === true);
      });
      return now;
    }

    function drawLinks(context, colours, grip) {
      for (var i = 0; i < nodes.length; i++) {
        for (var j = i + 1; j < nodes.length; j++) {
          drawLink(context, colours, nodes[i], nodes[j], grip, colours.line);
        }
      }
      clients.forEach(function (client) {
        var row = Anachron.lastNotAbove(asked[client].at, stage.at);
        var node = row < 0 ? -1 : asked[client].to[row];
        nodes.forEach(function (one) {
          var touched = grip.has(client + ' ' + one) || grip.has(one + ' ' + client);
          if (one === node) {
            drawLink(context, colours, client, one, grip, colours.line);
          } else if (touched && clients.length * nodes.length <= 24) {
            drawLink(context, colours, client, one, grip, null);
          }
        });
      });
    }

    /** Cut: dashed, with bars across it; worse than usual: dotted. */
    function drawLink(context, colours, a, b, grip, plain) {
      var there = grip.get(a + ' ' + b);
      var back = grip.get(b + ' ' + a);
      var from = places[a];
      var to = places[b];
      if (there === undefined && back === undefined) {
        line(context, from, to, plain, 1.5, []);
        return;
      }
      var cut = there === true || back === true;
      line(context, from, to, cut ? colours.wrong : colours.soft, cut ? 1.5 : 2,
        cut ? [7, 6] : [2, 5]);
      var angle = Math.atan2(to.y - from.y, to.x - from.x);
      if (there === true) {
        bar(context, colours, between(from, to, back === true ? 0.5 : 0.72), angle);
      }
      if (back === true && there !== true) {
        bar(context, colours, between(from, to, 0.28), angle);
      }
    }

    function line(context, from, to, colour, width, dash) {
      if (colour === null) {
        return;
      }
      context.strokeStyle = colour;
      context.lineWidth = width;
      context.setLineDash(dash);
      context.beginPath();
      context.moveTo(from.x, from.y);
      context.lineTo(to.x, to.y);
      context.stroke();
      context.setLineDash([]);
    }

    function bar(context, colours, at, angle) {
      context.save();
      context.translate(at.x, at.y);
      context.rotate(angle);
      context.fillStyle = colours.paper;
      context.fillRect(-7, -12, 14, 24);
      context.fillStyle = colours.wrong;
      context.fillRect(-6, -12, 4, 24);
      context.fillRect(2, -12, 4, 24);
      context.restore();
    }

    function between(from, to, share) {
      return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
    }

    // Messages

    /** Where a message is: how far on its way, and whether it is lost. Null when it is no longer. */
    function whereabouts(row) {
      var messages = film.messages;
      var sent = messages.sent[row];
      var lost = messages.fate[row] === 1;
      var linger = Math.max(4e6, (stage.span[1] - stage.span[0]) * LINGER);
      if (lost) {
        // Most are lost at once: they are seen to go, and to end half-way.
        var since = stage.at - messages.ended[row];
        return since < 0 ? { share: 0.05 + 0.4 * (stage.at - sent) / (messages.ended[row] - sent) }
          : since > linger ? null
            : { share: 0.45, lost: true, fade: 1 - since / linger };
      }
      if (stage.at > messages.ended[row]) {
        return null;
      }
      var arrived = messages.arrived[row];
      var held = arrived === Infinity;
      var way = held ? 0.5 : (stage.at - sent) / Math.max(1, arrived - sent);
      return { share: Math.max(0, Math.min(1, way)), waits: held || stage.at > arrived };
    }

    function collect() {
      var linger = Math.max(4e6, (stage.span[1] - stage.span[0]) * LINGER);
      var rows = [];
      film.eachMessage(stage.at - linger, stage.at, function (row) {
        var where = rows.length < DOTS ? whereabouts(row) : null;
        if (where !== null) {
          where.row = row;
          rows.push(where);
        }
      });
      place(rows);
      return rows;
    }

    /** Gives each its place on its way; those that would lie upon each other stand in line. */
    function place(rows) {
      var ways = new Map();
      rows.forEach(function (where) {
        var key = film.messages.from[where.row] + ' ' + film.messages.to[where.row];
        if (!ways.has(key)) {
          ways.set(key, []);
        }
        ways.get(key).push(where);
      });
      ways.forEach(function (way) {
        var from = places[film.messages.from[way[0].row]];
        var to = places[film.messages.to[way[0].row]];
        var a = edge(from, to, film.messages.from[way[0].row]);
        var b = edge(to, from, film.messages.to[way[0].row]);
        var length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
        inLine(way, length);
        way.forEach(function (where) {
          var at = between(a, b, where.along / length);
          where.x = at.x;
          where.y = at.y;
          where.angle = Math.atan2(b.y - a.y, b.x - a.x);
        });
      });
    }

    /** From the first to the last no two closer than they are large, unless there are too many. */
    function inLine(way, length) {
      way.sort(function (one, other) { return other.share - one.share; });
      var gap = Math.min(APART, length / way.length);
      way.forEach(function (where, place) {
        var before = place === 0 ? Infinity : way[place - 1].along - gap;
        where.along = Math.min(where.share * length, before);
      });
      for (var place = way.length - 1; place >= 0; place--) {
        var after = place === way.length - 1 ? 0 : way[place + 1].along + gap;
        way[place].along = Math.max(way[place].along, after);
      }
      var head = null;
      way.forEach(function (where, place) {
        var close = place > 0 && way[place - 1].along - where.along < gap + 0.01;
        head = close ? head : where;
        where.head = head;
        head.line = close ? head.line + 1 : 1;
      });
    }

    function drawMessage(context, colours, where) {
      var row = where.row;
      var messages = film.messages;
      var ofClient = film.parties[messages.from[row]].client || film.parties[messages.to[row]].client;
      var chosen = isChosen('message', row);
      context.globalAlpha = where.fade === undefined ? 1 : Math.max(0.15, where.fade);
      context.fillStyle = ofClient ? colours.write : colours.read;
      if (where.lost) {
        cross(context, where, colours.wrong);
      } else if (where.waits) {
        context.fillRect(where.x - 5, where.y - 5, 10, 10);
      } else {
        arrow(context, where, where.angle);
      }
      if (chosen) {
        context.strokeStyle = colours.ink;
        context.lineWidth = 2.5;
        context.beginPath();
        context.arc(where.x, where.y, 12, 0, 2 * Math.PI);
        context.stroke();
      }
      context.globalAlpha = 1;
    }

    /** What the messages are, where there is room; of a long line its first, and how long it is. */
    function nameMessages(context, colours) {
      var named = shown.filter(function (where) {
        return where.head === where || where.head.line <= LONG;
      });
      var few = named.length <= LABELS && size.width > 620;
      var taken = obstacles(context);
      var labels = Anachron.labels(context, colours, size.width);
      shown.slice().sort(function (a, b) { return isChosen('message', b.row) - isChosen('message', a.row); })
        .forEach(function (where) {
          var chosen = isChosen('message', where.row);
          if (!chosen && !(few && named.indexOf(where) >= 0)) {
            return;
          }
          var word = film.word(chosen ? film.messages.text[where.row] : film.messages.type[where.row]);
          var line = where.line > LONG ? ', ' + where.line + ' in line' : '';
          context.globalAlpha = where.fade === undefined ? 1 : Math.max(0.15, where.fade);
          labels.beside(taken, word + (where.lost ? ' lost' : line), where, chosen);
          context.globalAlpha = 1;
        });
    }

    /** What no label may hide: nodes and clients, and what stands under them. */
    function obstacles(context) {
      context.font = '600 13px system-ui, sans-serif';
      return nodes.concat(clients).map(function (party) {
        var at = places[party];
        var radius = film.parties[party].client ? size.client : size.node * 1.12;
        return { left: at.x - radius, right: at.x + radius, top: at.y - radius, bottom: at.y + radius };
      }).concat(nodes.map(function (node) {
        var wide = context.measureText(caption(node)).width / 2 + 4;
        var at = places[node];
        var top = at.y + size.node + 6;
        return { left: at.x - wide, right: at.x + wide, top: top, bottom: top + 17 };
      }));
    }

    function edge(from, to, party) {
      var length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
      var radius = (film.parties[party].client ? size.client : size.node) + 10;
      return between(from, to, Math.min(0.45, radius / length));
    }

    function arrow(context, at, angle) {
      context.beginPath();
      context.moveTo(at.x + 8 * Math.cos(angle), at.y + 8 * Math.sin(angle));
      context.lineTo(at.x + 7 * Math.cos(angle + 2.4), at.y + 7 * Math.sin(angle + 2.4));
      context.lineTo(at.x + 7 * Math.cos(angle - 2.4), at.y + 7 * Math.sin(angle - 2.4));
      context.fill();
    }

    function cross(context, at, colour) {
      context.strokeStyle = colour;
      context.lineWidth = 3;
      context.beginPath();
      context.moveTo(at.x - 6, at.y - 6);
      context.lineTo(at.x + 6, at.y + 6);
      context.moveTo(at.x + 6, at.y - 6);
      context.lineTo(at.x - 6, at.y + 6);
      context.stroke();
    }

    // Parties

    function isChosen(kind, id) {
      var selection = stage.selection;
      return selection !== null && selection.film === film && selection.kind === kind
        && selection.id === id;
    }

    function condition(node) {
      var process = inside.process(node, stage.at);
      return process !== 'up' ? process : inside.role(node, stage.at);
    }

    /** A shape for each role: leaders are hexagons, candidates diamonds, all others circles. */
    function outline(context, at, radius, role) {
      var corners = /leader|primary/.test(role) ? 6 : /candidate/.test(role) ? 4
        : /service|storage/.test(role) ? -4 : 0;
      context.beginPath();
      if (corners === 0) {
        context.arc(at.x, at.y, radius, 0, 2 * Math.PI);
        return;
      }
      var turn = corners < 0 ? Math.PI / 4 : 0;
      var count = Math.abs(corners);
      var reach = radius * (count === 4 ? 1.25 : 1.12);
      for (var i = 0; i < count; i++) {
        var angle = turn + 2 * Math.PI * i / count;
        context.lineTo(at.x + reach * Math.cos(angle), at.y + reach * Math.sin(angle));
      }
      context.closePath();
    }

    function drawNode(context, colours, node) {
      var at = places[node];
      var role = condition(node);
      var down = role === 'down' || role === 'refuses to start';
      var leads = inside.leads(node, stage.at);
      outline(context, at, size.node, role);
      context.fillStyle = colours.paper;
      context.fill();
      context.fillStyle = leads ? colours.reign : colours.card;
      context.globalAlpha = leads ? 0.55 : 1;
      context.fill();
      context.globalAlpha = 1;
      context.strokeStyle = isChosen('party', node) ? colours.wrong : down ? colours.soft : colours.ink;
      context.lineWidth = isChosen('party', node) ? 5 : leads ? 4 : 2;
      context.setLineDash(down ? [5, 4] : []);
      context.stroke();
      context.setLineDash([]);
      context.textAlign = 'center';
      context.fillStyle = down ? colours.soft : colours.ink;
      var large = film.name(node).length < 5 && size.node > 30;
      context.font = '700 ' + (large ? 18 : 13) + 'px system-ui, sans-serif';
      context.fillText(Anachron.fitted(context, film.name(node), 2 * size.node + 4), at.x, at.y - (role === 'paused' || down ? 7 : 0));
      if (role === 'paused') {
        context.fillRect(at.x - 7, at.y + 7, 5, 13);
        context.fillRect(at.x + 2, at.y + 7, 5, 13);
      } else if (down) {
        cross(context, { x: at.x, y: at.y + 13 }, colours.wrong);
      }
      var words = caption(node);
      if (words !== '') {
        Anachron.labels(context, colours, size.width)
          .write(words, at.x, at.y + size.node + 15, leads);
      }
    }

    function caption(node) {
      var role = condition(node);
      var down = role === 'down' || role === 'refuses to start';
      return [role === 'replica' ? '' : role, down ? '' : inside.era(node, stage.at)]
        .filter(Boolean).join(', ');
    }

    function drawClient(context, colours, client) {
      var at = places[client];
      var process = inside.process(client, stage.at);
      context.beginPath();
      context.rect(at.x - size.client, at.y - size.client * 0.8, 2 * size.client, size.client * 1.6);
      context.fillStyle = colours.card;
      context.fill();
      context.strokeStyle = isChosen('party', client) ? colours.wrong : colours.soft;
      context.lineWidth = isChosen('party', client) ? 4 : 1.5;
      context.stroke();
      context.fillStyle = colours.ink;
      context.textAlign = 'center';
      context.font = (size.client > 12 ? 13 : 11) + 'px system-ui, sans-serif';
      var name = film.name(client);
      var fits = context.measureText(name).width < 2 * size.client - 2;
      context.fillText(name, at.x, fits ? at.y : at.y + size.client + 8);
      if (process !== 'up') {
        Anachron.labels(context, colours, size.width)
          .write(process, at.x, at.y + size.client * 0.8 + (fits ? 11 : 24), true);
      }
    }

    // What is there

    function tell(grip, messages) {
      var cut = 0;
      grip.forEach(function (isCut) { cut += isCut ? 1 : 0; });
      var lost = messages.filter(function (one) { return one.lost; }).length;
      return 'At ' + Anachron.moment(stage.at) + ': ' + nodes.map(function (node) {
        return film.name(node) + ' ' + [condition(node), inside.era(node, stage.at)]
          .filter(Boolean).join(', ');
      }).join('; ') + '. ' + (messages.length - lost) + ' messages under way'
        + (lost > 0 ? ', ' + lost + ' just lost' : '')
        + (cut > 0 ? '. ' + cut + ' directions of links cut' : '') + '.';
    }

    function hit(x, y) {
      var message = shown.find(function (one) { return Math.hypot(x - one.x, y - one.y) < 11; });
      if (message) {
        return { kind: 'message', id: message.row, text: film.messageText(message.row) };
      }
      var party = nodes.concat(clients).find(function (one) {
        var radius = film.parties[one].client ? size.client : size.node;
        return Math.hypot(x - places[one].x, y - places[one].y) < radius + 4;
      });
      return party === undefined ? null : { kind: 'party', id: party, text: film.name(party) };
    }

    function hitBy(event) {
      var at = Anachron.at(canvas.element, event);
      return hit(at.x, at.y);
    }

    canvas.element.addEventListener('click', function (event) {
      var found = hitBy(event);
      stage.go(stage.at, { film: film,
        selection: found === null ? null : { kind: found.kind, film: film, id: found.id } });
    });
    canvas.element.addEventListener('mousemove', function (event) {
      var found = hitBy(event);
      canvas.element.title = found === null ? '' : found.text;
      canvas.element.style.cursor = found === null ? 'default' : 'pointer';
    });

    return {
      draw: function () {
        var width = Math.floor(box.clientWidth);
        var chosen = stage.selection && stage.selection.film === film
          ? stage.selection.kind + stage.selection.id : '';
        var key = [width, stage.at, stage.span[1] - stage.span[0], chosen, Anachron.theme].join('|');
        if (key === drawn) {
          return;
        }
        drawn = key;
        if (width !== size.width) {
          lay(width);
        }
        var colours = Anachron.colours();
        var context = canvas.begin(size.width, size.height);
        var grip = grips();
        shown = collect();
        drawLinks(context, colours, grip);
        clients.forEach(function (client) { drawClient(context, colours, client); });
        nodes.forEach(function (node) { drawNode(context, colours, node); });
        shown.forEach(function (where) { drawMessage(context, colours, where); });
        nameMessages(context, colours);
        canvas.element.setAttribute('aria-label', tell(grip, shown));
      }
    };
  });
}());
