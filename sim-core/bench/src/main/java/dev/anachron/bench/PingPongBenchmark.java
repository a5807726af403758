package dev.anachron.bench;

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

/** Message ping-pong, {@code pp20}: see {@link PingPong}. Read the deliveries a second. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@Fork(
        value = 3,
        jvmArgsAppend = {"-XX:+UseSerialGC", "-Xms1g", "-Xmx1g", "-Xmn64m"})
public class PingPongBenchmark {
    @Param({
        "OURS",
        "PLAIN",
        "SSJ_SPLAY",
        "SSJ_BINARY",
        "SSJ_HENRIKSEN",
        "SSJ_LINKED",
        "SSJ_RED_BLACK"
    })
    @SuppressWarnings("NullAway.Init") // JMH fills it in
    Contender contender;

    private long seed;

    @State(Scope.Thread)
    @AuxCounters
    public static class Counts {
        public long deliveries;

        @Setup(Level.Iteration)
        public void reset() {
            deliveries = 0;
        }
    }

    @Benchmark
    public long pp20(Counts counts) {
        long delivered = PingPong.run(contender, seed++);
        counts.deliveries += delivered;
        return delivered;
    }
}
