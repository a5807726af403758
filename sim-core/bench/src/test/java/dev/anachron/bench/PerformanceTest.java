package dev.anachron.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of measurements. Nothing here is timed. */
class PerformanceTest {
    private static final String PAGE = "before\n<!-- a -->\nold\n<!-- /a -->\nafter\n";

    /** Three times as many messages a commit for seven times as many nodes; twice as dear each. */
    private static final List<Grown> SIZES = List.of(
            new Grown(3, 10, 1000, 100, 600, 60_000, 90, 4_000),
            new Grown(21, 10, 1000, 100, 1_800, 360_000, 90, 4_000),
            new Grown(5, 1, 1000, 100, 1_000, 100_000, 90, 4_000),
            new Grown(5, 1000, 1000, 100, 1_000, 100_000, 90, 4_000));

    @Test
    void onlyWhatStandsBetweenTheMarkersIsReplaced() {
        assertThat(Performance.replaced(PAGE, "a", "new\n"))
                .isEqualTo("before\n<!-- a -->\nnew\n<!-- /a -->\nafter\n");
    }

    @Test
    void aPageWithoutThePlaceIsRefused() {
        assertThatThrownBy(() -> Performance.replaced(PAGE, "b", "new\n"))
                .hasMessage("the page has no place for b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"costs", "rates", "extras", "targets", "growth"})
    void theShippedPageHasEachPlace(String name) throws IOException {
        String page = Files.readString(Path.of("../../docs/performance.md"));
        assertThat(Performance.replaced(page, name, "")).isNotEmpty();
    }

    @Test
    void sizesComeFromAnotherJavaAsTheyWere() {
        assertThat(SIZES).allSatisfy(size -> assertThat(Grown.of(size.line())).isEqualTo(size));
    }

    @Test
    void growthIsShownAsMultiplesOfTheSmallestSize() {
        assertThat(GrowthPage.nodes(SIZES).text())
                .contains(
                        "line \"messages a commit\" write\n  3 1\n  21 3\n",
                        "line \"CPU time a message\" leader\n  3 1\n  21 2\n",
                        "line \"the same in plain Java\" update\n  3 1\n  21 1\n");
        assertThat(GrowthPage.clients(SIZES).text())
                .contains("line \"CPU time a message\" leader\n  1 1\n  1000 1\n");
    }

    @Test
    void aTargetIsMetOrMissed() {
        RatioTable table = new RatioTable();
        for (int round = 0; round < 3; round++) {
            table.cost("pp20, delivery", Contender.OURS, 50);
            table.cost("pp20, delivery", Contender.SSJ_SPLAY, 100);
            table.cost("pp20, delivery", Contender.SSJ_LINKED, 60);
            table.digest("pp20", 0.01 * round);
            table.digest("Raft", 0.04 * round);
        }
        assertThat(Targets.markdown(table))
                .contains(
                        "| pp20, times SSJ's best list | ≥ 1 | 1.20 | met |\n",
                        "| pp20, times SSJ's default list | ≥ 2.30 | 2 | missed |\n",
                        "| hold 10000, times a bare PriorityQueue | ≥ 4 | NaN | missed |\n",
                        "| digest, the dearer of two loads | ≤ 5 % | 4 | met |\n");
    }
}
