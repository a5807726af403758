package dev.anachron.load;

import java.util.List;
import java.util.regex.Pattern;

/** How things may be called. */
final class Names {
    private static final Pattern TITLE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final Pattern PARTY = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,39}");
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_-]{0,39}");

    private Names() {}

    /** A scenario, a variant, a tag: part of paths and commands, so nothing that they give a meaning. */
    static String title(String text) throws Malformed {
        return checked(
                text, TITLE, "letters, digits, '-', '_' and '.', starting with a letter or digit");
    }

    /** A node or a client. */
    static String party(String text) throws Malformed {
        return checked(
                text,
                PARTY,
                "letters, digits, '-' and '_', starting with a letter, for example n1");
    }

    /** What a command addresses. */
    static String key(String text) throws Malformed {
        return checked(text, KEY, "letters, digits, '-' and '_', for example x");
    }

    /** One of these words. */
    static Format<String> oneOf(List<String> words) {
        return text -> {
            if (!words.contains(text)) {
                throw new Malformed(
                        "unknown value " + Text.quoted(text) + Nearest.expectation(text, words));
            }
            return text;
        };
    }

    private static String checked(String text, Pattern form, String expected) throws Malformed {
        if (!form.matcher(text).matches()) {
            throw new Malformed(Text.quoted(text) + " is not a name; expected " + expected);
        }
        return text;
    }
}
