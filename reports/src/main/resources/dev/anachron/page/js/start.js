// Unpacks the films and raises the curtain.
(function () {
  'use strict';

  Anachron.theme = 'light';

  function watchTheme(stage) {
    var dark = matchMedia('(prefers-color-scheme: dark)');
    var set = function () {
      Anachron.theme = dark.matches ? 'dark' : 'light';
      stage.changed();
    };
    dark.addEventListener('change', set);
    set();
  }

  /** Views are drawn while they are on the screen, or nearly; returned is what draws one in any case. */
  function hang(box, film, stage) {
    var view = null;
    var near = false;
    var paint = function () {
      if (box.clientWidth === 0) {
        return; // hidden, as on paper
      }
      view = view || Anachron.views[box.dataset.view](box, film, stage);
      view.draw();
    };
    var draw = function () {
      if (near) {
        paint();
      }
    };
    new IntersectionObserver(function (entries) {
      near = entries[entries.length - 1].isIntersecting;
      draw();
    }, { rootMargin: '200px' }).observe(box);
    new ResizeObserver(draw).observe(box);
    stage.on(draw);
    return paint;
  }

  /** Draws each view once while nothing else is to be done: then nothing moves when it is scrolled to. */
  function unroll(paints, stage) {
    var idle = window.requestIdleCallback || function (act) { setTimeout(act, 20); };
    var shown = stage.at;
    var next = function () {
      if (paints.length > 0) {
        paints.shift()();
        idle(next);
        return;
      }
      document.documentElement.dataset.unrolled = 'true';
      if ((Anachron.linked || Anachron.lesson.on) && stage.at === shown) {
        Anachron.reveal(stage.film);
      }
    };
    idle(next);
  }

  /** A sentence leads to its moment. */
  function link(section, film, stage) {
    section.querySelectorAll('.why [data-at]').forEach(function (sentence) {
      var go = function () {
        var nanos = Number(sentence.dataset.at);
        var id = Number(sentence.dataset.op === undefined ? -1 : sentence.dataset.op);
        if (film.rowOf.has(id)) {
          stage.film = film;
          showWith(stage, film, nanos);
          stage.go(nanos, { film: film, selection: { kind: 'operation', film: film, id: id } });
        } else {
          showWith(stage, film, nanos);
          stage.go(nanos, { film: film, selection: null });
        }
      };
      sentence.addEventListener('click', go);
      sentence.addEventListener('keydown', function (event) {
        if (event.key === 'Enter') {
          go();
        }
      });
    });
  }

  /** All sentences of the explanation in one picture, if they are not too far apart. */
  function showWith(stage, film, nanos) {
    var times = film.story.map(function (one) { return one.atNanos; })
      .filter(function (at) { return Math.abs(at - nanos) < 600e6; });
    stage.closeTo(Math.min.apply(null, times.concat(nanos)), Math.max.apply(null, times.concat(nanos)));
  }

  /** The variant that is being read is the one whose events are stepped through. */
  function follow(stage) {
    var byHand = false;
    ['wheel', 'touchmove', 'pointerdown', 'keydown'].forEach(function (type) {
      addEventListener(type, function (event) {
        byHand = event.type === 'keydown' ? event.key.indexOf('Page') === 0 : true;
      }, { passive: true });
    });
    addEventListener('scroll', function () {
      if (!byHand) {
        return; // whoever brought it on the screen said what is chosen
      }
      var reading = stage.films.filter(function (film) {
        var section = document.getElementById(film.anchor);
        return section && section.getBoundingClientRect().top < innerHeight * 0.5;
      }).pop();
      if (reading && reading !== stage.film && !stage.playing) {
        stage.go(stage.at, { film: reading, selection: null });
      }
    }, { passive: true });
  }

  Anachron.load().then(function (films) {
    if (films.length === 0) {
      return;
    }
    var stage = new Anachron.Stage(films);
    document.documentElement.classList.add('live');
    Anachron.stage = stage;
    Anachron.transport(stage);
    films.forEach(function (film) {
      var section = document.getElementById(film.anchor);
      if (section) {
        Anachron.charts(section, film, stage);
        link(section, film, stage);
      }
    });
    var paints = Array.from(document.querySelectorAll('.view'), function (box) {
      return hang(box, films[Number(box.dataset.film)], stage);
    });
    watchTheme(stage);
    Anachron.linked = Anachron.open(stage);
    if (!Anachron.linked) {
      var first = films.find(function (film) { return film.story.length > 0; });
      if (first) {
        stage.film = first;
        showWith(stage, first, first.story[first.story.length - 1].atNanos);
        stage.go(first.story[first.story.length - 1].atNanos, { film: first });
      }
    }
    Anachron.lesson.begin(stage);
    follow(stage);
    unroll(paints, stage);
    stage.changed();
    document.documentElement.dataset.ready = 'true';
    performance.mark('ready');
  }).catch(function (failure) {
    // The page still says everything; only the player is missing.
    console.error('The player could not start: ' + failure.message);
  });
}());
