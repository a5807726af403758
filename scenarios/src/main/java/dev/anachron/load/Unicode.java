package dev.anachron.load;

import java.util.Locale;

/** Which characters text may contain. */
final class Unicode {
    private Unicode() {}

    /**
     * As YAML 1.2 (5.1) has it, without line breaks, tabs and byte order marks, and without the signs
     * that turn the direction of all that follows on a terminal or a page.
     */
    static boolean printable(int character) {
        return !turnsDirection(character) && yaml(character);
    }

    private static boolean turnsDirection(int character) {
        return (character >= 0x202A && character <= 0x202E)
                || (character >= 0x2066 && character <= 0x2069);
    }

    private static boolean yaml(int character) {
        return (character >= 0x20 && character <= 0x7E)
                || (character >= 0xA0 && character <= 0xD7FF)
                || (character >= 0xE000 && character <= 0xFFFD && character != 0xFEFF)
                || (character >= 0x10000 && character <= 0x10FFFF);
    }

    /** {@code U+0007}. */
    static String name(int character) {
        return String.format(Locale.ROOT, "U+%04X", character);
    }
}
