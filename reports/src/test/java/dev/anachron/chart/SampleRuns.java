package dev.anachron.chart;

import dev.anachron.base.ClockLine;
import dev.anachron.base.Command;
import dev.anachron.base.Description;
import dev.anachron.base.Latency;
import dev.anachron.base.NodeId;
import dev.anachron.base.RandomStream;
import dev.anachron.base.SimTime;
import dev.anachron.base.Value;
import dev.anachron.base.Version;
import dev.anachron.check.Verdict;
import dev.anachron.check.measure.ElectionTime;
import dev.anachron.check.staleness.ReadStaleness;
import dev.anachron.engine.Run;
import dev.anachron.history.History;
import dev.anachron.history.Operation;
import dev.anachron.history.Outcome;
import dev.anachron.network.Topology;
import dev.anachron.report.Judged;
import dev.anachron.report.Report;
import dev.anachron.scenario.Drawn;
import dev.anachron.scenario.Expectation;
import dev.anachron.scenario.Scenario;
import dev.anachron.scenario.Scenario.Published;
import dev.anachron.scenario.Setup;
import dev.anachron.spi.Fact;
import dev.anachron.spi.Message;
import dev.anachron.spi.Node;
import dev.anachron.spi.NodeContext;
import dev.anachron.spi.Protocol;
import dev.anachron.spi.Setting;
import dev.anachron.spi.Settings;
import dev.anachron.trace.Trace;
import dev.anachron.trace.TraceEvent;
import dev.anachron.trace.TraceEvent.ProcessChanged;
import dev.anachron.trace.Visibility;
import dev.anachron.trace.Visibility.Trial;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Made-up runs for pictures: a small one to compare mark by mark, and a busy one to look at. */
public final class SampleRuns {
    private static final NodeId N1 = new NodeId("n1");
    private static final NodeId N2 = new NodeId("n2");
    private static final NodeId N3 = new NodeId("n3");

    private SampleRuns() {}

    /** Nothing happened at all. */
    public static Judged empty() {
        return judged("base", List.of(), List.of(), List.of());
    }

    /** Three reads, one of them stale, a write, a failure and an unknown outcome. */
    public static Judged small() {
        List<Operation> operations = List.of(
                operation(0, new Command.Write("x", 1), 500, 504, Outcome.OK),
                operation(1, new Command.Read("x"), 1000, 1002, Outcome.OK),
                operation(2, new Command.Write("x", 2), 2500, 3500, Outcome.INFO),
                operation(3, new Command.Read("x"), 4000, 4001, Outcome.OK),
                operation(4, new Command.Write("x", 3), 4500, 4503, Outcome.FAIL),
                operation(5, new Command.Read("x"), 7000, 7002, Outcome.OK));
        return judged(
                "base", operations, dethroning(), List.of(fault(2, 6, "partition n1 | n2 n3")));
    }

    /** What a checker would say about {@link #small}. */
    public static List<ReadStaleness> smallStaleness() {
        List<Operation> operations = small().run().history().operations();
        return List.of(
                new ReadStaleness(operations.get(1), 0, 0),
                new ReadStaleness(operations.get(3), SimTime.millis(1500), 2),
                new ReadStaleness(operations.get(5), 0, 0));
    }

    /** 900 operations in ten seconds, four faults, two of them at once. */
    public static Judged busy() {
        RandomStream random = RandomStream.root(7).child("sample");
        List<Operation> operations = new ArrayList<>();
        for (int id = 0; id < 900; id++) {
            long at = 11L * id + 3;
            Command command = id % 5 == 0 ? new Command.Write("x", id) : new Command.Read("x");
            double millis = 2 + random.exponential(command.readsOnly() ? 1.5 : 5.0);
            boolean cut = at > 2000 && at < 6000 && id % 9 == 0;
            Outcome outcome = cut ? id % 2 == 0 ? Outcome.INFO : Outcome.FAIL : Outcome.OK;
            operations.add(new Operation(
                    id,
                    new NodeId("c" + (1 + id % 2)),
                    1 + id % 2,
                    command,
                    SimTime.millis(at),
                    SimTime.millis(at) + (long) (millis * SimTime.MILLI),
                    outcome,
                    Value.NIL,
                    Version.NONE,
                    Version.NONE,
                    N1));
        }
        List<TraceEvent> events = new ArrayList<>(dethroning());
        events.add(change(7000, N2, ProcessChanged.Change.PAUSED));
        events.add(role(7250, N3, "leader", 5));
        events.add(change(7900, N2, ProcessChanged.Change.RESUMED));
        events.add(role(7905, N2, "follower", 5));
        events.add(change(8600, N1, ProcessChanged.Change.CRASHED));
        events.add(change(9100, N1, ProcessChanged.Change.RESTARTED));
        return judged(
                "read-index",
                operations,
                events,
                List.of(
                        fault(2, 6, "partition n1 | n2 n3"),
                        fault(2.2, 3.1, "loss of 20% from all to all"),
                        fault(7, 7.9, "pause n2"),
                        fault(8.6, 9.1, "crash n1"),
                        fault(9.1, 9.1, "restart n1")));
    }

