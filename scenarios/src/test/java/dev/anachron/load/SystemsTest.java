package dev.anachron.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.engine.Run;
import dev.anachron.engine.Simulation;
import dev.anachron.history.Operation;
import dev.anachron.load.Tree.Entry;
import dev.anachron.load.Tree.Mapping;
import dev.anachron.scenario.Setup;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every system, with each of its levels and of its own settings, runs and serves its clients. */
class SystemsTest {
    private static final List<String> SYSTEMS = SystemProfile.NAMES;
    private static final Place HERE = Place.option("here");

    private static SystemProfile profile(String system) {
        return SystemProfile.named(system, HERE);
    }

    /** A system, what its client asks for, and its settings. */
    static Stream<List<String>> everyLevel() {
        List<List<String>> all = new ArrayList<>();
        for (String system : SYSTEMS) {
            all.add(List.of(system, "", "{}"));
            for (String kind : Consistency.KEYS) {
                for (String level : profile(system).levels(kind)) {
                    String asked = "consistency: { " + kind + ": '" + level + "' },";
                    all.add(List.of(system, asked, "{}"));
                }
            }
            for (Entry option : profile(system).part("options").entries()) {
                for (Entry value : ((Mapping) option.value()).entries()) {
                    String set = "{ " + option.key() + ": '" + value.key() + "' }";
                    all.add(List.of(system, "", set));
                }
            }
        }
        return all.stream();
    }

    private static String scenario(String system, String asked, String settings) {
        return """
            name: one-level
            duration: 30s
            cluster: { system: %s, nodes: 6, settings: %s }
            network:
              latency: 1ms
              regions: { eu: [n1, n2, n3, c1], us: [n4, n5, n6] }
              between: { eu-us: 40ms }
            clients:
              - { name: c1, %s workload: register, rate: 10/s }
            """.formatted(system, settings, asked);
    }

    private static Setup setup(String yaml) throws InvalidScenarioException {
        Source source = new Source("s.yaml", yaml);
        return ScenarioLoader.load(source, Overrides.NONE)
                .scenario()
                .variants()
                .get(0)
                .setup();
    }

    @ParameterizedTest
    @MethodSource("everyLevel")
    void aLevelServesReadsAndWrites(List<String> given) throws Exception {
        Run run = Simulation.run(setup(scenario(given.get(0), given.get(1), given.get(2))), 1);
        List<Operation> done =
                run.history().operations().stream().filter(Operation::ok).toList();
        assertThat(done).filteredOn(Operation::isRead).hasSizeGreaterThan(20);
        assertThat(done).filteredOn(operation -> !operation.isRead()).hasSizeGreaterThan(20);
    }

    /** Nothing in a profile is without its source, and each says what it leaves out. */
    @ParameterizedTest
    @FieldSource("SYSTEMS")
    void everyLineSaysWhereItIsFrom(String system) {
        SystemProfile profile = profile(system);
        List<Tree> lines =
                new ArrayList<>(List.of(profile.part("protocol"), profile.part("default")));
        for (String part : List.of("settings", "nodes-have", "levels")) {
            profile.part(part).entries().forEach(line -> lines.add(line.value()));
        }
        profile.part("options")
                .entries()
                .forEach(option -> ((Mapping) option.value())
                        .entries()
                        .forEach(value -> lines.add(value.value())));
        assertThat(lines)
                .allSatisfy(line -> assertThat(SystemProfile.text(((Mapping) line).value("source")))
                        .as(TreeWriter.flow(line))
                        .hasSizeGreaterThan(10));
        assertThat(profile.leftOut()).isNotEmpty();
        assertThat(profile.tree().entries())
                .extracting(Entry::key)
                .isSubsetOf(
                        "title",
                        "as-of",
                        "protocol",
                        "settings",
                        "nodes-have",
                        "options",
                        "levels",
                        "default",
                        "left-out");
    }

    @Test
    void whatTheScenarioSaysComesBeforeWhatTheSystemSays() throws Exception {
        Setup setup = setup("""
            name: own
            duration: 5s
            cluster:
              system: postgresql
              nodes: 3
              settings: { synchronous_commit: off, fencing: told }
              disk: { sync: 7ms }
            clients:
              - { name: c1, workload: register, consistency: standby, routing: sticky }
            """);
        assertThat(setup.cluster().protocol().name()).isEqualTo("primary-backup");
        assertThat(setup.cluster().settings().choice("replication")).isEqualTo("async");
        assertThat(setup.cluster().settings().choice("fencing")).isEqualTo("told");
        assertThat(setup.cluster().settings().choice("failover")).isEqualTo("none");
        assertThat(setup.cluster().work().flushEveryNanos()).isEqualTo(7_000_000);
        assertThat(setup.clients().get(0).settings().policy().name()).isEqualTo("sticky");
        assertThat(setup.clients().get(0).settings().levels().reads().text()).isEqualTo("eventual");
    }

    @Test
    void oneWordIsForReadsAndWritesWhereThereIsSuchAWrite() throws Exception {
        String cluster = "name: s\nduration: 5s\ncluster: { system: %s, nodes: 3 }\nclients:"
                + " [{ name: c1, consistency: %s }]\nscript: [{ at: 1s, client: c1, %s }]";
        Setup cassandra = setup(cluster.formatted("cassandra", "QUORUM", "write: { x: 1 }"));
        assertThat(cassandra.clients().get(0).settings().levels().toString())
                .isEqualTo("Levels[reads=ConsistencyLevel[text=quorum],"
                        + " writes=ConsistencyLevel[text=quorum]]");
        Setup dynamo = setup(cluster.formatted("dynamodb", "eventual", "write: { x: 1 }"));
        assertThat(dynamo.clients().get(0).settings().levels().toString())
                .isEqualTo("Levels[reads=ConsistencyLevel[text=eventual],"
                        + " writes=ConsistencyLevel[text=strong]]");
        Setup step = setup(cluster.formatted("cassandra", "ONE", "read: x, consistency: ALL"));
        assertThat(String.valueOf(step.script().get(0).level())).contains("all");
    }
}
