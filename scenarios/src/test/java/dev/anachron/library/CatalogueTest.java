package dev.anachron.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.load.InvalidScenarioException;
import dev.anachron.load.Loaded;
import dev.anachron.load.Overrides;
import dev.anachron.load.ScenarioLoader;
import dev.anachron.load.Source;
import dev.anachron.scenario.Expectation;
import dev.anachron.scenario.Scenario.Variant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every scenario that comes with the program can be used, as a whole and in parts. */
class CatalogueTest {
    private static final Library LIBRARY = new Library();

    static List<String> names() {
        return LIBRARY.names();
    }

    @Test
    void theCatalogueIsFound() {
        assertThat(LIBRARY.names()).contains("dethroned-leader", "monotonic-reads");
        assertThat(LIBRARY.summaries())
                .extracting(Summary::name)
                .containsExactlyElementsOf(LIBRARY.names());
    }

    @ParameterizedTest
    @MethodSource("names")
    void aScenarioIsNamedLikeItsFileAndAsksAQuestion(String name) throws Exception {
        Loaded loaded = load(LIBRARY.find(name), Overrides.NONE);
        assertThat(loaded.scenario().name()).isEqualTo(name);
        assertThat(loaded.scenario().question()).endsWith("?");
        assertThat(loaded.scenario().story()).isNotBlank();
        assertThat(loaded.scenario().tags()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("names")
    void whatIsWrittenBesideAResultMakesItAgain(String name) throws Exception {
        Loaded loaded = load(LIBRARY.find(name), Overrides.NONE);
        Loaded again = load(new Source(name, loaded.resolvedYaml()), Overrides.NONE);
        assertThat(again).isEqualTo(loaded);
        for (Variant variant : loaded.scenario().variants()) {
            Loaded alone =
                    load(new Source(name, loaded.variantYaml(variant.name())), Overrides.NONE);
            assertThat(alone.scenario().variants())
                    .containsExactly(new Variant(
                            variant.name(),
                            "",
                            List.of(),
                            variant.setup(),
                            variant.expectations(),
                            variant.published(),
                            variant.drawn()));
            Overrides only = new Overrides(List.of(), null, List.of(variant.name()));
            Loaded chosen = load(LIBRARY.find(name), only);
            assertThat(load(new Source(name, chosen.resolvedYaml()), Overrides.NONE))
                    .isEqualTo(chosen);
        }
    }

    /** The same question twice, and another answer: what breaks and what mends it, both in words. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "gc-pause-lock",
                "split-vote",
                "flapping-leader",
                "one-way-link",
                "slow-disk-leader",
                "power-cut-unsynced",
                "clock-jump-lease",
                "jam-and-flood",
                "missed-ticks",
                "async-failover",
                "github-2018",
                "session-token-failover",
                "client-driven",
                "quorum-settings",
                "pacelc-card",
                "sharded-session"
            })
    void aLessonHasABrokenAndAFixedVariant(String name) throws Exception {
        List<Variant> variants =
                load(LIBRARY.find(name), Overrides.NONE).scenario().variants();
        Variant broken = variants.get(0);
        List<Variant> others = variants.subList(1, variants.size());
        assertThat(others)
                .allSatisfy(variant ->
                        assertThat(variant.story()).as(variant.name()).isNotBlank());
        assertThat(others)
                .anyMatch(fixed -> broken.expectations().stream()
                        .anyMatch(expected -> contradicts(expected, fixed.expectations())));
    }

    /** Whether something else is expected of the same. */
    private static boolean contradicts(Expectation expected, List<Expectation> others) {
        return others.stream()
                .anyMatch(other -> other.subject().equals(expected.subject())
                        && !other.demand().equals(expected.demand()));
    }

    private static Loaded load(Source source, Overrides overrides) throws InvalidScenarioException {
        return ScenarioLoader.load(source, overrides);
    }
}
