package dev.anachron.engine;

import org.jspecify.annotations.Nullable;

/**
 * A kind of thing that can happen to somebody. The queue holds it together with an object and a number
 * that say what exactly, so that scheduling makes no object of its own.
 */
abstract class Event {
    abstract void happen(@Nullable Object what, long word);

    /** For messages to people: {@code n1: timer ElectionTimeout}. */
    abstract String text(@Nullable Object what, long word);
}
