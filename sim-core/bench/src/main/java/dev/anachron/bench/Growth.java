package dev.anachron.bench;

import dev.anachron.base.SimTime;
import dev.anachron.engine.Run;
import dev.anachron.engine.Simulation;
import dev.anachron.history.Outcome;
import dev.anachron.run.bench.Loads;
import dev.anachron.run.bench.Timing;
import dev.anachron.scenario.Setup;
import dev.anachron.trace.TraceEvent;
import dev.anachron.trace.TraceSink;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * How costs grow with the cluster and with its load: Raft without faults, each size in a Java of its
 * own, so that none finds the code as another has warmed it up, or the heap as another has left it.
 */
final class Growth {
    private static final int[] NODES = {3, 5, 25, 101};
    private static final int[] CLIENTS = {1, 10, 100, 1_000, 10_000};
    /** So many clients on ever more nodes, and ever more clients on so many nodes. */
    static final int SOME_CLIENTS = 10;

    static final int FEW_NODES = 5;
    private static final int ROUNDS = 5;
    private static final long SEED = 1;

    private Growth() {}

    /** Every size once. */
    static List<Grown> measure() throws IOException {
        List<Grown> sizes = new ArrayList<>();
        for (int nodes : NODES) {
            sizes.add(elsewhere(nodes, SOME_CLIENTS));
        }
        for (int clients : CLIENTS) {
            if (clients != SOME_CLIENTS) {
                sizes.add(elsewhere(FEW_NODES, clients));
            }
        }
        return sizes;
    }

    /**
     * How long to simulate: about half a million messages. An operation is over in four times 2 ms,
     * and each of its writes costs two messages for each node and four more; before that comes an
     * election.
     */
    static long millis(int nodes, int clients) {
        long messages = 500_000L / (2L * nodes + 4);
        return 500 + 8 * messages / clients;
    }

    private static Grown elsewhere(int nodes, int clients) throws IOException {
        System.err.println("growth: " + nodes + " nodes, " + clients + " clients");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xms3g",
                        "-Xmx3g",
                        "-Xmn64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Growth.class.getName(),
                        Integer.toString(nodes),
                        Integer.toString(clients))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.onExit().join().exitValue() != 0) {
            throw new IOException("the Java that ran " + nodes + " nodes failed");
        }
        return Grown.of(out.strip());
    }

    // Over there

    /** Measures one size, given as the numbers of nodes and clients, and prints it in a line. */
    public static void main(String[] args) {
        System.out.println(
                here(Integer.parseInt(args[0]), Integer.parseInt(args[1])).line());
    }

    private static Grown here(int nodes, int clients) {
        long millis = millis(nodes, clients);
        Setup setup = Loads.raft(nodes, clients, SimTime.millis(millis));
        Run run = Simulation.run(setup, SEED, null);
        LongSupplier messages =
                () -> Simulation.run(setup, SEED, null).messages().sent();
        LongSupplier plainMessages = () -> new PlainCluster(Loads.ids("n", nodes), clients, SEED)
                .run(setup.durationNanos())
                .messages();
        Timing.perSecond(messages, SimTime.seconds(5));
        Timing.perSecond(plainMessages, SimTime.seconds(2));
        double[] rates = new double[ROUNDS];
        double[] plainRates = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            rates[i] = Timing.perSecond(messages, SimTime.millis(700));
            plainRates[i] = Timing.perSecond(plainMessages, SimTime.millis(300));
        }
        return new Grown(
                nodes,
                clients,
                millis,
                run.history().count(Outcome.OK),
                run.messages().sent(),
                Math.round(SimTime.SECOND * run.messages().sent() / Timing.median(rates)),
                Math.round(SimTime.SECOND / Timing.median(plainRates)),
                heapBytes(setup));
    }

    /** Asked while the simulation still holds everything: at its first event in the last tenth. */
    private static long heapBytes(Setup setup) {
        long before = usedBytes();
        LateLook look = new LateLook(setup.durationNanos() / 10 * 9);
        Simulation.run(setup, SEED, look);
        return look.usedBytes - before;
    }

    private static long usedBytes() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static final class LateLook implements TraceSink {
        private final long fromNanos;
        private long usedBytes;

        LateLook(long fromNanos) {
            this.fromNanos = fromNanos;
        }

        @Override
        public void take(TraceEvent event) {
            if (usedBytes == 0 && event.atNanos() >= fromNanos) {
                usedBytes = Growth.usedBytes();
            }
        }
    }
}
