package dev.anachron.load;

/** How messages show what the user wrote. */
final class Text {
    private static final int LONGEST = 60;

    private Text() {}

    /** In quotes, on one line, cut when it is long. */
    static String quoted(String written) {
        String line = written.replaceAll("\\s+", " ");
        return line.length() > LONGEST ? "'" + line.substring(0, LONGEST) + "…'" : "'" + line + "'";
    }
}