    /** Every read of {@link #busy} in the partition that the old leader answered is stale. */
    public static List<ReadStaleness> busyStaleness() {
        return busy().run()
                .history()
                .reads()
                .map(read -> {
                    long since = read.invokedNanos() - SimTime.millis(2400);
                    boolean stale = since > 0
                            && read.client().name().equals("c1")
                            && read.invokedNanos() < SimTime.millis(6000);
                    int missed = (int) (since / SimTime.millis(55)) + 1;
                    return new ReadStaleness(read, stale ? since : 0, stale ? missed : 0);
                })
                .toList();
    }

    /** Verdicts of every kind: monotonic reads broken, and all that implies them; some undecided or idle. */
    public static Judged verdicts() {
        Judged busy = busy();
        List<Judged.Finding> findings = List.of(
                finding("linearizable", Verdict.invalid("It is not.", List.of())),
                finding("sequential", Verdict.invalid("It is not.", List.of())),
                finding("causal", Verdict.invalid("It is not.", List.of())),
                finding("causal-convergence", Verdict.invalid("It is not.", List.of())),
                finding("pram", Verdict.invalid("It is not.", List.of())),
                finding("monotonic-reads", Verdict.invalid("It is not.", List.of())),
                finding("read-your-writes", Verdict.valid("Fine.")),
                finding("monotonic-writes", Verdict.untested("Fine.")),
                finding("writes-follow-reads", Verdict.valid("Fine.")),
                finding("consistent-prefix", Verdict.unknown("The budget ended.")),
                finding("regular", Verdict.invalid("It is not.", List.of())),
                finding("safe", Verdict.valid("Fine.")));
        return new Judged(busy.variant(), busy.run(), findings, List.of(), List.of());
    }

    private static Judged.Finding finding(String checker, Verdict verdict) {
        return new Judged.Finding(checker, "", verdict);
    }

    /** In the first second n1 and n2 split the votes of two terms; n2 wins the third. */
    public static Judged votes() {
        return judged(
                "base",
                List.of(),
                List.of(
                        role(0, N1, "follower", 0),
                        role(200, N1, "candidate", 1),
                        role(210, N2, "candidate", 1),
                        role(400, N1, "candidate", 2),
                        role(600, N2, "candidate", 3),
                        role(604, N2, "leader", 3)),
                List.of());
    }

    /** n1's wall clock is a second ahead from 2 s to 4 s; n2's clocks lose a tenth from 5 s on. */
    public static Judged wrongClocks() {
        ClockLine ahead = ClockLine.TRUE.jumping(SimTime.seconds(2), SimTime.SECOND);
        ClockLine slow = ClockLine.TRUE.drifting(SimTime.seconds(5), -SimTime.SECOND / 10);
        return judged(
                "base",
                List.of(),
                List.of(
                        clock(2000, N1, ClockLine.TRUE, ahead),
                        clock(4000, N1, ClockLine.TRUE, ClockLine.TRUE),
                        clock(5000, N2, slow, slow)),
                List.of(fault(2, 4, "clock of n1 jumps by 1s")));
    }

    private static TraceEvent clock(
            long atMillis, NodeId node, ClockLine monotonic, ClockLine wall) {
        return new TraceEvent.ClockChanged(SimTime.millis(atMillis), node, monotonic, wall, 0);
    }

    /** Elections of 170, 250 and 190 ms in one variant and of 120 and 900 ms in the other. */
    public static Report elections() {
        return report(
                elections("wide", published(180, 230, 188), List.of(170L, 250L, 190L)),
                elections("narrow", published(130, 800, 500), List.of(120L, 900L)));
    }

    /** Of one variant's reads a thousandth is stale for 10 ms, of the other's none at all. */
    public static Report probed() {
        return report(
                probed(
                        "partial",
                        LongStream.rangeClosed(1, 1000)
                                .map(i -> i < 990 ? SimTime.millis(i) / 100 : SimTime.millis(10))
                                .toArray(),
                        List.of(
                                new Published("fresh-at.1ms", 12, "a paper"),
                                new Published("fresh-after.p999.swept", 9, "a paper"))),
                probed("strict", new long[] {-1, 0}, List.of()));
    }

