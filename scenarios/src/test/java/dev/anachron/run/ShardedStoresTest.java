package dev.anachron.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.engine.Run;
import dev.anachron.engine.Simulation;
import dev.anachron.load.Loaded;
import dev.anachron.load.Overrides;
import dev.anachron.load.ScenarioLoader;
import dev.anachron.load.Source;
import dev.anachron.report.Judged;
import dev.anachron.report.Placement;
import dev.anachron.scenario.Scenario.Variant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every protocol that keeps objects can be divided, and keeps its promises in each shard. */
class ShardedStoresTest {
    private static final String YAML = """
            name: sharded
            duration: 4s
            cluster: { protocol: PROTOCOL, nodes: 6, shards: 2, settings: SETTINGS }
            network: { latency: { lognormal: { median: 2ms, p99: 9ms } } }
            clients:
              - { name: c1, workload: { register: { keys: 6 } }, rate: 60/s, routing: roaming }
              - { name: c2, workload: { register: { keys: 6 } }, rate: 60/s, routing: roaming }
            faults:
              - { at: 1s, for: 500ms, crash: one:s1 }
              - { at: 2s, for: 500ms, partition: [[one:s2], [others, c1, c2]] }
            """;

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
        raft           | {}
        primary-backup | { replication: semi-sync, acks: 1 }
        quorum         | { read-repair: blocking, replicas: 3 }
        """)
    void promisesAreKeptInEachShard(String protocol, String settings) throws Exception {
        for (long seed = 1; seed <= 10; seed++) {
            String yaml = YAML.replace("PROTOCOL", protocol).replace("SETTINGS", settings);
            Judged judged = judged(yaml + "seed: " + seed + "\n");
            assertThat(judged.run().history().reads().count()).isGreaterThan(50);
            assertThat(judged.run().faults()).allMatch(fault -> fault.bit());
            assertThat(List.of("durability", "election-safety", "read-your-writes", "log-matching"))
                    .allSatisfy(promise -> assertThat(
                                    judged.verdict(promise).status().text())
                            .as(judged.verdict(promise).reason())
                            .isEqualTo("valid"));
            assertThat(Placement.text(judged.run()))
                    .isEqualTo("s1 (n1 n2 n3) keeps k4, k5, x, z; s2 (n4 n5 n6) keeps k6, y");
        }
    }

    private static Judged judged(String yaml) throws Exception {
        Loaded loaded = ScenarioLoader.load(new Source("s.yaml", yaml), Overrides.NONE);
        Variant first = loaded.scenario().variants().get(0);
        Run run = Simulation.run(first.setup(), loaded.scenario().seed());
        return Judgement.check(List.of(new Simulated(first, run))).get(0);
    }
}
