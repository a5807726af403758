package dev.anachron.write;

import dev.anachron.base.Command;
import dev.anachron.base.Latency;
import dev.anachron.base.NodeId;
import dev.anachron.base.SimTime;
import dev.anachron.base.Value;
import dev.anachron.base.Version;
import dev.anachron.check.Verdict;
import dev.anachron.engine.Run;
import dev.anachron.history.History;
import dev.anachron.history.Operation;
import dev.anachron.history.Outcome;
import dev.anachron.network.Topology;
import dev.anachron.report.Judged;
import dev.anachron.report.Report;
import dev.anachron.scenario.Expectation;
import dev.anachron.scenario.Scenario;
import dev.anachron.scenario.Setup;
import dev.anachron.spi.Node;
import dev.anachron.spi.NodeContext;
import dev.anachron.spi.Protocol;
import dev.anachron.spi.Setting;
import dev.anachron.spi.Settings;
import dev.anachron.trace.Trace;
import dev.anachron.trace.TraceEvent;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A small run, put down by hand: operations at whole milliseconds, and one fault. */
final class Example {
    private static final NodeId CLIENT = new NodeId("c1");
    private static final NodeId NODE = new NodeId("n1");

    private final List<Operation> operations = new ArrayList<>();
    private final List<TraceEvent> trace = new ArrayList<>();

    /** Invokes at that millisecond and returns one later. */
    Example operation(long atMillis, Command command, Outcome outcome, Value value) {
        int id = operations.size();
        long invoked = SimTime.millis(atMillis);
        long returned = invoked + SimTime.millis(1);
        operations.add(new Operation(
                id,
                CLIENT,
                3,
                command,
                invoked,
                returned,
                outcome,
                value,
                new Version(2, id + 1),
                Version.NONE,
                NODE));
        trace.add(new TraceEvent.Invoked(invoked, id, CLIENT, command));
        trace.add(new TraceEvent.Completed(returned, id, CLIENT, command, outcome.text(), value));
        return this;
    }

    /** Invokes and never hears again. */
    Example open(long atMillis, Command command) {
        int id = operations.size();
        long invoked = SimTime.millis(atMillis);
        operations.add(new Operation(
                id,
                CLIENT,
                3,
                command,
                invoked,
                SimTime.NEVER,
                Outcome.INFO,
                Value.NIL,
                Version.NONE,
                Version.NONE,
                null));
        trace.add(new TraceEvent.Invoked(invoked, id, CLIENT, command));
        return this;
    }

    Example fault(long atMillis, String what) {
        trace.add(new TraceEvent.FaultChanged(SimTime.millis(atMillis), 0, true, what));
        return this;
    }

    Run run() {
        Run.FaultReport fault = new Run.FaultReport(
                SimTime.micros(2_500),
                SimTime.millis(6),
                "partition n1 | n2 n3",
                List.of(NODE),
                new TreeMap<>(Map.of("messagesDropped", 4L)));
        return new Run(
                7,
                SimTime.seconds(10),
                42,
                new History(operations),
                new Trace(trace, "7".repeat(64)),
                new Run.Messages(10, 8, 2),
                List.of(fault),
                new TreeMap<>());
    }

    /** A small history and its report, with one variant for each name. */
    static Report report(String... variants) {
        Example example = new Example()
                .operation(1, new Command.Write("x", 3), Outcome.OK, Value.NIL)
                .operation(4, new Command.Read("x"), Outcome.OK, Value.of(3));
        List<Judged> judged = new ArrayList<>();
        for (String name : variants) {
            judged.add(judged(name, example.run()));
        }
        Scenario scenario = new Scenario(
                "dethroned-leader",
                "Can it?",
                "",
                List.of(),
                7,
                judged.stream().map(Judged::variant).toList());
        return new Report(scenario, 7, "0.1.0", "anachron run dethroned-leader", judged);
    }

    private static Judged judged(String name, Run run) {
        Expectation expectation =
                new Expectation("linearizable", new Expectation.Holds(), "linearizable: holds");
        Verdict.Evidence evidence =
                new Verdict.Evidence(1, SimTime.micros(4_250), "c1 read x → 3 is old");
        return new Judged(
                new Scenario.Variant(name, "", List.of(), SETUP, List.of(expectation)),
                run,
                List.of(new Judged.Finding(
                        "linearizable",
                        "It looks like one copy.",
                        Verdict.invalid("It does not.", List.of(evidence)))),
                List.of(
                        new Judged.Measured("latency.read.p50", "", "ms", 1.9),
                        new Judged.Measured("stale-reads", "", "", 37),
                        new Judged.Measured("staleness.max", "", "ms", Double.NaN),
                        new Judged.Measured("availability", "", "", 1)),
                List.of(new Judged.Met(expectation, false, "violated")));
    }

    private static final Setup SETUP = new Setup(
            SimTime.seconds(10),
            new Setup.Cluster(
                    new NoProtocol(),
                    List.of(NODE),
                    Settings.of(Map.of()),
                    Map.of(),
                    Setup.Work.NONE),
            new Setup.Links(new Topology(Latency.constant(0), Map.of(), false), 0),
            List.of(),
            List.of(),
            List.of());

    /** Stands where a protocol must. */
    private record NoProtocol() implements Protocol {
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
            throw new IllegalStateException("nobody runs this");
        }
    }
}
