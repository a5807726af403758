package dev.anachron.bench;

import java.util.Arrays;
import java.util.Objects;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs the benchmarks round after round, all contenders in each, and prints the ratios as Markdown.
 * Absolute figures drift with the machine; so a ratio is taken within a round, per processor second,
 * and the median over the rounds is what to quote.
 *
 * <p>Arguments: the number of rounds (3), and milliseconds for each of two iterations of warming up
 * and two of measuring (500).
 */
public final class Ratios {
    private static final int ITERATIONS = 2;
    private static final int ROUNDS = 3;
    private static final int MILLIS = 500;

    private final RatioTable table = new RatioTable();
    private final TimeValue iteration;

    private Ratios(int iterationMillis) {
        iteration = TimeValue.milliseconds(iterationMillis);
    }

    public static void main(String[] args) throws RunnerException {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : ROUNDS;
        Ratios ratios = new Ratios(args.length > 1 ? Integer.parseInt(args[1]) : MILLIS);
        for (int round = 1; round <= rounds; round++) {
            System.err.println("round " + round + " of " + rounds);
            ratios.hold();
            ratios.pingPong();
            ratios.raft();
        }
        System.out.printf(
                "JDK %s, %d processors, serial collector, median of %d rounds.%n%n%s",
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                rounds,
                ratios.table.markdown());
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
                table.cost("hold " + pending + ", event", contender(result), nanos);
            }
        }
    }

    private void pingPong() throws RunnerException {
        for (RunResult result : new Runner(options(PingPongBenchmark.class).build()).run()) {
            table.cost(
                    "pp20, delivery", contender(result), 1e9 / perCpuSecond(result, "deliveries"));
        }
    }

    private void raft() throws RunnerException {
        for (RunResult result : new Runner(options(RaftBenchmark.class).build()).run()) {
            String clients = result.getParams().getParam("clients");
            String load = clients == null ? "Raft, seeds of 32" : "Raft, clients: " + clients;
            double commits = perCpuSecond(result, "commits");
            table.cost(load + ", commit", contender(result), 1e9 / commits);
            if (contender(result) == Contender.OURS) {
                table.rate(load, "commits", commits);
                table.rate(load, "messages", perCpuSecond(result, "messages"));
                table.rate(load, "events", perCpuSecond(result, "events"));
                table.rate(load, "runs", result.getPrimaryResult().getScore() / cpu(result));
            }
        }
    }

    private ChainedOptionsBuilder options(Class<?> benchmark) {
        return new OptionsBuilder()
                .include("\\b" + benchmark.getSimpleName() + "\\b")
                .addProfiler(CpuProfiler.class)
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

    private static double secondary(RunResult result, String label) {
        Result<?> found = result.getSecondaryResults().get(label);
        return Objects.requireNonNull(found, label).getScore();
    }
}
