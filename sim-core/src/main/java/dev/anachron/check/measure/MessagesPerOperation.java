package dev.anachron.check.measure;

import dev.anachron.check.Measure;
import dev.anachron.history.History;
import dev.anachron.history.Outcome;
import dev.anachron.trace.Trace;
import dev.anachron.trace.TraceEvent.Sent;

/** What an answer costs in messages; heartbeats and elections are part of the price. */
public final class MessagesPerOperation implements Measure {
    @Override
    public String name() {
        return "messages-per-operation";
    }

    @Override
    public String summary() {
        return "How many messages were sent, those of clients included, for each operation that ended well.";
    }

    @Override
    public String unit() {
        return "";
    }

    @Override
    public double measure(History history, Trace trace) {
        long answered = history.count(Outcome.OK);
        return answered == 0 ? Double.NaN : trace.of(Sent.class).count() / (double) answered;
    }
}
