package dev.anachron.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anachron.base.NodeId;
import dev.anachron.base.SimTime;
import dev.anachron.fault.partition.Partition;
import dev.anachron.fault.process.Crash;
import dev.anachron.scenario.Setup;
import dev.anachron.spi.NodeState;
import dev.anachron.testing.Setups;
import dev.anachron.trace.States;
import dev.anachron.trace.States.Change;
import dev.anachron.trace.TraceEvent.ProcessChanged;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.Test;

/** Somebody looks at the nodes of a run, and nothing else changes. */
class WatchedTest {
    private static boolean always(long atNanos) {
        return atNanos >= 0;
    }

    private static Setups cluster() {
        return Setups.raft(3).registerClient("c1", 50, 0.5).seconds(3);
    }

    private static Setups dethroned() {
        return cluster()
                .fault(
                        1000,
                        1000,
                        new Partition(List.of(List.of("leader"), List.of("others")), false));
    }

    private static States states(Setup setup, LongPredicate wanted) {
        Run run = Simulation.run(setup, 1);
        Run watched = Simulation.watched(run, setup, wanted);
        assertThat(watched.trace()).isEqualTo(run.trace());
        assertThat(watched.history()).isEqualTo(run.history());
        return watched.states();
    }

    private static List<String> values(States states, String node, String field) {
        return states.changes().stream()
                .filter(change ->
                        change.node().name().equals(node) && change.field().equals(field))
                .map(change -> String.valueOf(change.value()))
                .toList();
    }

    /** What the changes up to then come to. */
    private static SortedMap<String, String> fold(States states, long atNanos) {
        SortedMap<String, String> fields = new TreeMap<>();
        for (Change change : states.changes()) {
            if (change.atNanos() <= atNanos) {
                fields.put(change.node() + " " + change.field(), String.valueOf(change.value()));
            }
        }
        fields.values().removeIf("null"::equals);
        return fields;
    }

    @Test
    void aDethronedLeaderBelievesInItselfUntilItHearsTheOthersAgain() {
        States states = states(dethroned().build(), WatchedTest::always);
        String deposed = states.changes().stream()
                .filter(change -> change.field().equals(States.LEADS))
                .map(change -> change.node().name())
                .findFirst()
                .orElseThrow();
        assertThat(values(states, deposed, States.ROLE))
                .containsSubsequence("follower", "candidate", "leader", "follower");
        long until = states.changes().stream()
                .filter(change -> change.node().name().equals(deposed)
                        && change.field().equals(States.LEADS)
                        && change.value() == null)
                .mapToLong(Change::atNanos)
                .findFirst()
                .orElseThrow();
        assertThat(until).isGreaterThan(SimTime.seconds(2));
        assertThat(fold(states, SimTime.millis(1900)).keySet())
                .filteredOn(field -> field.endsWith(" leads"))
                .hasSize(2);
    }

    @Test
    void aLeaderTellsHowFarItsFollowersAreAndAFollowerDoesNot() {
        States states = states(cluster().build(), WatchedTest::always);
        SortedMap<String, String> end = fold(states, SimTime.NEVER);
        String leader = end.keySet().stream()
                .filter(field -> field.endsWith(" leads"))
                .map(field -> field.substring(0, 2))
                .findFirst()
                .orElseThrow();
        assertThat(end.keySet())
                .filteredOn(field -> field.contains(" match "))
                .hasSize(2)
                .allMatch(field -> field.startsWith(leader));
        assertThat(values(states, leader, "votes")).isNotEmpty().last().isEqualTo("null");
    }

    @Test
    void aCrashTakesEverythingAwayAndARestartBringsBackWhatTheDiskKept() {
        Setup setup = cluster().fault(1000, 500, new Crash(List.of("n2"))).build();
        States states = states(setup, WatchedTest::always);
        assertThat(fold(states, SimTime.millis(1200)).keySet())
                .isNotEmpty()
                .noneMatch(field -> field.startsWith("n2 "));
        assertThat(fold(states, SimTime.millis(1501))).containsKeys("n2 role", "n2 last entry");
        long downNanos = Simulation.run(setup, 1)
                .trace()
                .of(ProcessChanged.class)
                .findFirst()
                .orElseThrow()
                .atNanos();
        assertThat(states.changes())
                .filteredOn(change -> change.node().equals(new NodeId("n2")))
                .filteredOn(change -> change.field().equals(States.ROLE) && change.value() == null)
                .singleElement()
                .satisfies(change -> assertThat(change.atNanos()).isEqualTo(downNanos));
    }

    @Test
    void whatNobodyWantsToKnowIsNotKeptButWhatItCameTo() {
        Setup setup = dethroned().build();
        States all = states(setup, WatchedTest::always);
        States some = states(
                setup,
                atNanos -> SimTime.millis(1900) <= atNanos && atNanos < SimTime.millis(2200));
        assertThat(some.changes()).hasSizeLessThan(all.changes().size() / 2);
        for (long millis : new long[] {1950, 2000, 2100, 2199}) {
            assertThat(fold(some, SimTime.millis(millis)))
                    .isEqualTo(fold(all, SimTime.millis(millis)));
        }
        assertThat(some.changes()).noneMatch(change -> change.atNanos() >= SimTime.millis(2200));
    }

    @Test
    void leasesAreToldWithTheirEnds() {
        States states = states(dethroned().set("reads", "lease").build(), WatchedTest::always);
        assertThat(states.leases()).extracting(States.Leased::name).contains("lease");
        assertThat(states.leases())
                .filteredOn(leased -> leased.name().equals("lease") && leased.lease() == null)
                .hasSize(1);
        assertThat(states.leases()).allSatisfy(leased -> {
            NodeState.Lease lease = leased.lease();
            if (lease != null) {
                assertThat(lease.untilNanos())
                        .isBetween(
                                leased.atNanos() - SimTime.millis(50),
                                leased.atNanos() + SimTime.millis(300));
            }
        });
    }

    @Test
    void aRunThatIsNotTheSameIsFound() {
        Setup setup = cluster().build();
        Run other = Simulation.run(dethroned().build(), 1);
        assertThatThrownBy(() -> Simulation.watched(other, setup, WatchedTest::always))
                .hasMessage("a run that is looked at is another run");
    }
}
