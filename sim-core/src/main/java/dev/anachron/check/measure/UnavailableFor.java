package dev.anachron.check.measure;

import dev.anachron.base.SimTime;
import dev.anachron.check.Measure;
import dev.anachron.history.History;
import dev.anachron.history.Operation;
import dev.anachron.trace.Trace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The longest time for which somebody waited and nobody got an answer.
 *
 * <p>Such a stretch begins when an operation ends well while others are under way, or else with the
 * next invocation, and lasts to the next operation that ends well, whoever asked for it, or to the
 * end of the run. Quiet times in which nobody asks do not count.
 */
public final class UnavailableFor implements Measure {
    private record Moment(long atNanos, boolean isReturn, boolean ok) {}

    @Override
    public String name() {
        return "unavailable-for";
    }

    @Override
    public String summary() {
        return "The longest time for which clients waited and no operation ended well, in"
                + " milliseconds.";
    }

    @Override
    public String unit() {
        return "ms";
    }

    @Override
    public double measure(History history, Trace trace) {
        if (history.operations().isEmpty()) {
            return Double.NaN;
        }
        long longest = 0;
        long sinceNanos = SimTime.NEVER;
        int open = 0;
        for (Moment moment : moments(history)) {
            open += moment.isReturn() ? -1 : 1;
            if (moment.ok()) {
                longest = Math.max(longest, moment.atNanos() - sinceNanos);
                sinceNanos = open > 0 ? moment.atNanos() : SimTime.NEVER;
            } else if (!moment.isReturn() && sinceNanos == SimTime.NEVER) {
                sinceNanos = moment.atNanos();
            }
        }
        if (sinceNanos != SimTime.NEVER) {
            longest = Math.max(longest, end(history, trace) - sinceNanos);
        }
        return SimTime.toMillis(longest);
    }

    private static List<Moment> moments(History history) {
        List<Moment> moments = new ArrayList<>();
        for (Operation operation : history.operations()) {
            moments.add(new Moment(operation.invokedNanos(), false, false));
            if (operation.returnedNanos() != SimTime.NEVER) {
                moments.add(new Moment(operation.returnedNanos(), true, operation.ok()));
            }
        }
        moments.sort(Comparator.comparingLong(Moment::atNanos).thenComparing(Moment::isReturn));
        return moments;
    }

    /** The last moment that anything is known of. */
    private static long end(History history, Trace trace) {
        long last = 0;
        for (Operation operation : history.operations()) {
            last = Math.max(last, operation.invokedNanos());
            if (operation.returnedNanos() != SimTime.NEVER) {
                last = Math.max(last, operation.returnedNanos());
            }
        }
        int events = trace.events().size();
        return events == 0
                ? last
                : Math.max(last, trace.events().get(events - 1).atNanos());
    }
}
