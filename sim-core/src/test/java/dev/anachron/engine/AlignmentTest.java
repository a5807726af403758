package dev.anachron.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.base.SimTime;
import dev.anachron.fault.Fault;
import dev.anachron.fault.link.Loss;
import dev.anachron.fault.process.Pause;
import dev.anachron.testing.Echo;
import dev.anachron.testing.Setups;
import dev.anachron.trace.TraceEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Twin runs: two that differ in one setting are the same up to the first event that the setting can
 * influence, and what has nothing to do with it draws the same random numbers to the end.
 */
class AlignmentTest {
    private static final int SEEDS = 30;
    private static final long ONE_PERCENT_PPB = 10_000_000;
    /** So fast that its node is the first to want an election, whatever the others drew. */
    private static final long TENFOLD_PPB = 9_000_000_000L;

    private static final long STRIKES_AT = SimTime.millis(700);

    private static Setups raft() {
        return Setups.raft(3).registerClient("c1", 20, 0.5).seconds(2);
    }

    /** Nobody waits for anybody here: a node answers by itself, and handles things in no time. */
    private static Setups echo() {
        return Setups.of(new Echo(), 3).registerClient("c1", 5, 0.5).handler(0);
    }

    // A clock that drifts

    /** Raft sets timers by the clock, so the first timer of that node that fires is the first event. */
    @Property(tries = SEEDS, seed = "20261121")
    void aDriftChangesNothingBeforeATimerOfThatNode(@ForAll long seed) {
        Run without = Simulation.run(raft().build(), seed);
        Run with = Simulation.run(raft().clock("n3", 0, TENFOLD_PPB).build(), seed);

        assertThatTheyPartAt(
                event -> event instanceof TraceEvent.TimerFired && event.place().equals("n3"),
                without,
                with);
    }

    @Property(tries = SEEDS, seed = "20261121")
    void aDriftLeavesTheOthersAndAllDrawsAlone(@ForAll long seed) {
        Run without = Simulation.run(echo().build(), seed);
        Run with = Simulation.run(echo().clock("n3", 0, ONE_PERCENT_PPB).build(), seed);

        Predicate<TraceEvent> elsewhere = event -> !event.place().equals("n3");
        assertThat(lines(with, elsewhere)).isEqualTo(lines(without, elsewhere));
        assertThat(lines(with, event -> true)).isNotEqualTo(lines(without, event -> true));
        assertThat(with.draws()).isEqualTo(without.draws());
    }

    // One client more

    @Property(tries = SEEDS, seed = "20261121")
    void aClientChangesNothingBeforeItActs(@ForAll long seed) {
        Run without = Simulation.run(raft().build(), seed);
        Run with = Simulation.run(raft().registerClient("c2", 20, 0.5).build(), seed);

        assertThatTheyPartAt(event -> event.place().equals("c2"), without, with);
    }

    @Property(tries = SEEDS, seed = "20261121")
    void aClientLeavesTheDrawsOfAnotherAndOfItsLinksAlone(@ForAll long seed) {
        Run without = Simulation.run(echo().loss(0.2).build(), seed);
        Run with = Simulation.run(echo().loss(0.2).registerClient("c2", 5, 0.5).build(), seed);

        Predicate<String> ofTheFirst = stream -> stream.contains("c1");
        assertThat(draws(with, ofTheFirst))
                .containsKeys("client/c1/pace", "client/c1/workload")
                .isEqualTo(draws(without, ofTheFirst));
        assertThat(delays(with, "c1")).isNotEmpty().isEqualTo(delays(without, "c1"));
    }

    /** What the others ask for is the same, too, whichever client goes. */
    @Property(tries = SEEDS, seed = "20261121")
    void aClientLeavesTheCommandsOfTheOthersAsTheyWere(@ForAll long seed) {
        Setups others = echo().registerClient("c3", 5, 0.5);
        Setups all = Setups.of(new Echo(), 3)
                .registerClient("c2", 5, 0.5)
                .registerClient("c1", 5, 0.5)
                .registerClient("c3", 5, 0.5)
                .handler(0);

        Predicate<TraceEvent> asked =
                event -> event instanceof TraceEvent.Invoked && !event.place().equals("c2");
        assertThat(lines(Simulation.run(all.build(), seed), asked))
                .isNotEmpty()
                .isEqualTo(lines(Simulation.run(others.build(), seed), asked));
    }

    /** A fault that loses messages draws for each link apart. */
    @Property(tries = SEEDS, seed = "20261121")
    void aClientLeavesTheLossesOfAnotherAsTheyWere(@ForAll long seed) {
        List<String> parties = List.of("c1", "n1", "n2", "n3");
        Fault loss = Loss.of(0.5, parties, parties);
        Run without = Simulation.run(echo().fault(0, -1, loss).build(), seed);
        Run with = Simulation.run(
                echo().registerClient("c2", 50, 0.5).fault(0, -1, loss).build(), seed);

        assertThat(fates(with, "c1")).contains(true, false).isEqualTo(fates(without, "c1"));
    }

