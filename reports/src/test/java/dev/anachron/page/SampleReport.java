package dev.anachron.page;

import dev.anachron.base.Command;
import dev.anachron.base.Description;
import dev.anachron.base.Digest;
import dev.anachron.base.Latency;
import dev.anachron.base.NodeId;
import dev.anachron.base.Phrase;
import dev.anachron.base.SimTime;
import dev.anachron.base.Value;
import dev.anachron.base.Version;
import dev.anachron.check.Verdict;
import dev.anachron.check.linearizability.Linearizable;
import dev.anachron.check.staleness.ReadStaleness;
import dev.anachron.check.staleness.Staleness;
import dev.anachron.engine.Run;
import dev.anachron.history.History;
import dev.anachron.history.Operation;
import dev.anachron.history.Outcome;
import dev.anachron.network.Topology;
import dev.anachron.protocol.raft.RaftProtocol;
import dev.anachron.report.Judged;
import dev.anachron.report.Report;
import dev.anachron.scenario.Expectation;
import dev.anachron.scenario.Scenario;
import dev.anachron.scenario.Setup;
import dev.anachron.spi.Fact;
import dev.anachron.spi.Message;
import dev.anachron.spi.Settings;
import dev.anachron.trace.Trace;
import dev.anachron.trace.TraceEvent;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A report made by hand: n1 leads term 1, is cut off with c1 from 2 s to 6 s, n3 leads term 2. In
 * the unchecked form n1 goes on answering c1; in the checked one c1 waits in vain.
 */
final class SampleReport {
    static final NodeId N1 = new NodeId("n1");
    static final NodeId N2 = new NodeId("n2");
    static final NodeId N3 = new NodeId("n3");
    static final NodeId C1 = new NodeId("c1");
    static final NodeId C2 = new NodeId("c2");

    private static final long CUT = SimTime.seconds(2);
    private static final long HEALED = SimTime.seconds(6);
    private static final long END = SimTime.seconds(10);
    private static final long TAKEOVER = SimTime.millis(2310);

    private SampleReport() {}

    static Report report() {
        return report("Can a leader that was voted out still answer reads?");
    }

    static Report report(String question) {
        List<Judged> variants = List.of(
                judged("local", List.of(), true),
                judged("read-index", List.of("cluster.settings.reads: read-index"), false),
                judged(
                        "lease-drift",
                        List.of("cluster.settings.reads: lease", "cluster.clocks.n1.drift: -20%"),
                        true));
        Scenario scenario = new Scenario(
                "dethroned-leader",
                question,
                "The leader is cut off from its followers, together with one client. The others "
                        + "elect a new leader; the old one does not hear of it and goes on "
                        + "answering. Look at what c1 reads between 2 s and 6 s.",
                List.of("raft"),
                7,
                variants.stream().map(Judged::variant).toList());
        return new Report(
                scenario, 7, "0.1.0", "./anachron run dethroned-leader --seed 7", variants);
    }

    /** Nothing happened at all. */
    static Report empty() {
        Run run = new Run(
                1,
                0,
                0,
                new History(List.of()),
                new Trace(List.of(), "0".repeat(64)),
                new Run.Messages(0, 0, 0),
                List.of(),
                new TreeMap<>());
        Judged judged = new Judged(
                variant("base", List.of(), List.of()), run, List.of(), List.of(), List.of());
        return new Report(
                new Scenario("empty", "What if?", "", List.of(), 1, List.of(judged.variant())),
                1,
                "0.1.0",
                "./anachron run empty",
                List.of(judged));
    }

    static Judged judged(String name, List<String> changes, boolean unchecked) {
        Tape tape = new Tape();
        tape.leads(N1, 1, SimTime.millis(212));
        tape.fault();
        tape.leads(N3, 2, TAKEOVER);
        tape.follows(N1, 2, SimTime.millis(6041));
        writes(tape);
        reads(tape, unchecked);
        tape.heartbeats();
        List<Operation> operations = tape.operations();
        Run run = new Run(
                7,
                END,
                18231,
                new History(operations),
                tape.trace(name),
                new Run.Messages(9120, 8411, 709),
                List.of(
                        new Run.FaultReport(
                                CUT,
                                HEALED,
                                "partition n1 c1 | n2 n3 c2",
                                List.of(N1, C1, N2, N3, C2),
                                new TreeMap<>(Map.of("messagesDropped", 709L))),
                        new Run.FaultReport(
                                SimTime.seconds(7),
                                SimTime.millis(7900),
                                "pause n2",
                                List.of(N2),
                                new TreeMap<>())),
                new TreeMap<>());
        List<Expectation> expectations = expectations(unchecked);
        Verdict linearizable = new Linearizable().check(run.history(), run.trace());
        long stale = Staleness.of(run.history(), run.trace()).stream()
                .filter(ReadStaleness::stale)
                .count();
        return new Judged(
                variant(name, changes, expectations),
                run,
                findings(linearizable),
                measures(stale, unchecked),
                expectations.stream()
                        .map(e -> new Judged.Met(
                                e,
                                true,
                                e.subject().equals("linearizable")
                                        ? linearizable.status().text()
                                        : Long.toString(stale)))
                        .toList());
    }

