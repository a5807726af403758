package dev.anachron.histories;

import dev.anachron.base.SimTime;
import dev.anachron.history.Outcome;

import org.jspecify.annotations.Nullable;

/** An operation as its history says it, before it is known what the words mean. */
final class Recorded {
    final long process;
    final Function function;
    /** Where its name stands. */
    final Edn place;
    /** Nothing, where nothing is said. */
    final Edn argument;
    /** Of Porcupine's text. */
    final @Nullable Edn key;

    /** Of its end, too. */
    @Nullable
    Edn answeredKey;

    final @Nullable Edn token;
    final long invokedNanos;

    long returnedNanos = SimTime.NEVER;
    Outcome outcome = Outcome.INFO;

    @Nullable
    Edn result;
    /** What an addition came to, or that a condition did not hold. */
    @Nullable
    Edn returned;

    Recorded(long process, Function function, Event event, Edn place, long invokedNanos) {
        this.process = process;
        this.function = function;
        this.place = place;
        this.argument =
                event.value() == null ? new Edn.Nil(place.line(), place.column()) : event.value();
        this.key = event.more(":key");
        this.token = event.more(":token");
        this.invokedNanos = invokedNanos;
    }
}