    // One fault more

    @Property(tries = SEEDS, seed = "20261121")
    void aFaultChangesNothingBeforeTheInstantAtWhichItStrikes(@ForAll long seed) {
        Run without = Simulation.run(raft().build(), seed);
        Run with = Simulation.run(
                raft().fault(700, 300, new Pause(List.of("leader"))).build(), seed);

        assertThatTheyPartAt(event -> event.atNanos() == STRIKES_AT, without, with);
    }

    /** The fault that stays keeps its own draws, too, wherever in the list the other one stood. */
    @Property(tries = SEEDS, seed = "20261121")
    void aFaultLeavesAllDrawsButItsOwnAlone(@ForAll long seed) {
        Fault stays = Loss.of(0.5, List.of("n1"), List.of("n2"));
        Fault goes = Loss.of(0.5, List.of("n2", "n1"), List.of("n3"));
        Run without = Simulation.run(echo().fault(2000, -1, stays).build(), seed);
        Run with = Simulation.run(
                echo().fault(1000, -1, goes).fault(2000, -1, stays).build(), seed);

        assertThatTheyPartAt(event -> event instanceof TraceEvent.FaultChanged, without, with);
        assertThat(draws(with, stream -> !stream.startsWith("fault/1"))).isEqualTo(without.draws());
        assertThat(with.draws()).isNotEqualTo(without.draws());
        Predicate<TraceEvent> withoutTheThird =
                event -> !event.place().equals("fault") && !event.line().contains("n3");
        assertThat(lines(with, withoutTheThird)).isEqualTo(lines(without, withoutTheThird));
    }

    // What the stories need

    /** The runs differ, and where they begin to, one of them has an event of that kind. */
    private static void assertThatTheyPartAt(Predicate<TraceEvent> influenced, Run one, Run other) {
        List<String> first = lines(one, AlignmentTest::happens);
        List<String> second = lines(other, AlignmentTest::happens);
        int shorter = Math.min(first.size(), second.size());
        int at = 0;
        while (at < shorter && first.get(at).equals(second.get(at))) {
            at++;
        }
        assertThat(at).as("number of events that are the same").isPositive().isLessThan(shorter);
        List<TraceEvent> parting = List.of(event(one, at), event(other, at));
        assertThat(parting).anyMatch(influenced);
    }

    private static TraceEvent event(Run run, int at) {
        return run.trace().events().stream()
                .filter(AlignmentTest::happens)
                .skip(at)
                .findFirst()
                .orElseThrow();
    }

    /** That a clock is wrong from the start is part of the set-up. */
    private static boolean happens(TraceEvent event) {
        return !(event instanceof TraceEvent.ClockChanged) || event.atNanos() > 0;
    }

    private static List<String> lines(Run run, Predicate<TraceEvent> which) {
        return run.trace().events().stream()
                .filter(which)
                .map(event -> event.atNanos() + " " + event.line())
                .toList();
    }

    /** For each message of that party in the order of sending, whether it was lost. */
    private static List<Boolean> fates(Run run, String sender) {
        SortedMap<Long, Boolean> lost = new TreeMap<>();
        run.trace()
                .of(TraceEvent.Sent.class)
                .filter(event -> event.place().equals(sender))
                .forEach(event -> lost.put(event.id(), false));
        run.trace()
                .of(TraceEvent.Dropped.class)
                .filter(event -> event.place().equals(sender))
                .forEach(event -> lost.put(event.id(), true));
        return List.copyOf(lost.values());
    }

    /** How long each message from or to that party was under way, in the order of sending, by link. */
    private static SortedMap<String, List<Long>> delays(Run run, String party) {
        SortedMap<Long, TraceEvent.Sent> sent = new TreeMap<>();
        run.trace().of(TraceEvent.Sent.class).forEach(event -> sent.put(event.id(), event));
        SortedMap<Long, Long> arrived = new TreeMap<>();
        run.trace()
                .of(TraceEvent.Delivered.class)
                .forEach(event -> arrived.put(event.id(), event.arrivedNanos()));
        SortedMap<String, List<Long>> delays = new TreeMap<>();
        sent.forEach((id, event) -> {
            String link = event.from() + "→" + event.to();
            if (link.contains(party) && arrived.containsKey(id)) {
                delays.computeIfAbsent(link, unseen -> new ArrayList<>())
                        .add(arrived.get(id) - event.atNanos());
            }
        });
        return delays;
    }

    private static SortedMap<String, Long> draws(Run run, Predicate<String> which) {
        SortedMap<String, Long> draws = new TreeMap<>(run.draws());
        draws.keySet().removeIf(which.negate());
        return draws;
    }
}
