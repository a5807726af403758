package dev.anachron.check.measure;

import dev.anachron.base.SimTime;
import dev.anachron.check.Measure;
import dev.anachron.history.History;
import dev.anachron.history.Operation;
import dev.anachron.trace.Trace;

import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The longest stretch in which some one client asked and got no answer: from the invocation of its
 * first operation that failed, or whose outcome nobody knows, to its next operation that ends well,
 * or to the end of the run.
 */
public final class UnavailableFor implements Measure {
    @Override
    public String name() {
        return "unavailable-for";
    }

    @Override
    public String summary() {
        return "The longest stretch in which one client got no answer though it had asked, from its"
                + " first operation in vain to its next that ended well, in milliseconds.";
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
        long runNanos = Ends.ofRun(history, trace);
        List<Operation> byEnd = history.operations().stream()
                .sorted(Comparator.comparingLong(o -> Ends.of(o, runNanos)))
                .toList();
        SortedMap<String, Long> vainSince = new TreeMap<>();
        long longest = 0;
        for (Operation operation : byEnd) {
            String client = operation.client().name();
            if (!operation.ok()) {
                vainSince.putIfAbsent(client, operation.invokedNanos());
                continue;
            }
            Long since = vainSince.remove(client);
            if (since != null) {
                longest = Math.max(longest, operation.returnedNanos() - since);
            }
        }
        for (long since : vainSince.values()) {
            longest = Math.max(longest, runNanos - since);
        }
        return SimTime.toMillis(longest);
    }
}
