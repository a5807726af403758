// One playhead for all views, and what moves it.
(function () {
  'use strict';

  var SPEEDS = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3];

  function Stage(films) {
    this.films = films;
    this.end = Math.max.apply(null, films.map(function (film) { return film.endNanos; }));
    this.film = films[0];
    this.at = 0;
    this.event = -1;
    this.span = [0, this.end];
    this.selection = null;
    this.playing = false;
    this.speed = 0.1;
    this.listeners = [];
    this.asked = false;
  }

  Stage.prototype = {
    /** Calls back, once an animation frame at most, when anything has changed. */
    on: function (listener) {
      this.listeners.push(listener);
    },

    changed: function () {
      var stage = this;
      if (!stage.asked) {
        stage.asked = true;
        requestAnimationFrame(function () {
          stage.asked = false;
          stage.listeners.forEach(function (listener) { listener(stage); });
        });
      }
    },

    /** Puts the playhead there. What: {film, selection, event}, all of them optional. */
    go: function (nanos, what) {
      what = what || {};
      this.film = what.film || this.film;
      this.at = Math.max(0, Math.min(nanos, this.end));
      this.event = what.event === undefined ? this.film.eventAt(this.at) : what.event;
      if (what.selection !== undefined) {
        this.selection = what.selection;
      }
      this.keepInSight();
      this.changed();
    },

    select: function (selection) {
      this.selection = selection;
      this.changed();
    },

    /** Which stretch of time the views show. */
    show: function (from, to) {
      var length = Math.max(1000, Math.min(to - from, this.end));
      from = Math.max(0, Math.min(from, this.end - length));
      this.span = [from, from + length];
      this.changed();
    },

    /** Shows more or less of it, around the playhead if that is in sight. */
    zoom: function (factor) {
      var from = this.span[0];
      var length = this.span[1] - from;
      var inSight = this.at >= from && this.at <= this.span[1];
      var fixed = inSight ? this.at : from + length / 2;
      this.show(fixed - (fixed - from) * factor, fixed + (this.span[1] - fixed) * factor);
    },

    keepInSight: function () {
      var length = this.span[1] - this.span[0];
      if (this.at < this.span[0] || this.at > this.span[1]) {
        this.show(this.at - length / 2, this.at + length / 2);
      } else if (this.playing && this.at > this.span[0] + length * 0.8) {
        this.show(this.at - length * 0.4, this.at + length * 0.6);
      }
    },

    /** Looks at a moment closely: so that single messages can be told apart. */
    closeTo: function (from, to) {
      var margin = Math.max((to - from) * 0.5, 30e6);
      this.show(from - margin, to + margin);
    },

    step: function (by) {
      var events = this.film.events.at;
      var next = Math.max(0, Math.min(this.event + by, events.length - 1));
      if (events.length > 0) {
        this.go(events[next], { event: next, selection: this.selectionOf(next) });
      }
    },

    /** What an event is about. */
    selectionOf: function (event) {
      var film = this.film;
      var link = film.events.link[event];
      if (link === -1) {
        return null;
      }
      var kind = film.kinds[film.events.kind[event]];
      if (film.isMessage(event)) {
        return { kind: 'message', film: film, id: link };
      }
      if (kind === 'invoked' || kind === 'completed') {
        return { kind: 'operation', film: film, id: link };
      }
      return { kind: 'fault', film: film, id: link };
    },

    /** Goes to the next moment of the film, or to the one before; only of one kind, if one is given. */
    jump: function (by, kind) {
      var at = this.at;
      var moments = this.film.moments.filter(function (moment) {
        return (kind === undefined || moment.kind === kind)
          && (by > 0 ? moment.atNanos > at : moment.atNanos < at);
      });
      var next = by > 0 ? moments[0] : moments[moments.length - 1];
      if (next) {
        this.look(next);
      }
      return next;
    },

    /** Goes to a moment, near enough to see it. */
    look: function (moment) {
      if (this.span[1] - this.span[0] > 2e9) {
        this.closeTo(moment.atNanos - 200e6, moment.atNanos + 100e6);
      }
      this.go(moment.atNanos, { selection: this.proofAt(moment) });
    },

    /** The operation that ended a violation. */
    proofAt: function (moment) {
      var film = this.film;
      if (moment.kind !== 'violation') {
        return null;
      }
      var row = film.operations.returned.findIndex(function (nanos, i) {
        return nanos === moment.atNanos && film.operations.mark[i] !== 0;
      });
      return row < 0 ? null : { kind: 'operation', film: film, id: film.operations.id[row] };
    },

    goToOperation: function (film, id) {
      var row = film.rowOf.get(id);
      if (row === undefined) {
        return;
      }
      var from = film.operations.invoked[row];
      var to = Math.min(film.operations.returned[row], film.endNanos);
      if (this.span[1] - this.span[0] > 2e9 || from < this.span[0] || to > this.span[1]) {
        this.closeTo(from, Math.min(to, from + 300e6));
      }
      this.go(to === film.endNanos ? from : to,
        { film: film, selection: { kind: 'operation', film: film, id: id } });
    },

    play: function (playing) {
      var stage = this;
      stage.playing = playing;
      if (playing && stage.at >= stage.film.endNanos) {
        stage.at = 0;
      }
      var before = null;
      var frame = function (now) {
        if (!stage.playing) {
          return;
        }
        if (before !== null) {
          var next = stage.at + (now - before) * 1e6 * stage.speed;
          if (stage.stop !== undefined && stage.stop !== null && next >= stage.stop) {
            next = stage.stop;
            stage.playing = false;
          }
          if (next >= stage.film.endNanos) {
            stage.playing = false;
          }
          stage.go(Math.min(next, stage.film.endNanos));
        }
        before = now;
        requestAnimationFrame(frame);
      };
      if (playing) {
        requestAnimationFrame(frame);
      }
      stage.changed();
    },

    faster: function (by) {
      var place = SPEEDS.indexOf(this.speed) + by;
      this.speed = SPEEDS[Math.max(0, Math.min(place, SPEEDS.length - 1))];
      this.changed();
    }
  };

  Stage.SPEEDS = SPEEDS;
  Anachron.Stage = Stage;
}());
