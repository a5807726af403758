package dev.anachron.protocol.raft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.base.Latency;
import dev.anachron.base.SimTime;
import dev.anachron.check.Checker;
import dev.anachron.check.Checkers;
import dev.anachron.check.Verdict;
import dev.anachron.check.Verdict.Status;
import dev.anachron.engine.Run;
import dev.anachron.engine.Simulation;
import dev.anachron.spi.Fact;
import dev.anachron.testing.RandomFaults;
import dev.anachron.testing.Setups;
import dev.anachron.trace.TraceEvent.Noted;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
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
        long snapshots = 0;
        long installed = 0;
        for (long seed = 1; seed <= 300; seed++) {
            for (Run run : List.of(mixed(seed), crashes(seed))) {
                assertThat(broken(run)).as("seed %d", seed).isEmpty();
                snapshots += snapshots(run, false);
                installed += snapshots(run, true);
            }
        }
        assertThat(snapshots).isGreaterThan(1000);
        assertThat(installed).isGreaterThan(1000);
    }

    private static long snapshots(Run run, boolean installed) {
        return run.trace()
                .of(Noted.class)
                .filter(noted -> noted.fact() instanceof Fact.Snapshot snapshot
                        && snapshot.installed() == installed)
                .count();
    }

    @Example
    void brokenRulesAreCaught() {
        for (Bug bug : Bug.values()) {
            long mixed = firstSeedThatCatches(seed -> mixed(seed, bug));
            long crashes = firstSeedThatCatches(seed -> crashes(seed, bug));
            System.out.println(bug.text() + " " + mixed + " " + crashes);
        }
    }

    private static long firstSeedThatCatches(LongFunction<Run> runs) {
        for (long seed = 1; seed <= 100; seed++) {
            try {
                if (!broken(runs.apply(seed)).isEmpty()) {
                    System.out.println(broken(runs.apply(seed)));
                    return seed;
                }
            } catch (RuntimeException e) {
                System.out.println(seed + " " + e);
                return -seed;
            }
        }
        return Long.MAX_VALUE;
    }
}