    private static Judged probed(String name, long[] freshFromNanos, List<Published> published) {
        Judged judged = judged(name, List.of(), List.of(), List.of());
        List<Trial> trials = Collections.nCopies(10, new Trial(SimTime.MILLI / 3, 1, false));
        Visibility visibility =
                new Visibility(freshFromNanos, new long[] {1}, new long[] {1}, trials, 1);
        Run run = judged.run();
        Run probed = new Run(
                run.seed(),
                run.simulatedNanos(),
                run.events(),
                run.history(),
                run.trace().with(visibility),
                run.messages(),
                run.faults(),
                run.draws());
        return new Judged(
                new Scenario.Variant(
                        name, "", List.of(), setup(), List.of(), published, Drawn.NOTHING),
                probed,
                List.of(),
                List.of(),
                List.of());
    }

    /** Elections in ten variants, more than there are colours. */
    public static Report manyElections() {
        return report(IntStream.rangeClosed(1, 10)
                .mapToObj(i -> elections(
                        "variant " + i,
                        published(100 + 20 * i, 300 + 20 * i, 200),
                        List.of(90 + 20L * i, 110 + 20L * i, 290 + 20L * i)))
                .toArray(Judged[]::new));
    }

    /** A variant without anything in it but numbers, in milliseconds, each expected to be more than 0. */
    public static Judged measured(String name, SortedMap<String, Double> numbers) {
        Judged run = judged(name, List.of(), List.of(), List.of());
        List<Expectation> expected = numbers.keySet().stream()
                .map(measure -> new Expectation(
                        measure,
                        new Expectation.Compares(Expectation.Relation.MORE, 0),
                        measure + ": > 0"))
                .toList();
        return new Judged(
                new Scenario.Variant(name, "", List.of(), setup(), expected),
                run.run(),
                List.of(),
                numbers.entrySet().stream()
                        .map(one -> new Judged.Measured(
                                one.getKey(),
                                "",
                                one.getKey().equals("elections") ? "" : "ms",
                                one.getValue()))
                        .toList(),
                List.of());
    }

    /** A report of such runs. */
    public static Report report(Judged... runs) {
        List<Judged> variants = List.of(runs);
        Scenario scenario = new Scenario(
                "sample",
                "How?",
                "",
                List.of(),
                1,
                variants.stream().map(Judged::variant).toList());
        return new Report(scenario, 1, "0.1.0", "anachron run sample", variants);
    }

    private static List<Published> published(double median, double longest, double mean) {
        return List.of(
                new Published("election-time.p50", median, "a paper"),
                new Published("election-time.max", longest, "a paper"),
                new Published("election-time.mean", mean, "a paper"));
    }

    private static Judged elections(String name, List<Published> published, List<Long> millis) {
        List<TraceEvent> events = new ArrayList<>();
        List.of(N1, N2, N3).forEach(node -> events.add(role(0, node, "follower", 0)));
        NodeId leader = N1;
        events.add(role(10, leader, "leader", 1));
        long at = 0;
        for (long took : millis) {
            at += 2000;
            events.add(change(at, leader, ProcessChanged.Change.CRASHED));
            NodeId next = leader.equals(N1) ? N2 : N1;
            events.add(role(at + took - 10, next, "leader", at));
            beat(events, at + took, next, N3);
            events.add(change(at + 1500, leader, ProcessChanged.Change.RESTARTED));
            events.add(role(at + 1500, leader, "follower", at));
            leader = next;
        }
        Judged run = judged(name, List.of(), events, List.of());
        Expectation expected = new Expectation(
                "election-time.p50",
                new Expectation.Near(180, 0.06),
                "election-time.p50: 180ms ± 6%");
        Scenario.Variant variant = new Scenario.Variant(
                name,
                "What " + name + " teaches.",
                List.of(),
                setup(),
                List.of(expected),
                published,
                Drawn.NOTHING);
        List<Judged.Measured> measures = ElectionTime.ALL.stream()
                .map(measure -> new Judged.Measured(
                        measure.name(),
                        measure.summary(),
                        measure.unit(),
                        measure.measure(run.run().history(), run.run().trace())))
                .toList();
        return new Judged(variant, run.run(), List.of(), measures, List.of());
    }

    private static void beat(List<TraceEvent> events, long atMillis, NodeId from, NodeId to) {
        long at = SimTime.millis(atMillis);
        events.add(new TraceEvent.Sent(at, at, from, to, new Beat()));
        events.add(new TraceEvent.Delivered(at, at, at, from, to, new Beat()));
    }

