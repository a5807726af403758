package dev.anachron.film;

import dev.anachron.base.SimTime;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Steps of one thing: those within the windows, and those whose outcome a window begins with. A value is
 * a number, a text, of which the table of words gets those that are kept, or nothing.
 */
final class Track {
    private final Shots shots;
    private final WordTable words;
    private final Column at = new Column();
    private final Column[] values;
    private long lastNanos;
    private @Nullable Object[] last;
    private boolean pending;

    Track(Shots shots, WordTable words, int columns) {
        this.shots = shots;
        this.words = words;
        this.values = new Column[columns];
        this.last = new Object[columns];
        for (int i = 0; i < columns; i++) {
            values[i] = new Column();
        }
    }

    /** From now on it is so; what is the same as before is no step. */
    void step(long atNanos, @Nullable Object... now) {
        if (!Arrays.equals(last, now)) {
            settle(atNanos);
            last = now;
            lastNanos = atNanos;
            pending = true;
            if (shots.contain(atNanos)) {
                add();
            }
        }
    }

    /** Nothing, from now on. */
    void nothing(long atNanos) {
        step(atNanos, new Object[values.length]);
    }

    /** Nothing more comes. */
    void end() {
        settle(SimTime.NEVER);
    }

    private void settle(long untilNanos) {
        if (pending && shots.beginBetween(lastNanos, untilNanos)) {
            add();
        }
    }

    private void add() {
        pending = false;
        at.add(lastNanos);
        for (int i = 0; i < last.length; i++) {
            values[i].add(number(last[i]));
        }
    }

    private long number(@Nullable Object value) {
        if (value instanceof String word) {
            return words.number(word);
        }
        return value instanceof Long number ? number : WordTable.NONE;
    }

    boolean isEmpty() {
        return at.size() == 0;
    }

    int size() {
        return at.size();
    }

    Column at() {
        return at;
    }

    Column value(int column) {
        return values[column];
    }

    Numbers differences() {
        return at.numbers().differences();
    }

    Numbers numbers(int column) {
        return values[column].numbers();
    }
}
