package dev.anachron.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clusters, clients and steps that do not go together in a store without a leader, and what is said of them. */
class StoreProblemsTest {
    private static final String STORE = """
            name: s
            duration: 1s
            cluster: { protocol: quorum, %s }
            network: { latency: 1ms, regions: { eu: [n1, n2], us: [n3] } }
            clients:
              - { name: c1, rate: 10/s, %s }
            script:
              - { at: 1ms, client: c1, %s }
            """;

    private static List<String> problems(String cluster, String client, String step) {
        try {
            ScenarioLoader.load(
                    new Source("s.yaml", STORE.formatted(cluster, client, step)), Overrides.NONE);
            return List.of();
        } catch (InvalidScenarioException e) {
            return e.problems().stream().map(Problem::toString).toList();
        }
    }

    @Test
    void thisIsWhatTheyAreChangesOf() {
        assertThat(problems("nodes: [n1, n2, n3]", "workload: register", "read: x"))
                .isEmpty();
        assertThat(problems(
                        "nodes: [n1, n2, n3], settings: { stores: 2 }",
                        "sees: n3, workload: probe",
                        "read: x"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            settings: { stores: -1 }         | workload: register                                | read: x | 3:63: 'stores' is -1; expected at least 1
            settings: { read-quorum: -1 }    | workload: register                                | read: x | 3:63: 'read-quorum' is -1; expected at least 1
            settings: { replicas: 2 }        | workload: register, consistency: three            | read: x | 6:49: 'three': 3 replicas of an object that has 2; expected a level that needs at most so many
            settings: { replicas: 2 }        | workload: register                                | read: x, consistency: three | 8:37: 'three': 3 replicas of an object that has 2; expected a level that needs at most so many
            settings: { deletes: forget, tombstone-expiry: 1s } | workload: register             | read: x | 3:80: with 'deletes: forget' there are no tombstones; expected 'deletes: tombstone'
            shards: { a: [n1, n2], b: [n3] } | workload: register, consistency: each-quorum      | read: x | 6:49: 'each-quorum': the region 'us' is without nodes that hold data; expected at least one
            settings: {}                     | workload: { username: { by: put-if-absent } }     | read: x | 6:29: conditional commands need one order of all commands, which the protocol 'quorum' has not; expected for example protocol: raft
            settings: {}                     | workload: register                                | cas: { x: [1, 2] } | 8:28: 'cas' needs one order of all commands, which the protocol 'quorum' has not; expected for example protocol: raft
            settings: {}                     | workload: register                                | put-if-absent: { x: 1 } | 8:28: 'put-if-absent' needs one order of all commands, which the protocol 'quorum' has not; expected for example protocol: raft
            settings: { stores: 2 }          | workload: probe                                   | read: x | 6:29: the workload 'probe' follows messages: n1 holds data itself, and what it tells itself is no message; expected to see only nodes after the first 'stores'
            settings: { stores: 2, replicas: 1, read-quorum: 1, write-quorum: 1 } | sees: n3, workload: probe | read: x | 6:39: the workload 'probe' follows messages: the replicas of one object are not those of another; expected as many 'replicas' as 'stores'
            settings: { stores: 2, read-repair: async } | sees: n3, workload: probe              | read: x | 6:39: the workload 'probe' follows messages: a write gets to a replica in other ways, too; expected neither read repair nor hints, stand-ins or anti-entropy
            """)
    void isRefusedAndToldWhy(String settings, String client, String step, String expected) {
        assertThat(problems("nodes: [n1, n2, n3], " + settings, client, step))
                .contains("s.yaml:" + expected);
    }

    @Test
    void probesAreForOneSetOfReplicas() {
        assertThat(problems(
                        "nodes: [n1, n2, n3, n4], shards: 2, settings: { stores: 1 }",
                        "sees: [n2, n4], workload: probe",
                        "read: x"))
                .anyMatch(problem -> problem.endsWith("expected no shards"));
    }
}
