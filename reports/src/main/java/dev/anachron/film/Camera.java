package dev.anachron.film;

import dev.anachron.base.NodeId;
import dev.anachron.check.invariant.Roles;
import dev.anachron.diagram.HoldSpan;
import dev.anachron.diagram.LeaderSpan;
import dev.anachron.engine.Run;
import dev.anachron.engine.Run.FaultReport;
import dev.anachron.film.Film.Fault;
import dev.anachron.film.Film.Moment;
import dev.anachron.film.Film.Party;
import dev.anachron.film.Film.Reign;
import dev.anachron.film.Film.Tenure;
import dev.anachron.film.Film.Window;
import dev.anachron.report.Judged;
import dev.anachron.scenario.Setup;
import dev.anachron.spi.Fact;
import dev.anachron.trace.Trace;
import dev.anachron.trace.TraceEvent.FaultChanged;
import dev.anachron.trace.TraceEvent.Noted;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Makes the film of a run, in one way through its events after one that looks for the moments. */
public final class Camera {
    static final List<String> KINDS = List.of(
            "sent",
            "delivered",
            "dropped",
            "timer",
            "saved",
            "noted",
            "invoked",
            "completed",
            "process",
            "clock",
            "fault-began",
            "fault-ended");

    private final Judged judged;
    private final Cues cues;
    private final WordTable words = new WordTable();
    private final List<Party> parties = new ArrayList<>();
    private final Map<NodeId, Integer> places = new LinkedHashMap<>();

    private Camera(Judged judged, Cues cues) {
        this.judged = judged;
        this.cues = cues;
    }

    /** The film of a run. */
    public static Film film(Judged judged, Cues cues) {
        return new Camera(judged, cues).film();
    }

    private Film film() {
        Run run = judged.run();
        castParties();
        List<Moment> moments = moments();
        List<Window> windows = Windows.of(run.trace().events(), moments, cues.events());
        EventRows events = new EventRows(words, this::place, faults());
        events.read(run.trace().events(), windows);
        OperationRows operations = new OperationRows(words, this::place, cues.marks());
        operations.read(run.history(), windows);
        Interior interior = new Inside(this::place).of(run, windows, words);
        return new Film(
                judged.variant().name(),
                cues.anchor(),
                run.simulatedNanos(),
                windows,
                List.copyOf(parties),
                words.words(),
                KINDS,
                events.events(),
                events.messages(),
                operations.rows(),
                faults(),
                reigns(),
                tenures(),
                cues.story(),
                moments,
                cues.again(),
                interior);
    }

    private void castParties() {
        Setup setup = judged.variant().setup();
        SortedSet<NodeId> clients = new TreeSet<>();
        setup.clients().forEach(client -> clients.add(client.settings().id()));
        judged.run().history().operations().forEach(operation -> clients.add(operation.client()));
        setup.cluster().nodes().forEach(node -> cast(node, false));
        clients.forEach(client -> cast(client, true));
    }

    /** The party's number; those who are neither node nor client get theirs when they appear. */
    private int place(NodeId party) {
        return cast(party, false);
    }

    private int cast(NodeId party, boolean client) {
        return places.computeIfAbsent(party, unused -> {
            parties.add(new Party(party.name(), client));
            return parties.size() - 1;
        });
    }

    /** Faults strike in the order of the scenario only if they were not drawn, and do not recur. */
    private List<Fault> faults() {
        List<FaultChanged> strikes = judged.run()
                .trace()
                .of(FaultChanged.class)
                .filter(FaultChanged::began)
                .toList();
        return judged.run().faults().stream()
                .map(fault -> new Fault(
                        fault.atNanos(),
                        fault.untilNanos(),
                        fault.what(),
                        fault.parties().stream().map(this::place).toList(),
                        fault.bit(),
                        number(fault, strikes)))
                .toList();
    }

    private int number(FaultReport fault, List<FaultChanged> strikes) {
        int written = judged.variant().setup().faults().size();
        return strikes.stream()
                .filter(strike -> judged.variant().drawn().isNothing())
                .filter(strike -> strike.atNanos() == fault.atNanos()
                        && strike.what().equals(fault.what())
                        && strike.fault() < written)
                .mapToInt(strike -> strike.fault() + 1)
                .findFirst()
                .orElse(0);
    }

    private List<Reign> reigns() {
        Trace trace = judged.run().trace();
        List<LeaderSpan> spans = LeaderSpan.of(trace, judged.run().simulatedNanos());
        String era = Roles.era(trace);
        return spans.stream()
                .map(span -> new Reign(
                        place(span.node()),
                        span.span().fromNanos(),
                        span.span().toNanos(),
                        Math.min(
                                span.outvotedNanos(spans, trace.shards()),
                                span.span().toNanos()),
                        era + " " + span.epoch()))
                .toList();
    }

    private List<Tenure> tenures() {
        return HoldSpan.of(judged.run().trace(), judged.run().simulatedNanos()).stream()
                .map(hold -> new Tenure(
                        hold.lock(),
                        place(hold.client()),
                        hold.token(),
                        hold.span().fromNanos(),
                        hold.span().toNanos()))
                .toList();
    }

    private List<Moment> moments() {
        List<Moment> moments = new ArrayList<>(cues.violations());
        judged.run().faults().forEach(fault -> {
            moments.add(new Moment(fault.atNanos(), "fault", "begins: " + fault.what()));
            if (fault.untilNanos() < judged.run().simulatedNanos()) {
                moments.add(new Moment(fault.untilNanos(), "heal", "ends: " + fault.what()));
            }
        });
        judged.run()
                .trace()
                .of(Noted.class)
                .filter(noted -> Roles.leads(noted.fact()))
                .forEach(noted -> moments.add(new Moment(
                        noted.atNanos(),
                        "leader",
                        noted.node() + " is " + Roles.told((Fact.Role) noted.fact()))));
        moments.sort(Comparator.comparing(Moment::atNanos));
        return List.copyOf(moments);
    }
}
