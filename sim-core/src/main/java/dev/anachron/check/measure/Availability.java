package dev.anachron.check.measure;

import dev.anachron.check.Measure;
import dev.anachron.history.History;
import dev.anachron.history.Operation;
import dev.anachron.trace.Trace;

import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How much of their time clients did not wait in vain: 1 - waits / (clients × length of the run). A
 * wait lasts from the invocation of an operation that failed, or whose outcome nobody knows, to its
 * end or that of the run. Clients that never asked do not count.
 *
 * <p>A share of time, not of operations: a client that waits asks less meanwhile, so that counting
 * operations would hide the longest outages best.
 */
public final class Availability implements Measure {
    @Override
    public String name() {
        return "availability";
    }

    @Override
    public String summary() {
        return "The share of the clients' time, between 0 and 1, in which they did not wait for an"
                + " operation that failed or whose outcome stayed unknown.";
    }

    @Override
    public String unit() {
        return "";
    }

    @Override
    public double measure(History history, Trace trace) {
        long runNanos = Ends.ofRun(history, trace);
        SortedSet<String> clients = new TreeSet<>();
        double waitedNanos = 0;
        for (Operation operation : history.operations()) {
            clients.add(operation.client().name());
            if (!operation.ok()) {
                waitedNanos += Ends.of(operation, runNanos) - operation.invokedNanos();
            }
        }
        return clients.isEmpty() || runNanos == 0
                ? Double.NaN
                : 1 - waitedNanos / ((double) clients.size() * runNanos);
    }
}
