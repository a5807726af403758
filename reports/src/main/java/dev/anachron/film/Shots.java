package dev.anachron.film;

import dev.anachron.base.SimTime;
import dev.anachron.film.Film.Window;

import java.util.List;

/** When the camera runs. */
record Shots(List<Window> windows) {
    static final Window ALWAYS = new Window(0, SimTime.NEVER, 0, 0);

    boolean contain(long atNanos) {
        return windows.stream()
                .anyMatch(one -> one.fromNanos() <= atNanos && atNanos <= one.toNanos());
    }

    /** Whether what has been so since a moment, and is so until another, is seen when one begins. */
    boolean beginBetween(long sinceNanos, long untilNanos) {
        return windows.stream()
                .anyMatch(one -> sinceNanos < one.fromNanos() && one.fromNanos() < untilNanos);
    }
}
