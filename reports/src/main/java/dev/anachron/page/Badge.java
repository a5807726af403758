package dev.anachron.page;

import dev.anachron.check.Verdict.Status;

/**
 * A word with a shape: never colour alone.
 *
 * @param style {@code good}, {@code bad} or {@code open}
 * @param glyph the shape
 * @param word the word
 */
public record Badge(String style, String glyph, String word) {
    static Badge good(String word) {
        return new Badge("good", "✓", word);
    }

    static Badge bad(String word) {
        return new Badge("bad", "✕", word);
    }

    static Badge open(String word) {
        return new Badge("open", "?", word);
    }

    static Badge of(Status status) {
        return switch (status) {
            case VALID -> good("holds");
            case UNKNOWN -> open("undecided");
            case INVALID -> bad("violated");
        };
    }

    static Badge met(boolean met) {
        return met ? good("met") : bad("not met");
    }
}
