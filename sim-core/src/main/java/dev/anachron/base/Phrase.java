package dev.anachron.base;

/** A description that is just words: what a recorded trace kept of an object. */
public record Phrase(String text) implements Described {
    @Override
    public void describe(Description to) {
        to.value(text);
    }
}
