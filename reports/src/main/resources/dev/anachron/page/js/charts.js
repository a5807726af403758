// The playhead on the charts over time; a click on one of them goes there.
(function () {
  'use strict';

  Anachron.charts = function (section, film, stage) {
    section.querySelectorAll('svg[data-time]').forEach(function (svg) {
      var parts = svg.dataset.time.split(' ').map(Number);
      var plot = { left: parts[0], right: parts[1], top: parts[2], bottom: parts[3],
        from: parts[4] * 1e9, to: parts[5] * 1e9 };
      var line = document.createElementNS('http://www.w3.org/2000/svg', 'line');
      line.setAttribute('class', 'playhead');
      line.setAttribute('y1', plot.top);
      line.setAttribute('y2', plot.bottom);
      svg.appendChild(line);
      svg.classList.add('goes');
      svg.addEventListener('click', function (event) {
        var point = new DOMPoint(event.clientX, event.clientY)
          .matrixTransform(svg.getScreenCTM().inverse());
        if (point.x >= plot.left && point.x <= plot.right) {
          var share = (point.x - plot.left) / (plot.right - plot.left);
          var nanos = plot.from + share * (plot.to - plot.from);
          var length = stage.span[1] - stage.span[0];
          if (nanos < stage.span[0] || nanos > stage.span[1]) {
            stage.show(nanos - length / 2, nanos + length / 2);
          }
          stage.go(nanos, { film: film, selection: null });
        }
      });
      stage.on(function () {
        var share = (stage.at - plot.from) / (plot.to - plot.from);
        var x = plot.left + share * (plot.right - plot.left);
        line.setAttribute('x1', x);
        line.setAttribute('x2', x);
        line.style.display = share < 0 || share > 1 ? 'none' : '';
      });
    });
  };
}());