    private static List<Expectation> expectations(boolean unchecked) {
        return unchecked
                ? List.of(
                        new Expectation(
                                "linearizable",
                                new Expectation.Violated(),
                                "linearizable: violated"),
                        new Expectation(
                                "stale-reads",
                                new Expectation.Compares(Expectation.Relation.MORE, 0),
                                "stale-reads: > 0"))
                : List.of(
                        new Expectation(
                                "linearizable", new Expectation.Holds(), "linearizable: holds"),
                        new Expectation(
                                "stale-reads",
                                new Expectation.Compares(Expectation.Relation.EQUAL, 0),
                                "stale-reads: = 0"));
    }

    private static void writes(Tape tape) {
        long at = SimTime.millis(260);
        for (int i = 1; at < END - SimTime.millis(50); i++) {
            boolean leaderless = at > CUT && at < TAKEOVER;
            long took = SimTime.millis(leaderless ? 330 : 5 + i * 7 % 9);
            NodeId leader = at < CUT ? N1 : N3;
            boolean lost = i == 61;
            tape.add(new Operation(
                    0,
                    C2,
                    0,
                    new Command.Write("x", i),
                    at,
                    lost ? at + SimTime.millis(120) : at + took,
                    lost ? Outcome.INFO : Outcome.OK,
                    Value.NIL,
                    lost ? Version.NONE : new Version(leader.equals(N1) ? 1 : 2, i),
                    Version.NONE,
                    lost ? null : leader));
            at += took + SimTime.millis(42 + i * 13 % 31);
        }
    }

    private static void reads(Tape tape, boolean unchecked) {
        long at = SimTime.millis(300);
        for (int i = 1; at < END - SimTime.millis(120); i++) {
            boolean cut = at >= CUT && at < HEALED;
            boolean waits = cut && !unchecked;
            long took = waits ? SimTime.millis(600) : SimTime.millis(3 + i * 5 % 6);
            Version seen = cut ? tape.newest(CUT + SimTime.millis(5)) : tape.newest(at);
            tape.add(new Operation(
                    0,
                    C1,
                    0,
                    new Command.Read("x"),
                    at,
                    at + took,
                    waits ? Outcome.INFO : Outcome.OK,
                    waits ? Value.NIL : Value.of(seen.position()),
                    waits ? Version.NONE : seen,
                    Version.NONE,
                    waits ? null : cut || at < CUT ? N1 : N3));
            at += took + SimTime.millis(9 + i * 11 % 17);
        }
    }

    private static List<Judged.Finding> findings(Verdict linearizable) {
        List<Judged.Finding> findings = new ArrayList<>();
        findings.add(new Judged.Finding(
                "linearizable",
                "Every operation takes effect at one instant between its call and its return.",
                linearizable));
        findings.add(new Judged.Finding(
                "monotonic-reads",
                "A client never sees an older version after a newer one.",
                Verdict.valid("no client's reads went backwards")));
        for (String name : Findings.SAFETY) {
            findings.add(new Judged.Finding(
                    name, "Raft, Figure 3: " + name + ".", Verdict.valid("it held at each event")));
        }
        return findings;
    }

    private static List<Judged.Measured> measures(long stale, boolean unchecked) {
        return List.of(
                new Judged.Measured("stale-reads", "Reads that returned an old value.", "", stale),
                new Judged.Measured("staleness.p99", "How old they were.", "ms", 3612.5),
                new Judged.Measured("latency.read.p50", "Median of reads.", "ms", 5.02),
                new Judged.Measured("latency.read.p99", "Tail of reads.", "ms", 7.98),
                new Judged.Measured("latency.write.p99", "Tail of writes.", "ms", 330.0),
                new Judged.Measured(
                        "availability",
                        "Share of operations that ended well.",
                        "",
                        unchecked ? 0.9983 : 0.934),
                new Judged.Measured("elections", "Terms that got a leader.", "", 2));
    }

