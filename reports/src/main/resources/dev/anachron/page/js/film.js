// What happened, as the page holds it: dev.anachron.film.Film, unpacked.
(function () {
  'use strict';

  var NONE = -1;

  /** The last place of a sorted column that is not above a number; -1 when all are. */
  function lastNotAbove(column, number) {
    var low = 0;
    var high = column.length;
    while (low < high) {
      var middle = (low + high) >> 1;
      if (column[middle] <= number) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }

  function summed(differences) {
    var column = new Float64Array(differences.length);
    var sum = 0;
    for (var i = 0; i < differences.length; i++) {
      sum += differences[i];
      column[i] = sum;
    }
    return column;
  }

  /** When each ended: never is after the end of the run. */
  function ends(begins, lengths) {
    return Float64Array.from(lengths, function (length, row) {
      return length < 0 ? Infinity : begins[row] + length;
    });
  }

  function Film(data, number) {
    Object.assign(this, data);
    this.number = number;
    this.events.at = summed(data.events.at);
    this.messages.sent = summed(data.messages.sent);
    this.messages.ended = ends(this.messages.sent, data.messages.ended);
    this.messages.arrived = ends(this.messages.sent, data.messages.arrived);
    this.operations.invoked = summed(data.operations.invoked);
    this.operations.returned = ends(this.operations.invoked, data.operations.returned);
    this.kind = {};
    data.kinds.forEach(function (kind, i) { this.kind[kind] = i; }, this);
    this.rowOf = new Map();
    this.operations.id.forEach(function (id, row) { this.rowOf.set(id, row); }, this);
    this.latestEnd = runningMaximum(this.operations.returned);
    this.byEnd = ordered(this.messages.ended);
    this.begun = ordered(this.messages.sent);
    this.eventOf = this.firstAndLast();
    this.processes = this.processSpans();
  }

  function runningMaximum(column) {
    var most = new Float64Array(column.length);
    for (var i = 0; i < column.length; i++) {
      most[i] = i === 0 ? column[0] : Math.max(most[i - 1], column[i]);
    }
    return most;
  }

  /** The rows in the order of a column, with the sorted column itself. */
  function ordered(column) {
    var rows = Uint32Array.from(column, function (unused, row) { return row; });
    rows.sort(function (a, b) { return column[a] - column[b] || a - b; });
    return { rows: rows, at: Float64Array.from(rows, function (row) { return column[row]; }) };
  }

  Film.prototype = {
    word: function (number) {
      return number === NONE ? '' : this.words[number];
    },

    name: function (party) {
      return party === NONE ? '' : this.parties[party].name;
    },

    /** The last event that has happened; -1 before the first. */
    eventAt: function (nanos) {
      return lastNotAbove(this.events.at, nanos);
    },

    /** Where a window is in which nothing is left out; null between them. */
    windowAt: function (nanos) {
      return this.windows.find(function (one) {
        return nanos >= one.fromNanos && nanos <= one.toNanos;
      }) || null;
    },

    isMessage: function (event) {
      return this.events.kind[event] <= this.kind.dropped && this.events.link[event] !== NONE;
    },

    /** What happened, as the transcript says it, without the time. */
    text: function (event) {
      if (!this.isMessage(event)) {
        return this.word(this.events.text[event]);
      }
      var row = this.events.link[event];
      var text = this.word(this.messages.text[row]);
      var kind = this.events.kind[event];
      if (kind === this.kind.sent) {
        return '→ ' + this.name(this.messages.to[row]) + '  ' + text;
      }
      if (kind === this.kind.delivered) {
        var waited = this.messages.ended[row] - this.messages.arrived[row];
        return '← ' + this.name(this.messages.from[row]) + '  ' + text
          + (waited > 0 ? ' (waited ' + Anachron.span(waited) + ')' : '')
          + (this.messages.fate[row] === 3 ? ' (once more)' : '');
      }
      return '✕ from ' + this.name(this.messages.from[row]) + '  ' + text
        + ' (' + this.word(this.messages.why[row]) + ')';
    },

    place: function (event) {
      return this.events.party[event] === NONE ? 'fault' : this.name(this.events.party[event]);
    },

    /** The first and the last event of each message, and of each operation by its row. */
    firstAndLast: function () {
      var film = this;
      var messages = { first: new Int32Array(film.messages.from.length).fill(NONE),
        last: new Int32Array(film.messages.from.length).fill(NONE) };
      var operations = { first: new Int32Array(film.operations.id.length).fill(NONE),
        last: new Int32Array(film.operations.id.length).fill(NONE) };
      for (var event = 0; event < film.events.at.length; event++) {
        var link = film.events.link[event];
        if (link === NONE) {
          continue;
        }
        var kind = film.events.kind[event];
        var into = null;
        var row = link;
        if (kind <= film.kind.dropped) {
          into = messages;
        } else if (kind === film.kind.invoked || kind === film.kind.completed) {
          into = operations;
          row = film.rowOf.has(link) ? film.rowOf.get(link) : NONE;
        }
        if (into !== null && row !== NONE) {
          if (into.first[row] === NONE) {
            into.first[row] = event;
          }
          into.last[row] = event;
        }
      }
      return { message: messages, operation: operations };
    },

    /** While each party was down or paused. */
    processSpans: function () {
      var film = this;
      var spans = film.parties.map(function () { return []; });
      for (var event = 0; event < film.events.at.length; event++) {
        if (film.events.kind[event] !== film.kind.process || film.events.party[event] === NONE) {
          continue;
        }
        var own = spans[film.events.party[event]];
        var what = film.word(film.events.text[event]);
        var open = own.length > 0 && own[own.length - 1].to === Infinity ? own[own.length - 1] : null;
        if (open !== null) {
          open.to = film.events.at[event];
        }
        if (what === 'crashed' || what === 'paused' || what.indexOf('refuses') === 0) {
          own.push({ from: film.events.at[event], to: Infinity, what: what });
        }
      }
      return spans;
    },

    /** In words: {@code c1 read x → 3 (ok)}. */
    operationText: function (row) {
      var operations = this.operations;
      var outcome = this.word(operations.outcome[row]);
      var asked = this.name(operations.client[row]) + ' ' + this.word(operations.call[row]);
      return Anachron.lesson.hides(operations.returned[row]) ? asked : asked
        + (operations.result[row] === NONE ? '' : ' → ' + this.word(operations.result[row]))
        + (outcome === 'ok' ? '' : ' (' + outcome + ')');
    },

    /** From when to when. */
    operationSpan: function (row) {
      var end = this.operations.returned[row];
      return Anachron.moment(this.operations.invoked[row]) + ' to '
        + (Anachron.lesson.hides(end) ? '?' : end === Infinity ? 'never' : Anachron.moment(end));
    },

    messageText: function (row) {
      var messages = this.messages;
      var fates = ['delivered', 'lost', 'under way', 'delivered once more'];
      var why = this.word(messages.why[row]);
      return this.name(messages.from[row]) + ' → ' + this.name(messages.to[row]) + '  '
        + this.word(messages.text[row]) + ': ' + fates[messages.fate[row]]
        + (why === '' ? '' : ' (' + why + ')')
        + (messages.ended[row] === Infinity
          ? '' : ' after ' + Anachron.span(messages.ended[row] - messages.sent[row]));
    },

    /** Calls back with each message that is on its way somewhere in the span. */
    eachMessage: function (from, to, visit) {
      var begun = this.begun;
      var last = lastNotAbove(begun.at, to);
      // A message on its way is rarely older than a few seconds; those that are, are kept apart.
      for (var i = last; i >= 0; i--) {
        var row = begun.rows[i];
        if (this.messages.ended[row] >= from) {
          visit(row);
        } else if (begun.at[i] < from - this.longest()) {
          break;
        }
      }
    },

    /** How long the longest message was on its way. */
    longest: function () {
      if (this.longestWay === undefined) {
        this.longestWay = 0;
        for (var row = 0; row < this.messages.from.length; row++) {
          var end = Math.min(this.messages.ended[row], this.endNanos);
          this.longestWay = Math.max(this.longestWay, end - this.messages.sent[row]);
        }
      }
      return this.longestWay;
    },

    /** Calls back with each operation that is going on somewhere in the span. */
    eachOperation: function (from, to, visit) {
      var last = lastNotAbove(this.operations.invoked, to);
      for (var row = last; row >= 0 && this.latestEnd[row] >= from; row--) {
        if (this.operations.returned[row] >= from) {
          visit(row);
        }
      }
    }
  };

  /** {@code 3.204310s}: as transcripts write a moment. */
  Anachron.moment = function (nanos) {
    var micros = Math.round(nanos / 1000);
    var whole = Math.floor(micros / 1e6);
    return whole + '.' + String(micros % 1e6 + 1e6).slice(1) + 's';
  };

  /** {@code 12.5 ms}: how long. */
  Anachron.span = function (nanos) {
    var units = [[1e9, 's'], [1e6, 'ms'], [1e3, 'µs'], [1, 'ns']];
    var unit = units.find(function (one) { return Math.abs(nanos) >= one[0]; }) || units[3];
    return Number((nanos / unit[0]).toPrecision(3)) + ' ' + unit[1];
  };

  Anachron.lastNotAbove = lastNotAbove;

  Anachron.view = function (name, make) {
    Anachron.views[name] = make;
  };

  function unpack(text) {
    var bytes = Uint8Array.from(atob(text.trim()), function (letter) {
      return letter.charCodeAt(0);
    });
    var stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'));
    return new Response(stream).text().then(JSON.parse);
  }

  /** All films of the page, in its order. */
  Anachron.load = function () {
    var scripts = Array.from(document.querySelectorAll('script[data-film]'));
    return Promise.all(scripts.map(function (script, number) {
      return unpack(script.textContent).then(function (data) { return new Film(data, number); });
    }));
  };
}());
