package dev.anachron.render;

/**
 * How wide a text will about be. A layout that measured with a real font would differ between the
 * page's font and ours; this estimate follows DejaVu Sans, which is wider than most.
 */
final class TextWidth {
    private static final String NARROW = "iljI.,:;'|!()[]/ ";
    private static final String SLIM = "frtsJ-\"1";
    private static final String WIDE = "mwMW@%→…";

    private TextWidth() {}

    static double of(String words, double size) {
        return words.chars().mapToDouble(TextWidth::share).sum() * size;
    }

    /** The same for bold words, which are wider. */
    static double bold(String words, double size) {
        return of(words, size) * 1.09;
    }

    /** The words, cut with an ellipsis to fit. */
    static String cut(String words, double size, double width) {
        if (of(words, size) <= width) {
            return words;
        }
        String kept = words;
        while (!kept.isEmpty() && of(kept + "…", size) > width) {
            kept = kept.substring(0, kept.offsetByCodePoints(kept.length(), -1));
        }
        return kept.stripTrailing() + "…";
    }

    private static double share(int character) {
        if (NARROW.indexOf(character) >= 0) {
            return 0.35;
        }
        if (SLIM.indexOf(character) >= 0) {
            return 0.48;
        }
        if (WIDE.indexOf(character) >= 0) {
            return 0.95;
        }
        return Character.isUpperCase(character) ? 0.72 : 0.63;
    }
}
