package dev.anachron.protocol.primarybackup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.base.Latency;
import dev.anachron.base.SimTime;
import dev.anachron.check.Checker;
import dev.anachron.check.Checkers;
import dev.anachron.check.Verdict.Status;
import dev.anachron.engine.Run;
import dev.anachron.engine.Simulation;
import dev.anachron.testing.RandomFaults;
import dev.anachron.testing.Setups;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
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
    private static Run run(long seed, Map<String, Object> settings) {
        Setups setups = Setups.of(new PrimaryBackupProtocol(), 3)
                .latency(Latency.lognormal(SimTime.millis(2), SimTime.millis(15)))
                .seconds(6)
                .registerClient("c1", 30, 0.8)
                .registerClient("c2", 30, 0.3)
                .registerClient("c3", 30, 0.5);
        settings.forEach(setups::set);
        return Simulation.run(RandomFaults.onto(setups, seed).build(), seed);
    }

    /** The promises that were broken in some of a hundred runs, and in how many. */
    private static SortedMap<String, Integer> broken(Object... deviations) {
        return broken(SAFETY, deviations);
    }

    private static SortedMap<String, Integer> broken(List<String> promises, Object... deviations) {
        SortedMap<String, Integer> broken = new TreeMap<>();
        for (long seed = 1; seed <= 100; seed++) {
            Run run = run(seed, Stores.values(deviations));
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
