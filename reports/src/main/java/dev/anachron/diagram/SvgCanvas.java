package dev.anachron.diagram;

/** Writes SVG elements with short coordinates; styles come from the page by class. */
final class SvgCanvas {
    private final StringBuilder out = new StringBuilder();

    /** Opens a picture; {@code label} is what a screen reader says of it. */
    void open(String cssClass, double width, double height, String label) {
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" class=\"")
                .append(cssClass)
                .append("\" viewBox=\"0 0 ")
                .append(number(width))
                .append(' ')
                .append(number(height))
                .append("\" aria-label=\"")
                .append(escape(label))
                .append("\">");
    }

    String close() {
        return out.append("</svg>").toString();
    }

    void rect(String cssClass, Box box, String title) {
        out.append("<rect class=\"").append(cssClass).append('"');
        attribute("x", box.x());
        attribute("y", box.y());
        attribute("width", box.width());
        attribute("height", box.height());
        out.append('>');
        title(title);
        out.append("</rect>");
    }

    void path(String cssClass, CharSequence data, String title) {
        if (data.length() == 0) {
            return;
        }
        out.append("<path class=\"").append(cssClass).append("\" d=\"").append(data);
        out.append(title.isEmpty() ? "\"/>" : "\">");
        if (!title.isEmpty()) {
            title(title);
            out.append("</path>");
        }
    }

    /** A path that belongs to an operation, so that the page can point at it. */
    void bar(String cssClass, int operation, CharSequence data, String title) {
        out.append("<path class=\"").append(cssClass);
        out.append("\" data-op=\"").append(operation);
        out.append("\" d=\"").append(data).append("\">");
        title(title);
        out.append("</path>");
    }

    /** Text whose anchor ({@code start}, {@code middle}, {@code end}) stands at x. */
    void text(String cssClass, String anchor, double x, double y, String text) {
        if (text.isEmpty()) {
            return;
        }
        out.append("<text class=\"").append(cssClass).append('"');
        if (!anchor.equals("start")) {
            out.append(" text-anchor=\"").append(anchor).append('"');
        }
        attribute("x", x);
        attribute("y", y);
        out.append('>').append(escape(text)).append("</text>");
    }

    private void title(String title) {
        if (!title.isEmpty()) {
            out.append("<title>").append(escape(title)).append("</title>");
        }
    }

    private void attribute(String name, double value) {
        out.append(' ').append(name).append("=\"").append(number(value)).append('"');
    }

    /** A rectangle. */
    record Box(double x, double y, double width, double height) {}

    /** One decimal at most: finer is not to be seen, and every byte counts thousands of times. */
    static String number(double value) {
        long tenths = Math.round(value * 10);
        String sign = tenths < 0 ? "-" : "";
        long size = Math.abs(tenths);
        return size % 10 == 0 ? sign + size / 10 : sign + size / 10 + "." + size % 10;
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
