package dev.anachron.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.base.Latency;
import dev.anachron.base.NodeId;
import dev.anachron.client.ReadPolicies;
import dev.anachron.fault.process.Crash;
import dev.anachron.fault.process.Pause;
import dev.anachron.network.Topology;
import dev.anachron.scenario.Expectation.Compares;
import dev.anachron.scenario.Expectation.Relation;
import dev.anachron.scenario.Scenario.Variant;
import dev.anachron.scenario.Setup;
import dev.anachron.scenario.Setup.PlannedFault;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the command line and the variants change. */
class OverridesTest {
    private static Variant base(String... sets) throws InvalidScenarioException {
        return Fakes.load(Fakes.contract(), Fakes.sets(sets))
                .scenario()
                .variants()
                .get(0);
    }

    private static Setup setup(String... sets) throws InvalidScenarioException {
        return base(sets).setup();
    }

    @Test
    void aPathLeadsThroughMapsToAValue() throws InvalidScenarioException {
        assertThat(setup("cluster.settings.reads=log").cluster().settings().choice("reads"))
                .isEqualTo("log");
    }

    @Test
    void missingMapsOnTheWayAreMade() throws InvalidScenarioException {
        assertThat(setup("cluster.clocks.n2.offset=-5ms").cluster().clocks())
                .containsOnlyKeys(new NodeId("n2"));
        Topology topology =
                setup("network.links.n1->n2.uniform=1ms..3ms").network().topology();
        assertThat(topology.latency(new Topology.Link(new NodeId("n1"), new NodeId("n2"))))
                .isEqualTo(Latency.uniform(1_000_000, 3_000_000));
    }

    @Test
    void aWholeMapCanBeReplaced() throws InvalidScenarioException {
        assertThat(setup("network.latency={ exponential: { mean: 2ms, floor: 1ms } }")
                        .network()
                        .topology()
                        .standard())
                .isEqualTo(Latency.exponential(2_000_000, 1_000_000));
        assertThat(setup("network.latency=3ms").network().topology().standard())
                .isEqualTo(Latency.constant(3_000_000));
    }

    @Test
    void anItemOfAListGoesByItsNameOrItsNumberFromOne() throws InvalidScenarioException {
        assertThat(setup("clients.c2.routing=roaming")
                        .clients()
                        .get(1)
                        .settings()
                        .policy())
                .isEqualTo(ReadPolicies.ROAMING);
        assertThat(setup("faults.2.for=2s").faults().get(1))
                .isEqualTo(new PlannedFault(
                        7_000_000_000L, 2_000_000_000L, new Pause(List.of("leader"))));
    }

    @Test
    void aPlusAppendsOneItemOrSeveral() throws InvalidScenarioException {
        PlannedFault crash =
                new PlannedFault(8_000_000_000L, 1_000_000_000L, new Crash(List.of("n3")));
        assertThat(setup("faults.+={ at: 8s, for: 1s, crash: n3 }").faults())
                .hasSize(3)
                .endsWith(crash);
        String several = "[{ at: 8s, for: 1s, crash: n3 }, { at: 8s, for: 1s, crash: n3 }]";
        assertThat(setup("faults.+=" + several).faults()).hasSize(4).endsWith(crash, crash);
    }

    @Test
    void noneTakesAFaultOutAndLeavesTheOthersAsTheyAre() throws InvalidScenarioException {
        List<PlannedFault> all = setup("duration=10s").faults();
        assertThat(all).hasSize(2);
        assertThat(setup("faults.1=none").faults()).containsExactly(all.get(1));
    }

    @Test
    void nothingBehindTheSignMeansTheDefault() throws InvalidScenarioException {
        assertThat(setup("network.latency=").network().topology().standard())
                .isEqualTo(Latency.constant(1_000_000));
        assertThat(setup("faults=").faults()).isEmpty();
    }

    @Test
    void namesWithDotsStandUnderExpect() throws InvalidScenarioException {
        assertThat(base("expect.staleness.p99=> 1.5s").expectations())
                .last()
                .returns("staleness.p99", expectation -> expectation.subject())
                .returns(new Compares(Relation.MORE, 1500), expectation -> expectation.demand());
    }

    @Test
    void variantsStartFromWhatWasSet() throws InvalidScenarioException {
        List<Variant> variants = Fakes.load(Fakes.contract(), Fakes.sets("duration=9s"))
                .scenario()
                .variants();
        assertThat(variants)
                .extracting(variant -> variant.setup().durationNanos())
                .containsOnly(9_000_000_000L);
    }

    @Test
    void theSeedOfTheCommandLineWins() throws InvalidScenarioException {
        Overrides overrides = new Overrides(List.of("seed=5"), 42L, List.of());
        assertThat(Fakes.load(Fakes.contract(), overrides).scenario().seed()).isEqualTo(42);
        assertThat(Fakes.load(Fakes.contract(), Fakes.sets("seed=5")).scenario().seed())
                .isEqualTo(5);
    }

    @Test
    void selectedVariantsRunInTheOrderOfTheFile() throws InvalidScenarioException {
        assertThat(Fakes.load(Fakes.contract(), Fakes.variants("lease", "base"))
                        .scenario()
                        .variants())
                .extracting(Variant::name)
                .containsExactly("base", "lease");
    }
}
