package dev.anachron.protocol.quorum;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.base.Latency;
import dev.anachron.base.NodeId;
import dev.anachron.base.SimTime;
import dev.anachron.check.Checker;
import dev.anachron.check.Checkers;
import dev.anachron.check.Verdict.Status;
import dev.anachron.client.ClientSettings;
import dev.anachron.client.ReadPolicies;
import dev.anachron.client.SessionRules;
import dev.anachron.engine.Run;
import dev.anachron.engine.Simulation;
import dev.anachron.spi.ConsistencyLevel;
import dev.anachron.testing.RandomFaults;
import dev.anachron.testing.Setups;
import dev.anachron.workload.register.RegisterWorkload;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Example;

/** A store without a leader under random partitions, crashes, pauses and loss, over a hundred seeds. */
class QuorumSafetyTest {
    private static final List<String> PROMISES =
            List.of("linearizable", "monotonic-reads", "read-your-writes", "durability");

    /** The promises that were broken in some of a hundred runs, and in how many. */
    private static SortedMap<String, Integer> broken(Map<String, Object> settings) {
        SortedMap<String, Integer> broken = new TreeMap<>();
        for (long seed = 1; seed <= 100; seed++) {
            Run run = run(seed, settings);
            for (Checker checker : Checkers.ALL) {
                if (PROMISES.contains(checker.name())
                        && checker.check(run.history(), run.trace()).status() != Status.VALID) {
                    broken.merge(checker.name(), 1, Integer::sum);
                }
            }
        }
        return broken;
    }

    private static Run run(long seed, Map<String, Object> settings) {
        Setups setups = Setups.of(new QuorumProtocol(), 3)
                .latency(Latency.lognormal(SimTime.millis(2), SimTime.millis(15)))
                .seconds(6);
        List.of("c1", "c2", "c3")
                .forEach(name -> setups.client(
                        asksOnce(name),
                        RegisterWorkload.KIND,
                        Map.of("keys", 1L, "reads", 0.5, "skew", 0.0, "deletes", 0.0)));
        QuorumNodeTest.defaults().forEach(setups::set);
        settings.forEach(setups::set);
        return Simulation.run(RandomFaults.onto(setups, seed).build(), seed);
    }

    /** A request that is sent again would be another write. */
    private static ClientSettings asksOnce(String name) {
        return new ClientSettings(
                new NodeId(name),
                List.of(new NodeId("n1"), new NodeId("n2"), new NodeId("n3")),
                new ClientSettings.Pace.Rate(30),
                new ClientSettings.Levels(ConsistencyLevel.STRONG, ConsistencyLevel.STRONG),
                ReadPolicies.ROAMING,
                SessionRules.NONE,
                SimTime.millis(300),
                SimTime.millis(300));
    }

    /** ABD. */
    @Example
    void whatIsCountedAndWrittenBackIsNeverLostAndNeverGoesBack() {
        assertThat(broken(Map.of("order", "read-first", "read-repair", "blocking")))
                .isEmpty();
    }

    /** One replica is asked and one is told: they need not be the same. */
    @Example
    void withoutOverlapNothingIsPromised() {
        assertThat(broken(Map.of("read-quorum", 1L, "write-quorum", 1L)))
                .containsKeys("linearizable", "monotonic-reads", "read-your-writes");
    }
}
