package dev.anachron.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The hold model (Vaucher and Duval, 1975): with so many pending, take the earliest event and schedule
 * one later. The score is nanoseconds an event.
 *
 * <p>SSJ's linked list searches from the end: with a million pending it would never be filled.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 3,
        jvmArgsAppend = {"-XX:+UseSerialGC", "-Xms1g", "-Xmx1g", "-Xmn64m"})
public class HoldBenchmark {
    private static final int EVENTS = 10_000;
    private static final int LINKED_AT_MOST = 10_000;

    @Param({"100", "10000", "1000000"})
    int pending;

    @Param
    @SuppressWarnings("NullAway.Init") // JMH fills it in
    Contender contender;

    @SuppressWarnings("NullAway.Init")
    private HoldModel model;

    @Setup
    public void fill() {
        if (!canHold(contender, pending)) {
            throw new IllegalArgumentException(contender + " cannot hold " + pending);
        }
        model = HoldModel.of(contender, pending);
    }

    static boolean canHold(Contender contender, int pending) {
        return contender != Contender.SSJ_LINKED || pending <= LINKED_AT_MOST;
    }

    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public long hold() {
        return model.run(EVENTS);
    }
}
