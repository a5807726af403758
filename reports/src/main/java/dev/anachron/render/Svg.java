package dev.anachron.render;

import dev.anachron.figure.Axis;
import dev.anachron.figure.Decimals;
import dev.anachron.figure.Figure;
import dev.anachron.figure.Palette;
import dev.anachron.figure.Series.Shape;
import dev.anachron.render.Drawing.At;
import dev.anachron.render.Drawing.Box;
import dev.anachron.render.Drawing.Text;
import dev.anachron.render.Drawing.Tick;

import java.util.List;

/**
 * Figures as SVG to be put into a page. Words are text in the page's font; words, grid and bands take
 * the page's text colour, so they follow a dark mode. Each series has the class {@code role-…}, by
 * which a style sheet may give it another colour.
 */
public final class Svg {
    private static final double HEIGHT = 540;

    private final StringBuilder out = new StringBuilder();
    private final Drawing drawing;

    private Svg(Drawing drawing) {
        this.drawing = drawing;
    }

    /**
     * An {@code svg} element.
     *
     * @param idPrefix makes the ids inside it unique in the page
     */
    public static String render(Figure figure, String idPrefix) {
        return new Svg(Layout.of(figure, HEIGHT)).element(figure, escaped(idPrefix));
    }

    private String element(Figure figure, String id) {
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"figure\" viewBox=\"0 0 ")
                .append(number(Drawing.WIDTH) + " " + number(drawing.height()))
                .append("\" role=\"img\" aria-labelledby=\"" + id + "-title " + id + "-desc\"")
                .append(time(figure.x()))
                .append(" font-family=\"system-ui, sans-serif\" fill=\"currentColor\">\n");
        line("<title id=\"" + id + "-title\">" + escaped(figure.title()) + "</title>");
        line("<desc id=\"" + id + "-desc\">" + escaped(figure.alt()) + "</desc>");
        Box plot = drawing.plot();
        line("<clipPath id=\"" + id + "-plot\"><rect " + rect(plot) + "/></clipPath>");
        background(plot);
        ticks(plot);
        line("<g clip-path=\"url(#" + id + "-plot)\">");
        drawing.inks().forEach(this::ink);
        line("</g>");
        drawing.keys().forEach(this::ink);
        drawing.texts().forEach(this::text);
        return out.append("</svg>\n").toString();
    }

    /** Where true time is in it, for whoever wants to point at a moment: left, right, top, bottom, from, to. */
    private String time(Axis axis) {
        if (!(axis instanceof Axis.Numbers numbers && axis.isTime())) {
            return "";
        }
        Box plot = drawing.plot();
        return " data-time=\"" + number(plot.x()) + " " + number(plot.x() + plot.width()) + " "
                + number(plot.y()) + " " + number(plot.bottom()) + " "
                + Decimals.text(numbers.from(), 6) + " " + Decimals.text(numbers.to(), 6) + "\"";
    }

    private void background(Box plot) {
        for (Box band : drawing.bands()) {
            line("<rect " + rect(band) + " fill-opacity=\".08\"/>");
        }
        StringBuilder grid = new StringBuilder();
        for (Tick tick : drawing.yTicks()) {
            grid.append(
                    "M" + number(plot.x()) + " " + number(tick.at()) + "h" + number(plot.width()));
        }
        line("<path d=\"" + grid + "\" stroke=\"currentColor\" stroke-opacity=\".13\"/>");
        StringBuilder rules = new StringBuilder();
        for (Box rule : drawing.rules()) {
            rules.append(
                    "M" + number(rule.x()) + " " + number(rule.y()) + "v" + number(rule.height()));
        }
        line("<path d=\"" + rules + "\" stroke=\"currentColor\" stroke-opacity=\".45\""
                + " stroke-dasharray=\"3 3\"/>");
    }

    private void ticks(Box plot) {
        if (drawing.xTicks().isEmpty() && drawing.yTicks().isEmpty()) {
            return;
        }
        StringBuilder path = new StringBuilder(
                "M" + number(plot.x()) + " " + number(plot.bottom()) + "h" + number(plot.width()));
        for (Tick tick : drawing.xTicks()) {
            path.append("M" + number(tick.at()) + " " + number(plot.bottom()) + "v5");
        }
        line("<path d=\"" + path + "\" stroke=\"currentColor\" stroke-opacity=\".6\"/>");
        line("<g font-size=\"" + number(Drawing.TICK_SIZE) + "\">");
        for (Tick tick : drawing.xTicks()) {
            words(new At(tick.at(), plot.bottom() + 20), "middle", "", tick.label());
        }
        for (Tick tick : drawing.yTicks()) {
            words(new At(plot.x() - 9, tick.at() + 5), "end", "", tick.label());
        }
        line("</g>");
    }

    private void ink(Drawing.Ink ink) {
        String colour = Palette.hex(ink.role());
        String role = " class=\"role-" + ink.role().text() + "\"";
        if (ink instanceof Drawing.Stroke stroke) {
            line("<path" + role + " d=\"" + path(stroke.places()) + "\" fill=\"none\" stroke=\""
                    + colour + "\" stroke-width=\"2.5\" stroke-linejoin=\"round\"" + dashes(stroke)
                    + "/>");
        } else if (ink instanceof Drawing.Lead lead) {
            line("<path" + role + " d=\"" + path(List.of(lead.from(), lead.to()))
                    + "\" stroke=\"" + colour + "\" stroke-width=\"" + number(Drawing.Lead.WIDTH)
                    + "\"/>");
        } else if (ink instanceof Drawing.Boxes boxes) {
            line("<g" + role + " fill=\"" + colour + "\">");
            boxes.boxes().forEach(box -> line("<rect " + rect(box) + "/>"));
            line("</g>");
        } else if (ink instanceof Drawing.Dots dots && dots.shape().open()) {
            line("<path" + role + " d=\"" + dots(dots) + "\" fill=\"none\" stroke=\"" + colour
                    + "\" stroke-width=\"2\"/>");
        } else if (ink instanceof Drawing.Dots dots) {
            line("<path" + role + " d=\"" + dots(dots) + "\" fill=\"" + colour
                    + "\" fill-opacity=\".75\"/>");
        }
    }

    private static String dashes(Drawing.Stroke stroke) {
        return stroke.dashed()
                ? " stroke-dasharray=\"" + Drawing.Stroke.DASH + " " + Drawing.Stroke.GAP + "\""
                : "";
    }

    private static String path(List<At> places) {
        StringBuilder path = new StringBuilder();
        for (At at : places) {
            path.append(path.length() == 0 ? 'M' : 'L')
                    .append(number(at.x()) + " " + number(at.y()));
        }
        return path.toString();
    }

    /** All dots of a series as one path: thousands of them stay small and quick. */
    private static String dots(Drawing.Dots dots) {
        String outline = outline(dots.shape(), dots.size());
        StringBuilder path = new StringBuilder();
        for (At at : dots.places()) {
            path.append("M" + number(at.x()) + " " + number(at.y()) + outline);
        }
        return path.toString();
    }

    /** From the dot's middle; the same forms and sizes as {@link Dot} makes for PNG. */
    private static String outline(Shape shape, double size) {
        String half = number(size / 2);
        String whole = number(size);
        return switch (shape) {
            case CIRCLE ->
                "m-" + half + " 0a" + half + " " + half + " 0 1 0 " + whole + " 0a" + half + " "
                        + half + " 0 1 0 -" + whole + " 0z";
            case SQUARE ->
                "m-" + half + " -" + half + "h" + whole + "v" + whole + "h-" + whole + "z";
            case TRIANGLE -> "m0 -" + half + "l" + half + " " + whole + "h-" + whole + "z";
            case DIAMOND, HOLLOW_DIAMOND ->
                "m0 -" + half + "l" + half + " " + half + "l-" + half + " " + half + "l-" + half
                        + " -" + half + "z";
            case CROSS ->
                "m-" + half + " -" + half + "l" + whole + " " + whole + "m-" + whole + " 0l" + whole
                        + " -" + whole;
        };
    }

    private void text(Text text) {
        String look = " font-size=\"" + number(text.look().size()) + "\""
                + (text.look().bold() ? " font-weight=\"bold\"" : "")
                + (text.look().muted() ? " fill-opacity=\".7\"" : "");
        String anchor = switch (text.anchor()) {
            case START -> "start";
            case MIDDLE -> "middle";
            case END -> "end";
        };
        words(text.at(), anchor, look, text.words());
    }

    private void words(At at, String anchor, String look, String words) {
        line("<text x=\"" + number(at.x()) + "\" y=\"" + number(at.y()) + "\""
                + (anchor.equals("start") ? "" : " text-anchor=\"" + anchor + "\"") + look + ">"
                + escaped(words) + "</text>");
    }

    private void line(String line) {
        out.append(line).append('\n');
    }

    private static String rect(Box box) {
        return "x=\"" + number(box.x()) + "\" y=\"" + number(box.y()) + "\" width=\""
                + number(box.width()) + "\" height=\"" + number(box.height()) + "\"";
    }

    private static String number(double value) {
        return Decimals.text(value, 2);
    }

    private static String escaped(String words) {
        return words.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
