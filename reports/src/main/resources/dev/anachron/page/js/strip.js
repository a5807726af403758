// A drawing over time: canvas for what is drawn, D3 for the axis and for moving the span by hand.
(function () {
  'use strict';

  var LEFT = 92;
  var RIGHT = 14;
  var AXIS = 26;
  var CLICK = 4;

  /** The colours of the style sheet, as they are now. */
  Anachron.colours = function () {
    var style = getComputedStyle(document.documentElement);
    var colours = {};
    ['paper', 'card', 'ink', 'soft', 'line', 'read', 'write', 'wrong', 'wrong-ink', 'missed', 'unsure',
      'unsure-ink', 'good-ink', 'reign'].forEach(function (name) {
      colours[name] = style.getPropertyValue('--' + name).trim();
    });
    return colours;
  };

  /** Where the pointer is in an element, in its own pixels, however large it is shown. */
  Anachron.at = function (element, event) {
    var area = element.getBoundingClientRect();
    var zoom = area.width / (element.offsetWidth || area.width);
    return { x: (event.clientX - area.left) / zoom, y: (event.clientY - area.top) / zoom };
  };

  /** A canvas as sharp as the screen. */
  Anachron.canvas = function (box) {
    var canvas = document.createElement('canvas');
    canvas.setAttribute('role', 'img');
    box.appendChild(canvas);
    return {
      element: canvas,
      begin: function (width, height) {
        var large = document.documentElement.classList.contains('presenter') ? 1.4 : 1;
        var scale = (window.devicePixelRatio || 1) * large;
        if (canvas.width !== Math.round(width * scale)
            || canvas.height !== Math.round(height * scale)) {
          canvas.width = Math.round(width * scale);
          canvas.height = Math.round(height * scale);
          canvas.style.width = width + 'px';
          canvas.style.height = height + 'px';
        }
        var context = canvas.getContext('2d');
        context.setTransform(scale, 0, 0, scale, 0, 0);
        context.clearRect(0, 0, width, height);
        context.font = '12px system-ui, sans-serif';
        context.textBaseline = 'middle';
        return context;
      }
    };
  };

  /** A text that ends in … where there is no room for it. */
  Anachron.fitted = function (context, text, width) {
    if (width < 12) {
      return '';
    }
    if (context.measureText(text).width <= width) {
      return text;
    }
    var low = 0;
    var high = text.length;
    while (low < high) {
      var middle = (low + high + 1) >> 1;
      if (context.measureText(text.slice(0, middle) + '…').width <= width) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low === 0 ? '' : text.slice(0, low) + '…';
  };

  function tickText(ticks, length) {
    if (length > 2e9) {
      return function (nanos) { return Number((nanos / 1e9).toFixed(3)) + ' s'; };
    }
    return function (nanos) { return (nanos / 1e9).toFixed(length > 2e7 ? 3 : 6) + ' s'; };
  }

  /**
   * Makes one. What: {
   *   height(): how high the drawing is,
   *   draw(context, x, frame): draws; x is the scale from nanoseconds, frame {left, right, height, colours},
   *   hit(x, y, scale): what is there, as a selection with its moment {kind, id, at}, or null,
   *   tell(): what is to be seen, in words,
   *   key(): what the drawing depends on besides span, size and selection }
   */
  Anachron.strip = function (box, film, stage, what) {
    box.classList.add('strip');
    var canvas = Anachron.canvas(box);
    var svg = d3.select(box).append('svg').attr('class', 'axis').attr('aria-hidden', 'true');
    var group = svg.append('g');
    var head = document.createElement('div');
    head.className = 'head';
    box.appendChild(head);
    var veil = document.createElement('div');
    veil.className = 'veil';
    box.appendChild(veil);
    var scale = d3.scaleLinear();
    var drawn = '';
    var width = 0;

    var zoom = d3.zoom()
      .filter(function (event) {
        return event.type === 'wheel' ? event.ctrlKey || event.metaKey || event.shiftKey
          : !event.button;
      })
      .wheelDelta(function (event) {
        var by = event.deltaY || event.deltaX;
        return -by * (event.deltaMode === 1 ? 0.05 : event.deltaMode ? 1 : 0.002);
      })
      .clickDistance(CLICK)
      .on('zoom', function (event) {
        if (event.sourceEvent) {
          var whole = d3.scaleLinear().domain([0, stage.end]).range([LEFT, width - RIGHT]);
          var span = event.transform.rescaleX(whole).domain();
          stage.show(span[0], span[1]);
        }
      });
    d3.select(canvas.element).call(zoom).on('dblclick.zoom', null);

    function hitAt(x, y) {
      return x < LEFT || Anachron.lesson.hides(scale.invert(x)) ? null : what.hit(x, y, scale);
    }

    canvas.element.addEventListener('click', function (event) {
      var x = Anachron.at(canvas.element, event).x;
      var y = Anachron.at(canvas.element, event).y;
      var hit = hitAt(x, y);
      if (hit) {
        stage.go(hit.at, { film: film, selection: { kind: hit.kind, film: film, id: hit.id } });
      } else if (x >= LEFT) {
        stage.go(scale.invert(x), { film: film, selection: null });
      }
    });
    canvas.element.addEventListener('mousemove', function (event) {
      var x = Anachron.at(canvas.element, event).x;
      var hit = hitAt(x, Anachron.at(canvas.element, event).y);
      canvas.element.title = hit && hit.text ? hit.text : '';
      canvas.element.style.cursor = hit ? 'pointer' : 'crosshair';
    });

    /** D3 keeps the transform with the element; it has to follow what others did to the span. */
    function follow() {
      var length = stage.span[1] - stage.span[0];
      var k = stage.end / length;
      zoom.scaleExtent([1, stage.end / 1000]);
      var plain = width - LEFT - RIGHT;
      canvas.element.__zoom = d3.zoomIdentity
        .translate(LEFT - k * LEFT - k * plain * stage.span[0] / stage.end, 0)
        .scale(k);
    }

    function paint(height) {
      var frame = { left: LEFT, right: width - RIGHT, height: height, colours: Anachron.colours() };
      var context = canvas.begin(width, height + AXIS);
      what.draw(context, scale, frame);
      var ticks = Math.max(2, Math.floor((width - LEFT) / 130));
      var values = scale.ticks(ticks);
      svg.attr('width', width).attr('height', height + AXIS);
      group.attr('transform', 'translate(0,' + height + ')')
        .call(d3.axisBottom(scale).tickValues(values)
          .tickFormat(tickText(values, stage.span[1] - stage.span[0]))
          .tickSizeOuter(0));
      canvas.element.setAttribute('aria-label', Anachron.lesson.on
        ? Anachron.lesson.TOLD : what.tell());
    }

    return {
      draw: function () {
        var height = what.height();
        width = Math.floor(box.clientWidth);
        scale.domain(stage.span).range([LEFT, width - RIGHT]);
        var chosen = stage.selection && stage.selection.film === film
          ? stage.selection.kind + stage.selection.id : '';
        var large = document.documentElement.classList.contains('presenter');
        var key = [width, height, stage.span, chosen, Anachron.theme, large,
          Anachron.lesson.on, what.key ? what.key() : '']
          .join('|');
        if (key !== drawn) {
          drawn = key;
          follow();
          paint(height);
        }
        var x = scale(stage.at);
        head.hidden = x < LEFT - 0.5 || x > width - RIGHT + 0.5;
        head.style.transform = 'translateX(' + x + 'px)';
        head.style.height = height + 'px';
        veil.style.left = Math.max(LEFT, x + 1) + 'px';
        veil.style.height = height + 'px';
      }
    };
  };

  Anachron.strip.LEFT = LEFT;

  /** Grey bands where faults were at work, and where events were left out. */
  Anachron.strip.bands = function (context, film, x, frame) {
    context.save();
    film.faults.forEach(function (fault) {
      var from = Math.max(frame.left, x(fault.atNanos));
      var to = Math.min(frame.right, x(fault.untilNanos));
      if (to >= frame.left && from <= frame.right) {
        context.fillStyle = frame.colours.ink;
        context.globalAlpha = 0.07;
        context.fillRect(from, 0, Math.max(1.5, to - from), frame.height);
      }
    });
    context.globalAlpha = 1;
    Anachron.strip.gaps(film).forEach(function (gap) {
      var from = Math.max(frame.left, x(gap.from));
      var to = Math.min(frame.right, x(gap.to));
      if (to > from) {
        context.fillStyle = frame.colours.line;
        context.fillRect(from, 0, to - from, frame.height);
        context.fillStyle = frame.colours.soft;
        context.textAlign = 'center';
        context.fillText(Anachron.fitted(context, 'left out; trace.jsonl has it', to - from - 8),
          (from + to) / 2, frame.height / 2);
      }
    });
    context.restore();
  };

  /** The stretches of which there are no events. */
  Anachron.strip.gaps = function (film) {
    var gaps = [];
    var until = 0;
    film.windows.forEach(function (one, place) {
      if (one.fromNanos > until && (place > 0 || one.firstEvent > 0)) {
        gaps.push({ from: until, to: one.fromNanos });
      }
      until = one.toNanos;
    });
    if (film.windows.length > 1 || film.windows[0].firstEvent > 0) {
      gaps.push({ from: until, to: film.endNanos });
    }
    return gaps;
  };
}());
