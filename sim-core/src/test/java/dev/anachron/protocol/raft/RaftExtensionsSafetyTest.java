package dev.anachron.protocol.raft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.base.Latency;
import dev.anachron.base.RandomStream;
import dev.anachron.base.SimTime;
import dev.anachron.check.Checker;
import dev.anachron.check.Checkers;
import dev.anachron.check.Verdict;
import dev.anachron.check.Verdict.Status;
import dev.anachron.engine.Run;
import dev.anachron.engine.Simulation;
import dev.anachron.fault.Fault;
import dev.anachron.fault.membership.Membership;
import dev.anachron.fault.membership.Transfer;
import dev.anachron.protocol.raft.LogEntry.Configuration;
import dev.anachron.protocol.raft.RaftMessage.TimeoutNow;
import dev.anachron.spi.Fact;
import dev.anachron.testing.RandomFaults;
import dev.anachron.testing.Setups;
import dev.anachron.trace.TraceEvent.Delivered;
import dev.anachron.trace.TraceEvent.Noted;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import net.jqwik.api.Example;

/**
 * What Raft gained since the paper's Figure 2, all of it at once, under random faults: every promise
 * holds, and each rule that a switch breaks is missed.
 */
class RaftExtensionsSafetyTest {
    private static final List<String> PROMISES = List.of(
            "election-safety",
            "leader-append-only",
            "log-matching",
            "leader-completeness",
            "state-machine-safety",
            "durability",
            "linearizable");

    private static final long SEEDS_TO_CATCH_A_BUG = 100;

    private static Setups all(Setups setups, Bug... bugs) {
        return setups.set("pre-vote", true)
                .set("check-quorum", true)
                .set("snapshot-every", 4L)
                .set("bugs", List.of(bugs).stream().map(Bug::text).toList());
    }

    private static Run mixed(long seed, Bug... bugs) {
        Setups setups = all(Setups.raft(3), bugs)
                .latency(Latency.lognormal(SimTime.millis(2), SimTime.millis(15)))
                .seconds(4)
                .registerClient("c1", 30, 0.5)
                .registerClient("c2", 30, 0.3)
                .registerClient("c3", 30, 0.1);
        return Simulation.run(RandomFaults.onto(setups, seed).build(), seed);
    }

    private static Run crashes(long seed, Bug... bugs) {
        Setups setups = all(Setups.raft(5), bugs)
                .latency(Latency.exponential(SimTime.millis(4), SimTime.millis(1)))
                .seconds(6)
                .counterClient("c1", 30, 0.2)
                .counterClient("c2", 30, 0.2)
                .counterClient("c3", 30, 0.2);
        return Simulation.run(RandomFaults.crashes(setups, seed).build(), seed);
    }

    /** Servers come and go, leaders hand over, and reads count on leases. */
    private static Run churn(long seed, Bug... bugs) {
        Setups setups = all(Setups.raft(5), bugs)
                .latency(Latency.exponential(SimTime.millis(4), SimTime.millis(1)))
                .seconds(6)
                .set("members", 3L)
                .set("reads", "lease")
                .registerClient("c1", 60, 0.6)
                .registerClient("c2", 60, 0.6)
                .registerClient("c3", 60, 0.6);
        RandomStream random = RandomStream.root(seed).child("churn");
        for (int i = 0; i < 24; i++) {
            List<String> someone = List.of("n" + random.between(1, 5));
            Fault change = switch (random.nextInt(3)) {
                case 0 -> new Transfer(someone);
                case 1 -> new Membership(someone, List.of());
                default -> new Membership(List.of(), someone);
            };
            setups.fault(random.between(300, 5500), -1, change);
        }
        return Simulation.run(RandomFaults.crashes(setups, seed).build(), seed);
    }

    private static List<String> broken(Run run) {
        List<String> broken = new ArrayList<>();
        for (Checker checker : Checkers.ALL) {
            if (PROMISES.contains(checker.name())) {
                Verdict verdict = checker.check(run.history(), run.trace());
                if (verdict.status() != Status.VALID) {
                    broken.add(checker.name() + ": " + verdict.reason());
                }
            }
        }
        return broken;
    }

    @Example
    void threeHundredSeeds() {
        long installed = 0;
        long configurations = 0;
        long handedOver = 0;
        for (long seed = 1; seed <= 300; seed++) {
            for (Run run : List.of(mixed(seed), crashes(seed), churn(seed))) {
                assertThat(broken(run)).as("seed %d", seed).isEmpty();
                installed += facts(run, RaftExtensionsSafetyTest::isInstalled);
                configurations += facts(run, RaftExtensionsSafetyTest::isConfiguration);
                handedOver += run.trace()
                        .of(Delivered.class)
                        .filter(delivered -> delivered.message() instanceof TimeoutNow)
                        .count();
            }
        }
        System.out.println("300 seeds, three kinds of trouble: " + installed
                + " snapshots installed, " + configurations + " configurations appended, "
                + handedOver + " leaders handed over; nothing broke.");
        assertThat(installed).isGreaterThan(10_000);
        assertThat(configurations).isGreaterThan(1000);
        assertThat(handedOver).isGreaterThan(100);
    }

    private static long facts(Run run, Predicate<Fact> wanted) {
        return run.trace()
                .of(Noted.class)
                .filter(noted -> wanted.test(noted.fact()))
                .count();
    }

    private static boolean isInstalled(Fact fact) {
        return fact instanceof Fact.Snapshot snapshot && snapshot.installed();
    }

    private static boolean isConfiguration(Fact fact) {
        return fact instanceof Fact.Append append && append.content() instanceof Configuration;
    }

    /** The runs can fail: somebody misses the rule within a few seeds. */
    @Example
    void brokenRulesAreCaught() {
        record Case(Bug bug, LongFunction<Run> runs) {}
        for (Case c : List.of(
                new Case(Bug.SKIP_CONSISTENCY_CHECK, s -> mixed(s, Bug.SKIP_CONSISTENCY_CHECK)),
                new Case(Bug.TRUNCATE_ALWAYS, s -> mixed(s, Bug.TRUNCATE_ALWAYS)),
                new Case(Bug.INSTALL_OLD_SNAPSHOT, s -> mixed(s, Bug.INSTALL_OLD_SNAPSHOT)),
                new Case(
                        Bug.ACKNOWLEDGE_BEFORE_SAVING,
                        s -> crashes(s, Bug.ACKNOWLEDGE_BEFORE_SAVING)),
                new Case(Bug.DISCARD_NEWER_ENTRIES, s -> crashes(s, Bug.DISCARD_NEWER_ENTRIES)),
                new Case(
                        Bug.SNAPSHOT_WITHOUT_SESSIONS,
                        s -> crashes(s, Bug.SNAPSHOT_WITHOUT_SESSIONS)),
                new Case(Bug.HALF_IS_A_MAJORITY, s -> churn(s, Bug.HALF_IS_A_MAJORITY)),
                new Case(
                        Bug.SNAPSHOT_WITHOUT_MEMBERS,
                        s -> churn(s, Bug.SNAPSHOT_WITHOUT_MEMBERS)))) {
            assertThat(firstSeedThatCatches(c.runs()))
                    .as(c.bug().text())
                    .isLessThanOrEqualTo(SEEDS_TO_CATCH_A_BUG);
        }
    }

    private static long firstSeedThatCatches(LongFunction<Run> runs) {
        for (long seed = 1; seed <= SEEDS_TO_CATCH_A_BUG; seed++) {
            if (!broken(runs.apply(seed)).isEmpty()) {
                return seed;
            }
        }
        return Long.MAX_VALUE;
    }
}
