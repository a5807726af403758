package dev.anachron.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.base.NodeId;
import dev.anachron.base.Shards;
import dev.anachron.base.SimTime;
import dev.anachron.check.Checker;
import dev.anachron.check.Checkers;
import dev.anachron.check.Verdict;
import dev.anachron.check.Verdict.Status;
import dev.anachron.client.ClientSettings.Pace;
import dev.anachron.fault.Fault;
import dev.anachron.fault.membership.Transfer;
import dev.anachron.fault.process.Crash;
import dev.anachron.fault.process.Failovers;
import dev.anachron.testing.RandomFaults;
import dev.anachron.testing.Setups;
import dev.anachron.trace.TraceEvent;
import dev.anachron.trace.TraceEvent.ProcessChanged;
import dev.anachron.trace.TraceEvent.Sent;
import dev.anachron.workload.register.RegisterWorkload;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Example;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two Raft groups side by side: s1 (n1 n2 n3) and s2 (n4 n5 n6). */
class ShardedRunTest {
    private static Setups groups(int nodes, int shards) {
        return asked(Setups.raft(nodes).shards(shards));
    }

    private static Setups asked(Setups setups) {
        List.of("c1", "c2", "c3")
                .forEach(name -> setups.client(
                        name,
                        new Pace.Rate(40),
                        RegisterWorkload.KIND,
                        Map.of("keys", 8L, "reads", 0.5, "deletes", 0.0, "skew", 0.0)));
        return setups.seconds(4);
    }

    private static Run run(Setups setups, long seed) {
        return Simulation.run(setups.build(), seed);
    }

    @Test
    void eachGroupTalksToItselfAndKeepsItsShareOfTheObjects() {
        Run run = run(groups(6, 2), 1);
        Shards shards = run.trace().shards();
        SortedMap<String, Integer> served = new TreeMap<>();
        run.history().operations().forEach(operation -> {
            Shards.Shard keeper = shards.of(operation.command().key());
            if (operation.ok()) {
                assertThat(keeper.nodes()).contains(operation.servedBy());
                served.merge(keeper.name(), 1, Integer::sum);
            }
        });
        assertThat(served).containsOnlyKeys("s1", "s2");
        assertThat(run.trace().of(Sent.class))
                .noneMatch(sent -> sent.from().name().startsWith("n")
                        && sent.to().name().startsWith("n")
                        && !shards.together(sent.from(), sent.to()));
    }

    /** One shard is no other thing than no shards. */
    @Test
    void aSingleShardIsTheWholeCluster() {
        assertThat(run(groups(5, 1), 3).trace().hash())
                .isEqualTo(run(asked(Setups.raft(5)), 3).trace().hash());
    }

    /** Whatever befalls some nodes, every promise is kept in each group. */
    @Example
    void everyPromiseIsKeptUnderRandomFaults() {
        int tested = 0;
        for (long seed = 1; seed <= 60; seed++) {
            Run run = run(RandomFaults.onto(groups(6, 2), seed), seed);
            for (Checker checker : Checkers.ALL) {
                Verdict verdict = checker.judge(run.history(), run.trace());
                assertThat(verdict.status())
                        .as("seed " + seed + ": " + checker.name() + ": " + verdict.reason())
                        .isEqualTo(Status.VALID);
                tested += verdict.tested() ? 1 : 0;
            }
        }
        assertThat(tested).isGreaterThan(400);
    }

    /** A word with a shard means nodes of that shard, and both shards have a leader to be crashed. */
    @ParameterizedTest(name = "{0} is among {1}")
    @CsvSource({
        "leader:s1, n1 n2 n3, 1",
        "leader:s2, n4 n5 n6, 1",
        "primary:s2, n4 n5 n6, 1",
        "followers:s1, n1 n2 n3, 2",
        "backups:s2, n4 n5 n6, 2",
        "one:s2, n4 n5 n6, 1",
        "minority:s1, n1 n2 n3, 1",
        "majority:s2, n4 n5 n6, 2",
        "all:s1, n1 n2 n3, 3",
        "followers, n1 n2 n3 n4 n5 n6, 4",
        "minority, n1 n2 n3 n4 n5 n6, 2"
    })
    void targetsMayNameAShard(String word, String among, int count) {
        for (long seed = 1; seed <= 5; seed++) {
            Run run = run(groups(6, 2).fault(2000, 500, new Crash(List.of(word))), seed);
            assertThat(run.faults().get(0).parties())
                    .hasSize(count)
                    .allMatch(node -> List.of(among.split(" ")).contains(node.name()));
            assertThat(run.faults().get(0).effects()).containsEntry("crashes", (long) count);
        }
    }

    @Test
    void minorityAndMajorityOfAShardAreAllOfIt() {
        Fault both = new Crash(List.of("minority:s2", "majority:s2"));
        assertThat(run(groups(10, 2).fault(2000, 500, both), 1).faults().get(0).parties())
                .map(NodeId::name)
                .containsExactlyInAnyOrder("n6", "n7", "n8", "n9", "n10");
    }

    @Test
    void nobodyLeadsAShardWhoseMajorityIsDown() {
        Run run = run(
                groups(6, 2)
                        .fault(1000, 2500, new Crash(List.of("all:s2")))
                        .fault(2000, 500, new Crash(List.of("leader:s2"))),
                1);
        assertThat(run.faults().get(1).strike())
                .isEqualTo("crash nobody at 2s (leader:s2 was nobody)");
    }

    /** An instruction goes to the leader of the shard of which it speaks. */
    @ParameterizedTest
    @CsvSource({"n2", "n5"})
    void aTransferIsHeededByTheLeaderOfThatShard(String node) {
        Run run = run(groups(6, 2).fault(1500, -1, new Transfer(List.of(node))), 1);
        assertThat(run.faults().get(0).effects()).containsEntry("instructionsGiven", 1L);
        assertThat(run.trace()
                        .of(Sent.class)
                        .map(sent -> sent.to() + " " + sent.message().text()))
                .anyMatch(text -> text.startsWith(node + " TimeoutNow"));
    }

    /** The next crash waits for another leader of that shard, the one that keeps x, not for any leader. */
    @Test
    void failoversStayInTheirShard() {
        Fault failovers =
                new Failovers(List.of("leader:s1"), 1, SimTime.millis(50), SimTime.millis(200));
        Run run = run(groups(10, 2).seconds(20).fault(1000, 18_000, failovers), 1);
        assertThat(run.faults().get(0).effects().get("crashes")).isBetween(10L, 60L);
        assertThat(run.trace()
                        .of(ProcessChanged.class)
                        .map(changed -> run.trace().shards().of(changed.node()).name())
                        .distinct())
                .containsExactly("s1");
    }

    /** Looking more often than an election takes, it is not content with the other shard's leader. */
    @Test
    void whoCrashedComesBackWhenAnotherLeadsItsShard() {
        Fault often =
                new Failovers(List.of("leader:s1"), 0, SimTime.millis(75), SimTime.millis(20));
        Run run = run(groups(10, 2).seconds(10).fault(1000, 8_000, often), 1);
        boolean led = true;
        int restarts = 0;
        for (TraceEvent event : run.trace().events()) {
            if (event instanceof ProcessChanged change && event.atNanos() < SimTime.seconds(9)) {
                assertThat(led).isTrue();
                led = change.change() == ProcessChanged.Change.RESTARTED;
                restarts += led ? 1 : 0;
            } else if (event.text().startsWith("· leader")) {
                led = true;
            }
        }
        assertThat(restarts).isGreaterThan(5);
    }
}
