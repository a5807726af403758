package dev.anachron.bench;

import dev.anachron.check.linearizability.Linearizable;
import dev.anachron.history.History;
import dev.anachron.trace.Trace;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Whether a history is linearizable, with the reason. The score is milliseconds a history. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 3,
        jvmArgsAppend = {"-XX:+UseSerialGC", "-Xms2g", "-Xmx2g"})
public class LinearizableBenchmark {
    private static final Trace NO_TRACE = Trace.notKept("");
    /** The baseline remembers at most so many configurations, about as many as fit into the heap. */
    private static final int PATIENCE = 200_000;

    @Param({"1000", "10000", "100000", "1000000"})
    int operations;

    @Param({"5", "10", "50", "100"})
    int clients;

    @Param({"1", "1000"})
    int keys;

    /** With so many values a third of the operations compare and set; 0 for unique values. */
    @Param("0")
    int swaps;

    @Param({"true", "false"})
    boolean legal;

    @SuppressWarnings("NullAway.Init")
    private History history;

    @Setup
    public void make() {
        history = RegisterHistories.of(
                new RegisterHistories.Size(operations, clients, keys, swaps, legal));
    }

    @Benchmark
    public Object ours() {
        return new Linearizable().check(history, NO_TRACE);
    }

    /** Only for few operations: it gives up on others. */
    @Benchmark
    public Object plain() {
        return PlainSearch.judge(history, PATIENCE);
    }
}
