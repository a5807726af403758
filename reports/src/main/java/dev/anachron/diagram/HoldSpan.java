package dev.anachron.diagram;

import dev.anachron.base.NodeId;
import dev.anachron.check.lock.Holds;
import dev.anachron.check.lock.Holds.Hold;
import dev.anachron.trace.Trace;
import dev.anachron.trace.TraceEvent.Noted;

import java.util.List;
import java.util.Objects;

/**
 * While a client had a lock, whatever it believed.
 *
 * @param lock the lock's name
 * @param client who had it
 * @param token under which fencing token
 * @param span from being given it until it was given back, its lease was over or the run ended
 * @param expired whether it was the lease that ended it
 */
public record HoldSpan(String lock, NodeId client, long token, TimeSpan span, boolean expired) {
    /** Every hold of the run, in order of its beginning. */
    public static List<HoldSpan> of(Trace trace, long endNanos) {
        Holds holds = new Holds();
        return trace
                .of(Noted.class)
                .map(holds::take)
                .filter(Objects::nonNull)
                .toList()
                .stream() // only now is it known how each ended
                .map(hold -> of(hold, endNanos))
                .toList();
    }

    private static HoldSpan of(Hold hold, long endNanos) {
        Noted ended = hold.ended();
        TimeSpan span =
                new TimeSpan(hold.given().atNanos(), ended == null ? endNanos : ended.atNanos());
        return new HoldSpan(hold.lock(), hold.client(), hold.token(), span, hold.expired());
    }

    /** {@code c1 has the lock with token 9, from … to …}. */
    String text() {
        return client + " has the " + lock + " with token " + token + ", from " + span.text()
                + (expired ? "; its lease was over" : "");
    }
}
