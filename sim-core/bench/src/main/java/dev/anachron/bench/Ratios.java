package dev.anachron.bench;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs the benchmarks round after round, all contenders in each. Absolute figures drift with the
 * machine; so a ratio is taken within a round, per processor second, and the median over the rounds is
 * what to quote.
 *
 * <p>Its main method prints the tables as Markdown; {@link Performance} writes them into a page.
 * Arguments: the number of rounds (3), and milliseconds for each of two iterations of warming up and
 * two of measuring (1000).
 */
public final class Ratios {
    private static final int ITERATIONS = 2;
    private static final int ROUNDS = 3;
    private static final int MILLIS = 1000;
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private final RatioTable table = new RatioTable();
    private final TimeValue iteration;

    private Ratios(int iterationMillis) {
        iteration = TimeValue.milliseconds(iterationMillis);
    }

    public static void main(String[] args) throws RunnerException {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : ROUNDS;
        RatioTable table = measure(rounds, args.length > 1 ? Integer.parseInt(args[1]) : MILLIS);
        System.out.printf(
                "%s%n%s%n%s%n%s%n%s",
                machine(), table.costs(), table.rates(), table.extras(), Targets.markdown(table));
    }

    /** All of them, as often and as long as is to be quoted. */
    static RatioTable measure() throws RunnerException {
        return measure(ROUNDS, MILLIS);
    }

    private static RatioTable measure(int rounds, int iterationMillis) throws RunnerException {
        Ratios ratios = new Ratios(iterationMillis);
        for (int round = 1; round <= rounds; round++) {
            System.err.println("round " + round + " of " + rounds);
            ratios.hold();
            ratios.pingPong();
            ratios.raft();
            ratios.digest();
        }
        return ratios.table;
    }

    /** The sentence before a table. */
    static String machine() {
        return "JDK %s, %s, %d processors, serial collector; medians.%n"
                .formatted(
                        Runtime.version().feature(),
                        System.getProperty("os.arch"),
                        Runtime.getRuntime().availableProcessors());
    }

    private void hold() throws RunnerException {
        for (int pending : new int[] {100, 10_000, 1_000_000}) {
            String[] able = Arrays.stream(Contender.values())
                    .filter(contender -> HoldBenchmark.canHold(contender, pending))
                    .map(Contender::name)
                    .toArray(String[]::new);
            ChainedOptionsBuilder options = options(HoldBenchmark.class)
                    .param("pending", Integer.toString(pending))
                    .param("contender", able);
            for (RunResult result : new Runner(options.build()).run()) {
                double nanos = result.getPrimaryResult().getScore() * cpu(result);
                String row = "hold " + pending + ", event";
                table.cost(row, contender(result), nanos);
                table.allocated(row, contender(result), secondary(result, ALLOCATED));
            }
        }
    }

    private void pingPong() throws RunnerException {
        for (RunResult result : new Runner(options(PingPongBenchmark.class).build()).run()) {
            String row = "pp20, delivery";
            table.cost(row, contender(result), 1e9 / perCpuSecond(result, "deliveries"));
            table.allocated(row, contender(result), allocated(result, "deliveries"));
        }
    }

    private void raft() throws RunnerException {
        for (RunResult result : new Runner(options(RaftBenchmark.class).build()).run()) {
            String clients = result.getParams().getParam("clients");
            String load = clients == null ? "Raft, seeds of 32" : "Raft, clients: " + clients;
            double commits = perCpuSecond(result, "commits");
            table.cost(load + ", commit", contender(result), 1e9 / commits);
            table.allocated(load + ", event", contender(result), allocated(result, "events"));
            if (contender(result) == Contender.OURS) {
                table.rate(load, "commits", commits);
                table.rate(load, "messages", perCpuSecond(result, "messages"));
                table.rate(load, "events", perCpuSecond(result, "events"));
                table.rate(load, "runs", result.getPrimaryResult().getScore() / cpu(result));
            }
        }
    }

    private void digest() throws RunnerException {
        Map<DigestBenchmark.Load, double[]> rates = new EnumMap<>(DigestBenchmark.Load.class);
        for (RunResult result : new Runner(options(DigestBenchmark.class).build()).run()) {
            DigestBenchmark.Load load =
                    DigestBenchmark.Load.valueOf(result.getParams().getParam("load"));
            boolean on = Boolean.parseBoolean(result.getParams().getParam("digest"));
            rates.computeIfAbsent(load, fresh -> new double[2])[on ? 1 : 0] =
                    result.getPrimaryResult().getScore() / cpu(result);
        }
        rates.forEach((load, offOn) -> table.digest(load.text, offOn[0] / offOn[1] - 1));
    }

    private ChainedOptionsBuilder options(Class<?> benchmark) {
        return new OptionsBuilder()
                .include("\\b" + benchmark.getSimpleName() + "\\b")
                .addProfiler(CpuProfiler.class)
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .forks(1)
                .warmupIterations(ITERATIONS)
                .warmupTime(iteration)
                .measurementIterations(ITERATIONS)
                .measurementTime(iteration);
    }

    private static Contender contender(RunResult result) {
        return Contender.valueOf(result.getParams().getParam("contender"));
    }

    private static double cpu(RunResult result) {
        return secondary(result, CpuProfiler.LABEL);
    }

    private static double perCpuSecond(RunResult result, String counter) {
        return secondary(result, counter) / cpu(result);
    }

    /** Bytes for each of what is counted. */
    private static double allocated(RunResult result, String counter) {
        double perRun = secondary(result, counter) / result.getPrimaryResult().getScore();
        return secondary(result, ALLOCATED) / perRun;
    }

    private static double secondary(RunResult result, String label) {
        Result<?> found = result.getSecondaryResults().get(label);
        return Objects.requireNonNull(found, label).getScore();
    }
}
