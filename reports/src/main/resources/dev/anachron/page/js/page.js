// Comfort only: the page says everything without it.
var Anachron = { views: {} };

(function () {
  'use strict';

  /** Into the clipboard. A page opened as a file may lack the newer interface. */
  Anachron.copy = function (source, button) {
    var range = document.createRange();
    range.selectNodeContents(source);
    var selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
    var done = function () { button.textContent = 'Copied'; };
    var plainly = function () {
      if (document.execCommand('copy')) {
        done();
      }
    };
    if (navigator.clipboard && isSecureContext) {
      navigator.clipboard.writeText(source.textContent).then(done, plainly);
    } else {
      plainly();
    }
  };

  document.querySelectorAll('[data-copy]').forEach(function (button) {
    button.hidden = false;
    button.addEventListener('click', function () {
      Anachron.copy(document.getElementById(button.dataset.copy), button);
    });
  });

  // A sentence and the bar it speaks of light up together.
  document.querySelectorAll('.variant').forEach(function (section) {
    var light = function (event) {
      var target = event.target.closest('[data-op]');
      section.querySelectorAll('.lit').forEach(function (one) { one.classList.remove('lit'); });
      if (target && event.type !== 'mouseout' && event.type !== 'focusout') {
        section.querySelectorAll('[data-op="' + target.dataset.op + '"]').forEach(function (one) {
          one.classList.add('lit');
        });
      }
    };
    ['mouseover', 'mouseout', 'focusin', 'focusout'].forEach(function (type) {
      section.addEventListener(type, light);
    });
  });

  // Timelines can be drawn larger; their box then scrolls.
  document.querySelectorAll('figure.wide').forEach(function (figure) {
    var drawing = figure.querySelector('svg.timeline');
    var bar = document.createElement('div');
    bar.className = 'zoom';
    [1, 2, 4].forEach(function (factor) {
      var button = document.createElement('button');
      button.type = 'button';
      button.textContent = factor + '×';
      button.setAttribute('aria-label', 'Draw ' + factor + ' times as large');
      button.setAttribute('aria-pressed', String(factor === 1));
      button.addEventListener('click', function () {
        drawing.style.width = factor * 100 + '%';
        bar.querySelectorAll('button').forEach(function (other) {
          other.setAttribute('aria-pressed', String(other === button));
        });
      });
      bar.appendChild(button);
    });
    figure.insertBefore(bar, figure.firstChild);
  });

  // The section being read is marked in the bar on top.
  var links = Array.prototype.slice.call(document.querySelectorAll('nav a'));
  var mark = function () {
    var current = links[0];
    links.forEach(function (link) {
      var section = document.getElementById(link.hash.slice(1));
      if (section && section.getBoundingClientRect().top < 160) {
        current = link;
      }
      link.classList.remove('here');
      link.removeAttribute('aria-current');
    });
    if (current) {
      current.classList.add('here');
      current.setAttribute('aria-current', 'true');
    }
  };
  addEventListener('scroll', mark, { passive: true });
  mark();
}());
