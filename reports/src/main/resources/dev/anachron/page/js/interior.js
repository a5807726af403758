// What the nodes were like: dev.anachron.film.Interior, made fit to be asked about any moment.
(function () {
  'use strict';

  var NONE = -1;

  function summed(differences) {
    var column = new Float64Array(differences.length);
    var sum = 0;
    for (var i = 0; i < differences.length; i++) {
      sum += differences[i];
      column[i] = sum;
    }
    return column;
  }

  /** The row that holds at a moment; -1 before the first. */
  function rowAt(steps, nanos) {
    return Anachron.lastNotAbove(steps.at, nanos);
  }

  function Interior(film) {
    var data = film.interior;
    this.film = film;
    this.fields = film.parties.map(function () { return []; });
    this.marks = film.parties.map(function () { return {}; });
    this.logs = new Map();
    this.objects = new Map();
    this.leases = film.parties.map(function () { return []; });
    this.clocks = new Map();
    this.grips = data.grips;
    data.states.forEach(function (steps) {
      this.fields[steps.party].push(
        { name: steps.name, at: summed(steps.at), value: steps.value });
    }, this);
    data.marks.forEach(function (steps) {
      this.marks[steps.party][steps.name] = { at: summed(steps.at), value: steps.value };
    }, this);
    data.logs.forEach(function (log) { this.logs.set(log.party, logOf(log)); }, this);
    data.holdings.forEach(this.hold, this);
    data.leases.forEach(function (lease) {
      this.leases[lease.party].push({ name: lease.name, byWallClock: lease.byWallClock,
        at: summed(lease.at), until: lease.until,
        ends: Float64Array.from(lease.ends, function (end) {
          return end === NONE ? Infinity : end;
        }) });
    }, this);
    data.clocks.forEach(function (clock) {
      clock.at = summed(clock.at);
      this.clocks.set(clock.party, clock);
    }, this);
  }

  /** By place what stood there, and how long the log was. */
  function logOf(log) {
    var at = summed(log.at);
    var slots = new Map();
    var present = new Set();
    var last = 0;
    var lengths = { at: [], value: [] };
    for (var row = 0; row < at.length; row++) {
      var slot = log.slot[row];
      if (!slots.has(slot)) {
        slots.set(slot, { at: [], term: [], entry: [] });
      }
      var own = slots.get(slot);
      own.at.push(at[row]);
      own.term.push(log.term[row]);
      own.entry.push(log.entry[row]);
      if (log.term[row] === NONE) {
        present.delete(slot);
        while (last > 0 && !present.has(last)) {
          last--;
        }
      } else {
        present.add(slot);
        last = Math.max(last, slot);
      }
      if (row + 1 === at.length || at[row + 1] !== at[row]) {
        lengths.at.push(at[row]);
        lengths.value.push(last);
      }
    }
    return { slots: slots, lengths: lengths };
  }

  Interior.prototype = {
    hold: function (holding) {
      if (!this.objects.has(holding.object)) {
        this.objects.set(holding.object, { held: new Map(), hinted: new Map() });
      }
      var object = this.objects.get(holding.object);
      (holding.hint ? object.hinted : object.held).set(holding.party,
        { at: summed(holding.at), version: holding.version, value: holding.value });
    },

    /** What a field says; empty when there is no such field. */
    value: function (party, name, nanos) {
      var field = this.fields[party].find(function (one) { return one.name === name; });
      return field === undefined ? '' : this.valueOf(field, nanos);
    },

    valueOf: function (field, nanos) {
      var row = rowAt(field, nanos);
      return row === NONE ? '' : this.film.word(field.value[row]);
    },

    /** Since when a field says what it says. */
    since: function (field, nanos) {
      var row = rowAt(field, nanos);
      return row === NONE ? -Infinity : field.at[row];
    },

    /** up, down, paused, refuses to start */
    process: function (party, nanos) {
      return this.value(party, 'process', nanos) || 'up';
    },

    role: function (party, nanos) {
      return this.value(party, 'role', nanos);
    },

    leads: function (party, nanos) {
      return this.value(party, 'leads', nanos) !== '';
    },

    /** {@code term 3}: the first thing that a node says of itself. */
    era: function (party, nanos) {
      var first = this.fields[party].find(function (field) {
        return ['process', 'role', 'leads'].indexOf(field.name) < 0;
      });
      var known = first !== undefined && /^(term|epoch|last token|newest token)$/.test(first.name);
      var value = known ? this.valueOf(first, nanos) : '';
      return value === '' ? '' : first.name + ' ' + value;
    },

    /** Up to where its log is committed, applied, in a snapshot; 0 when it is not. */
    mark: function (party, name, nanos) {
      var steps = this.marks[party][name];
      var row = steps === undefined ? NONE : rowAt(steps, nanos);
      return row === NONE ? 0 : Math.max(0, steps.value[row]);
    },

    /** What stands in a place of a log: {term, entry}, or null. */
    entry: function (party, slot, nanos) {
      var own = this.logs.get(party).slots.get(slot);
      var row = own === undefined ? NONE : rowAt(own, nanos);
      return row === NONE || own.term[row] === NONE ? null
        : { term: own.term[row], entry: own.entry[row], at: own.at[row] };
    },

    /** Where a log ends. */
    last: function (party, nanos) {
      var lengths = this.logs.get(party).lengths;
      var row = rowAt(lengths, nanos);
      return Math.max(row === NONE ? 0 : lengths.value[row], this.mark(party, 'snapshot', nanos));
    },

    /** What is held of an object: {versions, value}, or null. */
    held: function (steps, nanos) {
      var row = steps === undefined ? NONE : rowAt(steps, nanos);
      return row === NONE || steps.version[row] === NONE ? null
        : { versions: this.film.word(steps.version[row]).split(' '),
          value: this.film.word(steps.value[row]), at: steps.at[row] };
    },

    /** How far a node's clocks are ahead of true time. */
    clock: function (party, nanos) {
      var clock = this.clocks.get(party);
      var row = clock === undefined ? NONE : rowAt(clock, nanos);
      if (row === NONE) {
        return { monotonic: 0, wall: 0, uncertainty: 0 };
      }
      var seconds = (nanos - clock.at[row]) / 1e9;
      return { monotonic: clock.monotonic[row] + clock.monotonicPpb[row] * seconds,
        wall: clock.wall[row] + clock.wallPpb[row] * seconds,
        uncertainty: clock.uncertainty[row] };
    },

    /** A lease as it stands: {until, ends, over}, or null. */
    lease: function (lease, nanos) {
      var row = rowAt(lease, nanos);
      return row === NONE || lease.ends[row] <= lease.at[row] ? null
        : { until: lease.until[row], ends: lease.ends[row], over: lease.ends[row] <= nanos };
    },

    /** Calls back with every link that a fault has in its hands. */
    eachGrip: function (nanos, visit) {
      var film = this.film;
      this.grips.forEach(function (grip) {
        var fault = film.faults[grip.fault];
        if (fault.atNanos <= nanos && nanos < fault.untilNanos) {
          for (var i = 0; i < grip.from.length; i++) {
            visit(grip.from[i], grip.to[i], grip.cut[i] === 1, grip.fault);
          }
        }
      });
    }
  };

  /** By position, then by epoch: 7@2 is older than 8@1. */
  Anachron.compareVersions = function (a, b) {
    var one = a.split('@').map(Number);
    var other = b.split('@').map(Number);
    return one[0] - other[0] || one[1] - other[1];
  };

  /** The same for every view of a film. */
  Anachron.inside = function (film) {
    film.inside = film.inside || new Interior(film);
    return film.inside;
  };
}());
