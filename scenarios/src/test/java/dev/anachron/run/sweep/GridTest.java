package dev.anachron.run.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What several {@code --set} span. */
class GridTest {
    @Test
    void oneValueHoldsEverywhere() {
        Grid grid = Grid.of(List.of("duration=5s", "faults.1={at: 1s, pause: n1}"));
        assertThat(grid.fixed()).containsExactly("duration=5s", "faults.1={at: 1s, pause: n1}");
        assertThat(grid.choices()).containsExactly(List.of());
    }

    @Test
    void severalValuesMakeEachCombination() {
        Grid grid = Grid.of(List.of("a=1,2", "duration=5s", "b=x, y"));
        assertThat(grid.fixed()).containsExactly("duration=5s");
        assertThat(grid.choices())
                .containsExactly(
                        List.of("a=1", "b=x"),
                        List.of("a=1", "b=y"),
                        List.of("a=2", "b=x"),
                        List.of("a=2", "b=y"));
    }

    @Test
    void commasInsideAValueDivideNothing() {
        assertThat(Grid.of(List.of("nodes=[n1, n2],[n1, n2, n3]")).choices())
                .containsExactly(List.of("nodes=[n1, n2]"), List.of("nodes=[n1, n2, n3]"));
        assertThat(Grid.of(List.of("story='a, b'")).choices()).containsExactly(List.of());
    }

    @Test
    void whatIsNoChangeIsLeftToTheLoader() {
        assertThat(Grid.of(List.of("nonsense, more")).fixed()).containsExactly("nonsense, more");
    }
}
