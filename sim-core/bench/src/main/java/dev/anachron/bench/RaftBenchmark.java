package dev.anachron.bench;

import dev.anachron.base.SimTime;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Five-node Raft, no faults: two virtual seconds of closed-loop load, and whole runs of 32 commits.
 * Read commits, messages and events a second; the score is runs a second.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@Fork(
        value = 3,
        jvmArgsAppend = {"-XX:+UseSerialGC", "-Xms1g", "-Xmx1g", "-Xmn64m"})
public class RaftBenchmark {
    private static final long DURATION_NANOS = SimTime.seconds(2);

    @Param({"OURS", "PLAIN"})
    @SuppressWarnings("NullAway.Init") // JMH fills it in
    Contender contender;

    private long seed;

    /** How many clients write at the same time. */
    @State(Scope.Benchmark)
    public static class Load {
        @Param({"1", "16", "64"})
        int clients;

        /** The baseline makes no trace, whatever this says. */
        @Param("NONE")
        @SuppressWarnings("NullAway.Init")
        Tracing trace;
    }

    @State(Scope.Thread)
    @AuxCounters
    public static class Counts {
        public long commits;
        public long messages;
        public long events;

        @Setup(Level.Iteration)
        public void reset() {
            commits = 0;
            messages = 0;
            events = 0;
        }

        private long add(RaftLoad.Done done) {
            commits += done.commits();
            messages += done.messages();
            events += done.events();
            return done.commits();
        }
    }

    @Benchmark
    public long load(Load load, Counts counts) {
        return counts.add(
                new RaftLoad(contender, load.clients, DURATION_NANOS, load.trace).run(seed++));
    }

    @Benchmark
    public long seeds(Counts counts) {
        return counts.add(RaftLoad.of32Commits(contender).run(seed++));
    }
}