    private static Scenario.Variant variant(
            String name, List<String> changes, List<Expectation> expectations) {
        Setup setup = new Setup(
                END,
                new Setup.Cluster(
                        new RaftProtocol(),
                        List.of(N1, N2, N3),
                        Settings.of(Map.of()),
                        Map.of(),
                        Setup.Work.NONE),
                new Setup.Links(new Topology(Latency.constant(SimTime.MILLI), Map.of(), false), 0),
                List.of(),
                List.of(),
                List.of());
        return new Scenario.Variant(name, "", changes, setup, expectations);
    }

    /** Takes operations and facts in any order and plays them back in the order of time. */
    private static final class Tape {
        private record Beat(String words) implements Message {
            @Override
            public void describe(Description to) {
                to.value(words);
            }
        }

        private final List<Operation> taken = new ArrayList<>();
        private final List<TraceEvent> events = new ArrayList<>();

        void leads(NodeId node, long term, long atNanos) {
            events.add(new TraceEvent.Noted(atNanos, node, new Fact.Role("leader", term)));
        }

        void follows(NodeId node, long term, long atNanos) {
            events.add(new TraceEvent.Noted(atNanos, node, new Fact.Role("follower", term)));
        }

        void fault() {
            String what = "partition n1 c1 | n2 n3 c2";
            events.add(new TraceEvent.FaultChanged(CUT, 0, true, what));
            events.add(new TraceEvent.FaultChanged(HEALED, 0, false, what));
        }

        void heartbeats() {
            for (long at = SimTime.millis(220); at < END; at += SimTime.millis(50)) {
                NodeId leader = at < TAKEOVER ? N1 : N3;
                beat(at, leader, leader.equals(N1) ? N3 : N1, at < TAKEOVER ? 1 : 2);
                beat(at, leader, N2, at < TAKEOVER ? 1 : 2);
            }
        }

        private void beat(long at, NodeId from, NodeId to, int term) {
            Beat beat = new Beat("AppendEntries term=" + term + " entries=0");
            events.add(new TraceEvent.Sent(at, events.size(), from, to, beat));
            boolean cut = at >= CUT && at < HEALED && (from.equals(N1) || to.equals(N1));
            events.add(
                    cut
                            ? new TraceEvent.Dropped(at, events.size(), from, to, beat, "partition")
                            : new TraceEvent.Delivered(
                                    at + SimTime.millis(2),
                                    at + SimTime.millis(2),
                                    events.size(),
                                    from,
                                    to,
                                    beat));
        }

        void add(Operation operation) {
            taken.add(operation);
        }

        /** The newest version that had been written by then. */
        Version newest(long atNanos) {
            return taken.stream()
                    .filter(o -> !o.isRead() && o.ok() && o.returnedNanos() <= atNanos)
                    .map(Operation::version)
                    .max(Comparator.naturalOrder())
                    .orElse(Version.NONE);
        }

        List<Operation> operations() {
            List<Operation> ordered = taken.stream()
                    .sorted(Comparator.comparingLong(Operation::invokedNanos))
                    .toList();
            List<Operation> numbered = new ArrayList<>();
            for (Operation o : ordered) {
                numbered.add(new Operation(
                        numbered.size(),
                        o.client(),
                        o.process(),
                        o.command(),
                        o.invokedNanos(),
                        o.returnedNanos(),
                        o.outcome(),
                        o.value(),
                        o.version(),
                        o.position(),
                        o.servedBy()));
            }
            return numbered;
        }

        Trace trace(String name) {
            for (Operation o : operations()) {
                events.add(
                        new TraceEvent.Invoked(o.invokedNanos(), o.id(), o.client(), o.command()));
                events.add(new TraceEvent.Completed(
                        o.returnedNanos(),
                        o.id(),
                        o.client(),
                        o.command(),
                        o.outcome().text(),
                        o.value()));
                NodeId by = o.servedBy();
                if (by != null) {
                    long middle = (o.invokedNanos() + o.returnedNanos()) / 2;
                    long at = o.isRead() ? middle : o.returnedNanos();
                    Fact fact = o.isRead()
                            ? new Fact.Served(
                                    o.client(), o.id(), new Phrase("own state, unchecked"))
                            : new Fact.Apply(o.version(), o.command(), o.command(), true);
                    events.add(new TraceEvent.Noted(at, by, fact));
                }
            }
            events.sort(Comparator.comparingLong(TraceEvent::atNanos));
            Digest digest = new Digest();
            digest.mix(name);
            return new Trace(events, digest.hex());
        }
    }
}
