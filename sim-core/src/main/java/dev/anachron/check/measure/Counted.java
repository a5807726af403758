package dev.anachron.check.measure;

import dev.anachron.base.Command;
import dev.anachron.base.Value;
import dev.anachron.history.History;
import dev.anachron.history.Operation;

import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * A counter in the end.
 *
 * @param shown what its last read returned
 * @param acknowledged the sum of what had been added for certain before that read
 * @param asked the sum of all that may have been added
 */
record Counted(long shown, long acknowledged, long asked) {
    /** The sum over all counters; {@code NaN} when nobody read one in the end. */
    static double of(History history, ToLongFunction<Counted> number) {
        List<LastReads.Seen> all =
                LastReads.of(history).stream().filter(Counted::isCounter).toList();
        return all.isEmpty()
                ? Double.NaN
                : all.stream().map(Counted::of).mapToLong(number).sum();
    }

    private static boolean isCounter(LastReads.Seen seen) {
        return seen.changes().stream().anyMatch(change -> change.command() instanceof Command.Add);
    }

    private static Counted of(LastReads.Seen seen) {
        long shown = seen.read().value() instanceof Value.Int known ? known.number() : 0;
        return new Counted(shown, sum(seen.done()), sum(seen.perhapsDone()));
    }

    private static long sum(Stream<Operation> changes) {
        return changes.filter(change -> change.command() instanceof Command.Add)
                .mapToLong(change -> ((Command.Add) change.command()).delta())
                .sum();
    }
}
