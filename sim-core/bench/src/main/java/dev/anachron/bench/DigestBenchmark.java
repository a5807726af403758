package dev.anachron.bench;

import dev.anachron.base.SimTime;
import dev.anachron.engine.Bare;
import dev.anachron.engine.Run;
import dev.anachron.engine.Simulation;
import dev.anachron.run.bench.Loads;
import dev.anachron.scenario.Setup;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What it costs to fold every event into the run's fingerprint: the same run with and without. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@Fork(
        value = 3,
        jvmArgsAppend = {"-XX:+UseSerialGC", "-Xms1g", "-Xmx1g", "-Xmn64m"})
public class DigestBenchmark {
    /** What is simulated. */
    public enum Load {
        PP20("pp20"),
        RAFT("Raft, clients: 16");

        final String text;

        Load(String text) {
            this.text = text;
        }

        private Setup setup() {
            return switch (this) {
                case PP20 -> PingPong.SETUP;
                case RAFT -> Loads.raft(PingPong.NODES, 16, SimTime.seconds(2));
            };
        }
    }

    @Param
    @SuppressWarnings("NullAway.Init") // JMH fills it in
    Load load;

    @Param({"true", "false"})
    boolean digest;

    @SuppressWarnings("NullAway.Init")
    private Setup setup;

    private long seed;

    @org.openjdk.jmh.annotations.Setup
    public void prepare() {
        setup = load.setup();
    }

    @Benchmark
    public Run run() {
        return digest ? Simulation.run(setup, seed++, null) : Bare.run(setup, seed++);
    }
}
