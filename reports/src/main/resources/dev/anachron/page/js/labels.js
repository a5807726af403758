// Words in a drawing, where they hide nothing.
(function () {
  'use strict';

  /** Black or white, whichever stands out more against a colour such as #0072b2. */
  Anachron.textOn = function (colour) {
    var light = [1, 3, 5].map(function (digit) {
      var share = parseInt(colour.slice(digit, digit + 2), 16) / 255;
      return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    });
    // Where both contrasts of WCAG 2 are the same.
    return 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2] > 0.179 ? '#000' : '#fff';
  };

  Anachron.labels = function (context, colours, width) {
    function font(strong) {
      context.font = (strong ? '600 13px' : '12px') + ' system-ui, sans-serif';
    }

    /** Around a place, but within the drawing. */
    function write(text, x, y, strong) {
      font(strong);
      var wide = context.measureText(text).width;
      var left = Math.max(2, Math.min(x - wide / 2, width - wide - 2));
      context.textAlign = 'left';
      var alpha = context.globalAlpha;
      context.globalAlpha = 0.8 * alpha;
      context.fillStyle = colours.paper;
      context.fillRect(left - 3, y - 8, wide + 6, 16);
      context.globalAlpha = alpha;
      context.fillStyle = colours.ink;
      context.fillText(text, left, y);
    }

    function apart(one, other) {
      return one.right <= other.left || one.left >= other.right || one.bottom <= other.top
        || one.top >= other.bottom;
    }

    /**
     * Above the place if that hides nothing of what is taken, else below it or at its sides, which come
     * first for the first of a line; else not at all, unless it is strong.
     */
    function beside(taken, text, at, strong) {
      font(strong);
      var half = context.measureText(text).width / 2 + 4;
      var over = [[0, -14], [0, 15]];
      var sides = [[half + 9, 0], [-half - 9, 0]];
      var shifts = at.line > 1 ? sides.concat(over) : over.concat(sides);
      var boxes = shifts.map(function (shift) {
        var x = Math.max(half, Math.min(at.x + shift[0], width - half));
        var y = at.y + shift[1];
        return { x: x, y: y, left: x - half, right: x + half, top: y - 8, bottom: y + 8 };
      });
      var free = boxes.find(function (box) {
        return taken.every(function (other) { return apart(box, other); });
      }) || (strong ? boxes[0] : undefined);
      if (free !== undefined) {
        taken.push(free);
        write(text, free.x, free.y, strong);
      }
    }

    return { write: write, beside: beside };
  };
}());