    private record Beat() implements Message {
        @Override
        public void describe(Description to) {
            to.word("Beat");
        }
    }

    /** n1 leads; n2 is elected at 2.3 s; n1 goes on believing until 6.1 s. */
    private static List<TraceEvent> dethroning() {
        return List.of(
                role(0, N1, "follower", 0),
                role(210, N1, "leader", 1),
                role(2300, N2, "leader", 3),
                role(6100, N1, "follower", 3));
    }

    private static TraceEvent role(long atMillis, NodeId node, String role, long term) {
        return new TraceEvent.Noted(SimTime.millis(atMillis), node, new Fact.Role(role, term));
    }

    private static TraceEvent change(long atMillis, NodeId node, ProcessChanged.Change change) {
        return new ProcessChanged(SimTime.millis(atMillis), node, change);
    }

    private static Run.FaultReport fault(double fromSeconds, double toSeconds, String what) {
        return new Run.FaultReport(
                (long) (fromSeconds * SimTime.SECOND),
                (long) (toSeconds * SimTime.SECOND),
                what,
                List.of(N1),
                new TreeMap<>());
    }

    private static Operation operation(
            int id, Command command, long fromMillis, long toMillis, Outcome outcome) {
        return new Operation(
                id,
                new NodeId("c1"),
                1,
                command,
                SimTime.millis(fromMillis),
                SimTime.millis(toMillis),
                outcome,
                Value.NIL,
                Version.NONE,
                Version.NONE,
                N1);
    }

    /** Around a cut at 2 s: one message before, one that arrives, one that is lost, one that is held. */
    public static Judged messages() {
        Beat beat = new Beat();
        List<TraceEvent> events = List.of(
                new TraceEvent.Sent(SimTime.millis(1_400), 1, N1, N2, beat),
                new TraceEvent.Delivered(
                        SimTime.millis(1_401), SimTime.millis(1_401), 1, N1, N2, beat),
                new TraceEvent.Sent(SimTime.millis(1_990), 2, N1, N3, beat),
                new TraceEvent.Sent(SimTime.millis(1_995), 3, N2, N2, beat),
                new TraceEvent.Delivered(
                        SimTime.millis(2_010), SimTime.millis(2_010), 2, N1, N3, beat),
                new TraceEvent.Sent(SimTime.millis(2_020), 4, N1, N2, beat),
                new TraceEvent.Dropped(SimTime.millis(2_025), 4, N1, N2, beat, "partition"),
                new TraceEvent.Sent(SimTime.millis(2_400), 5, N3, N1, beat),
                new TraceEvent.Delivered(
                        SimTime.millis(2_600), SimTime.millis(2_600), 5, N3, N1, beat));
        return judged("base", List.of(), events, List.of(fault(2, 6, "partition n1 | n2 n3")));
    }

    /** One each millisecond, and a fault at 2 s. */
    public static Judged manyMessages() {
        List<TraceEvent> events = LongStream.range(0, 4_000)
                .mapToObj(at -> (TraceEvent)
                        new TraceEvent.Sent(SimTime.millis(at) + 1, at, N1, N2, new Beat()))
                .toList();
        return judged("base", List.of(), events, List.of(fault(2, 6, "partition n1 | n2 n3")));
    }

    private static Judged judged(
            String variant,
            List<Operation> operations,
            List<TraceEvent> events,
            List<Run.FaultReport> faults) {
        Run run = new Run(
                7,
                SimTime.seconds(10),
                events.size(),
                new History(operations),
                new Trace(events, "0".repeat(64)),
                new Run.Messages(0, 0, 0),
                faults,
                new TreeMap<>());
        return new Judged(
                new Scenario.Variant(variant, "", List.of(), setup(), List.of()),
                run,
                List.of(),
                List.of(),
                List.of());
    }

    private static Setup setup() {
        Latency none = Latency.constant(0);
        return new Setup(
                SimTime.seconds(10),
                new Setup.Cluster(
                        new NoProtocol(),
                        List.of(N1, N2, N3),
                        Settings.of(Map.of()),
                        Map.of(),
                        Setup.Work.NONE),
                new Setup.Links(new Topology(none, Map.of(), false), 0),
                List.of(),
                List.of(),
                List.of());
    }

    /** Stands in the set-up and is never run. */
    private static final class NoProtocol implements Protocol {
        @Override
        public String name() {
            return "none";
        }

        @Override
        public String summary() {
            return "";
        }

        @Override
        public List<Setting> settings() {
            return List.of();
        }

        @Override
        public Node create(NodeContext context) {
            throw new UnsupportedOperationException("nothing is run here");
        }
    }
}
