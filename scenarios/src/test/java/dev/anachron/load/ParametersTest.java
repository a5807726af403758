package dev.anachron.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.scenario.Scenario.Variant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The choices that a scenario offers, and what {@code --set} makes of them. */
class ParametersTest {
    private static final String YAML = """
            name: small
            duration: 10s
            cluster: { protocol: raft, nodes: 3 }
            parameters:
              links:
                fast: { network.latency: 1ms }
                slow: { network.latency: 90ms, variants.lease.story: slowly, variants.lease.expect: {} }
              size: { small: {}, large: { cluster.nodes: 5, run: [base] } }
            clients: [{ name: c1, workload: register }]
            expect: { stale-reads: "> 0" }
            variants:
              lease: { cluster.settings.reads: lease }
            """;

    private static List<Variant> variants(String... sets) throws InvalidScenarioException {
        return Fakes.load(YAML, Fakes.sets(sets)).scenario().variants();
    }

    private static String latency(Variant variant) {
        return variant.setup().network().topology().standard().text();
    }

    @Test
    void withoutAWishTheFirstChoiceIsMade() throws InvalidScenarioException {
        Variant base = variants().get(0);
        assertThat(latency(base)).isEqualTo("1ms");
        assertThat(base.setup().cluster().nodes()).hasSize(3);
    }

    @Test
    void aChoiceIsForAllVariantsAndMayChangeEachOfThem() throws InvalidScenarioException {
        List<Variant> variants = variants("links=slow");
        assertThat(variants).extracting(ParametersTest::latency).containsExactly("90ms", "90ms");
        assertThat(variants.get(0).expectations()).hasSize(1);
        assertThat(variants.get(1).expectations()).isEmpty();
        assertThat(variants.get(1).story()).isEqualTo("slowly");
    }

    @Test
    void parametersAreChosenEachForItself() throws InvalidScenarioException {
        List<Variant> variants = variants("size=large", "links=slow");
        assertThat(variants).hasSize(1);
        assertThat(latency(variants.get(0))).isEqualTo("90ms");
        assertThat(variants.get(0).setup().cluster().nodes()).hasSize(5);
    }

    /** Whatever its place on the command line: it says something about what was chosen. */
    @Test
    void aPathHasTheLastWord() throws InvalidScenarioException {
        assertThat(latency(variants("network.latency=7ms", "links=slow").get(0)))
                .isEqualTo("7ms");
        assertThat(latency(variants("links=slow", "links=fast").get(0))).isEqualTo("1ms");
    }

    @Test
    void whatWasChosenStandsInTheResolvedScenarioAndNothingElse() throws InvalidScenarioException {
        Loaded loaded = Fakes.load(YAML, Fakes.sets("links=slow"));
        assertThat(loaded.resolvedYaml())
                .contains("links: { slow: {} }", "size: { small: {} }", "latency: 90ms")
                .doesNotContain("fast", "large");
        assertThat(Fakes.load(loaded.resolvedYaml())).isEqualTo(loaded);
    }
}
