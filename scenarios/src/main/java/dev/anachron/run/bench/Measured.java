package dev.anachron.run.bench;

import dev.anachron.engine.Run;
import dev.anachron.history.Outcome;

/**
 * How fast a benchmark ran. What concerns the run itself is the same everywhere; the figures are not.
 *
 * @param run without its trace
 * @param eventsPerSecond events of the loop, for each second of processor time
 * @param plainQueues the same as a multiple of what a plain {@link PlainQueue} does, measured in turns
 */
public record Measured(Benchmark benchmark, Run run, double eventsPerSecond, double plainQueues) {
    /** Messages sent, those of clients included, for each second of processor time. */
    public double messagesPerSecond() {
        return perSecond(run.messages().sent());
    }

    /** Operations that ended well, for each second of processor time. */
    public double operationsPerSecond() {
        return perSecond(operations());
    }

    /** How many operations ended well in a run. */
    public long operations() {
        return run.history().count(Outcome.OK);
    }

    private double perSecond(long inOneRun) {
        return eventsPerSecond * inOneRun / run.events();
    }
}
