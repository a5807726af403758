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
 * The longest stretch in which some one client asked and got no answer: from the invocation of an
 * operation to its good end, however long that took; and if operations before it were in vain (failed, or
 * of an outcome that nobody knows), from the first of those. A client without a good end waits to the end
 * of the run.
 */
public final class UnavailableFor implements Measure {
    @Override
    public String name() {
        return "unavailable-for";
    }

    @Override
    public String summary() {
        return "The longest stretch in which one client got no answer though it had asked: until an"
                + " operation ended well, from when it was asked, or from the first one before it that"
                + " was in vain; in milliseconds.";
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
            Long vain = vainSince.remove(client);
            long since = vain == null ? operation.invokedNanos() : vain;
            longest = Math.max(longest, operation.returnedNanos() - since);
        }
        for (long since : vainSince.values()) {
            longest = Math.max(longest, runNanos - since);
        }
        return SimTime.toMillis(longest);
    }
}
