package dev.anachron.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.base.Command;
import dev.anachron.base.Latency;
import dev.anachron.base.NodeId;
import dev.anachron.base.SimTime;
import dev.anachron.client.ClientSettings;
import dev.anachron.client.ClientSettings.Pace;
import dev.anachron.client.ReadPolicies;
import dev.anachron.client.SessionRules;
import dev.anachron.fault.partition.Partition;
import dev.anachron.fault.process.Pause;
import dev.anachron.network.Topology;
import dev.anachron.scenario.Expectation;
import dev.anachron.scenario.Expectation.Compares;
import dev.anachron.scenario.Expectation.Holds;
import dev.anachron.scenario.Expectation.Relation;
import dev.anachron.scenario.Expectation.Violated;
import dev.anachron.scenario.Scenario;
import dev.anachron.scenario.Scenario.Variant;
import dev.anachron.scenario.Setup;
import dev.anachron.scenario.Setup.ClientPlan;
import dev.anachron.scenario.Setup.ClockError;
import dev.anachron.scenario.Setup.PlannedFault;
import dev.anachron.scenario.Setup.ScriptStep;
import dev.anachron.spi.ConsistencyLevel;
import dev.anachron.spi.Settings;
import dev.anachron.workload.register.RegisterWorkload;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The example that users are shown becomes exactly these records. */
class GoodScenarioTest {
    private static final long SECOND = SimTime.SECOND;
    private static final List<NodeId> NODES = Parties.ids(List.of("n1", "n2", "n3"));

    private final Scenario scenario;

    GoodScenarioTest() throws InvalidScenarioException {
        scenario = Fakes.load(Fakes.contract()).scenario();
    }

    @Test
    void theHead() {
        assertThat(scenario.name()).isEqualTo("dethroned-leader");
        assertThat(scenario.question())
                .isEqualTo("Can a leader that was voted out still answer reads?");
        assertThat(scenario.story())
                .isEqualTo("One paragraph for the reader: what will happen and what to look at.");
        assertThat(scenario.tags()).containsExactly("raft", "stale-read", "linearizability");
        assertThat(scenario.seed()).isEqualTo(7);
        assertThat(scenario.variants())
                .extracting(Variant::name)
                .containsExactly("base", "read-index", "lease", "lease-drift");
    }

    @Test
    void theSetup() {
        Setup expected = new Setup(
                10 * SECOND,
                new Setup.Cluster(
                        Fakes.RAFT,
                        NODES,
                        settings("local"),
                        Map.of(),
                        Setup.Work.of(Latency.constant(20_000), Latency.constant(300_000))),
                new Setup.Links(
                        new Topology(Latency.lognormal(2_000_000, 9_000_000), Map.of(), false), 0),
                List.of(
                        client("c1", NODES.subList(0, 1), new Pace.Rate(50), 0.9),
                        client("c2", NODES, new Pace.Rate(20), 0.1)),
                List.of(new ScriptStep(SECOND, new NodeId("c2"), new Command.Write("x", 1), null)),
                List.of(
                        new PlannedFault(
                                2 * SECOND,
                                4 * SECOND,
                                new Partition(
                                        List.of(List.of("leader"), List.of("others")), false)),
                        new PlannedFault(7 * SECOND, 900_000_000, new Pause(List.of("leader")))));
        assertThat(scenario.variants().get(0).setup()).isEqualTo(expected);
    }

    @Test
    void theVariants() {
        Variant base = scenario.variants().get(0);
        assertThat(base.expectations())
                .containsExactly(
                        new Expectation("linearizable", new Violated(), "linearizable: violated"),
                        new Expectation("election-safety", new Holds(), "election-safety: holds"),
                        new Expectation(
                                "stale-reads", new Compares(Relation.MORE, 0), "stale-reads: > 0"));
        assertThat(base.changes()).isEmpty();

        Variant drift = scenario.variants().get(3);
        assertThat(drift.changes())
                .containsExactly(
                        "cluster.settings.reads: lease", "cluster.clocks: { n1: { drift: -20% } }");
        assertThat(drift.setup().cluster().settings()).isEqualTo(settings("lease"));
        assertThat(drift.setup().cluster().clocks())
                .isEqualTo(Map.of(new NodeId("n1"), new ClockError(0, -200_000_000, 0)));
        // A variant's expectations take the place of all others.
        assertThat(drift.expectations())
                .containsExactly(
                        new Expectation("linearizable", new Violated(), "linearizable: violated"));
    }

    private static Settings settings(String reads) {
        return Settings.of(Map.of(
                "election-timeout",
                new Settings.Range(150_000_000, 300_000_000),
                "heartbeat",
                50_000_000L,
                "reads",
                reads,
                "drift-bound",
                0.0,
                "batch",
                0L,
                "snapshot-every",
                1000L,
                "members",
                0L,
                "pre-vote",
                false,
                "bugs",
                List.of()));
    }

    private static ClientPlan client(String name, List<NodeId> sees, Pace pace, double reads) {
        return new ClientPlan(
                new ClientSettings(
                        new NodeId(name),
                        sees,
                        pace,
                        new ClientSettings.Levels(ConsistencyLevel.STRONG, ConsistencyLevel.STRONG),
                        ReadPolicies.LEADER,
                        SessionRules.NONE,
                        100_000_000,
                        SECOND),
                RegisterWorkload.KIND,
                Settings.of(Map.of("keys", 1L, "reads", reads, "skew", 0.0, "deletes", 0.0)));
    }
}
