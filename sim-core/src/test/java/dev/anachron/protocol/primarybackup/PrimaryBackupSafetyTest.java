package dev.anachron.protocol.primarybackup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.base.Latency;
import dev.anachron.base.SimTime;
import dev.anachron.check.Checker;
import dev.anachron.check.Checkers;
import dev.anachron.check.Verdict.Status;
import dev.anachron.engine.Run;
import dev.anachron.engine.Simulation;
import dev.anachron.fault.membership.Transfer;
import dev.anachron.history.Outcome;
import dev.anachron.spi.Fact;
import dev.anachron.testing.RandomFaults;
import dev.anachron.testing.Setups;
import dev.anachron.trace.TraceEvent;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import net.jqwik.api.Example;

/** A primary-backup store under random partitions, crashes, pauses and loss, over a hundred seeds. */
class PrimaryBackupSafetyTest {
    private static final List<String> SAFETY = List.of(
            "election-safety",
            "leader-append-only",
            "log-matching",
            "leader-completeness",
            "state-machine-safety",
            "durability");

    /** By a mapping that {@link Stores#values} gave. */
    private static Setups store(Map<String, Object> settings) {
        Setups setups = Setups.of(new PrimaryBackupProtocol(), 3)
                .latency(Latency.lognormal(SimTime.millis(2), SimTime.millis(15)))
                .seconds(6)
                .registerClient("c1", 30, 0.8)
                .registerClient("c2", 30, 0.3)
                .registerClient("c3", 30, 0.5);
        settings.forEach(setups::set);
        return setups;
    }

    /** The promises that were broken in some of a hundred runs under random faults, and in how many. */
    private static SortedMap<String, Integer> broken(Object... deviations) {
        return broken(SAFETY, deviations);
    }

    private static SortedMap<String, Integer> broken(List<String> promises, Object... deviations) {
        return broken(promises, seed -> RandomFaults.onto(store(Stores.values(deviations)), seed));
    }

    private static SortedMap<String, Integer> broken(LongFunction<Setups> bySeed) {
        return broken(SAFETY, bySeed);
    }

    private static SortedMap<String, Integer> broken(
            List<String> promises, LongFunction<Setups> bySeed) {
        SortedMap<String, Integer> broken = new TreeMap<>();
        for (long seed = 1; seed <= 100; seed++) {
            Run run = Simulation.run(bySeed.apply(seed).build(), seed);
            for (Checker checker : Checkers.ALL) {
                if (promises.contains(checker.name())
                        && checker.check(run.history(), run.trace()).status() != Status.VALID) {
                    broken.merge(checker.name(), 1, Integer::sum);
                }
            }
        }
        return broken;
    }

    @Example
    void whatEveryBackupHasIsNeverLost() {
        assertThat(broken("replication", "sync")).isEmpty();
    }

    /** One acknowledgement and a majority that promotes: of three nodes the two have one in common. */
    @Example
    void norIsWhatOneOfTwoBackupsHas() {
        assertThat(broken("replication", "semi-sync")).isEmpty();
    }

    /** Nor does it matter how often somebody orders another primary, in the middle of all that. */
    @Example
    void norIsItLostBySwitchovers() {
        assertThat(broken(seed -> {
                    Setups setups = switching(store(Stores.values("replication", "semi-sync")));
                    return RandomFaults.onto(setups, seed);
                }))
                .isEmpty();
    }

    /** Who goes when asked, and not when it dies, loses nothing, though nobody waited for a copy. */
    @Example
    void aPlannedChangeOfPrimaryNeedsNoCopies() {
        assertThat(broken(seed -> switching(store(Stores.values())).loss(0.05))).isEmpty();
        Run run = Simulation.run(switching(store(Stores.values())).build(), 1);
        assertThat(primaries(run)).containsExactly("n1", "n2", "n3", "n1", "n2", "n3", "n1", "n2");
        assertThat(run.history().count(Outcome.OK)).isGreaterThan(400);
    }

    private static Stream<String> primaries(Run run) {
        return run.trace()
                .of(TraceEvent.Noted.class)
                .filter(noted ->
                        noted.fact() instanceof Fact.Role role && role.role().equals("primary"))
                .map(noted -> noted.node().name());
    }

    /** Each node in turn is told to be the primary. */
    private static Setups switching(Setups setups) {
        for (int i = 0; i < 7; i++) {
            setups.fault(700L * (i + 1), 0, new Transfer(List.of("n" + ((i + 1) % 3 + 1))));
        }
        return setups;
    }

    /** That nothing is lost does not make reads fresh; a primary that knows when to stop does. */
    @Example
    void underALeaseReadsAreFreshToo() {
        List<String> promise = List.of("linearizable");
        assertThat(broken(promise, "replication", "semi-sync", "fencing", "lease"))
                .isEmpty();
        assertThat(broken(promise, "replication", "semi-sync", "fencing", "none"))
                .isNotEmpty();
    }

    /** A time-out for acknowledgements comes when these are needed most. */
    @Example
    void whatNobodyHasIsLostWithItsPrimary() {
        assertThat(broken()).containsKey("durability").doesNotContainKey("election-safety");
        assertThat(broken("replication", "semi-sync", "degrade-after", SimTime.millis(100)))
                .containsKey("durability");
    }

    @Example
    void whoeverPromotesItselfIsSometimesOneOfTwo() {
        assertThat(broken("replication", "sync", "failover", "alone"))
                .containsKey("election-safety");
    }

    /** The other bugs need a script, or a client that knows what it saw: see PrimaryBackupNodeTest. */
    @Example
    void aPromotedNodeWithoutBackupsIsCaught() {
        assertThat(broken("replication", "sync", "bugs", List.of("no-backups-after-promotion")))
                .containsKey("durability");
    }
}
