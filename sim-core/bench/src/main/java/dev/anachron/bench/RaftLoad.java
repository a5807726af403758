package dev.anachron.bench;

import dev.anachron.base.SimTime;
import dev.anachron.engine.Run;
import dev.anachron.history.Outcome;
import dev.anachron.scenario.Setup;

/**
 * Five-node Raft under closed-loop load. The baseline runs the same nodes on {@link PlainCluster}.
 *
 * @param contender who simulates
 * @param clients how many write without a pause
 * @param durationNanos how much virtual time passes
 * @param tracing what becomes of the trace; the baseline makes none
 */
record RaftLoad(Contender contender, int clients, long durationNanos, Tracing tracing) {
    /** Without a trace. */
    RaftLoad(Contender contender, int clients, long durationNanos) {
        this(contender, clients, durationNanos, Tracing.NONE);
    }

    /**
     * A run of one client that commits 32 operations on average: an election, then four messages of
     * 2 ms one after the other for each.
     */
    static RaftLoad of32Commits(Contender contender) {
        return new RaftLoad(contender, 1, SimTime.millis(474));
    }

    /** What happened in a run. */
    record Done(long commits, long messages, long events) {}

    Done run(long seed) {
        if (contender == Contender.PLAIN) {
            return new PlainCluster(clients, seed).run(durationNanos);
        }
        Setup setup = BenchSetups.raft(clients, durationNanos);
        Run run = tracing.run(setup, seed);
        return new Done(run.history().count(Outcome.OK), run.messages().sent(), run.events());
    }
}
