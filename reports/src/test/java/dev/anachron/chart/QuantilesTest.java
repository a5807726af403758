package dev.anachron.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantilesTest {
    private static Quantiles upTo(int count) {
        return new Quantiles(
                IntStream.rangeClosed(1, count).mapToObj(i -> (double) i).toList());
    }

    @ParameterizedTest
    @CsvSource({"1, 99, 1", "4, 50, 2", "4, 51, 3", "100, 95, 95", "100, 99, 99", "100, 57, 57"})
    void aPercentileIsTheNearestRank(int count, double percentile, double value) {
        assertThat(upTo(count).at(percentile)).isEqualTo(value);
    }

    @Test
    void aPercentileIsOnlyNamedWhenSomethingLiesBeyondIt() {
        assertThat(upTo(1).known()).isEmpty();
        assertThat(upTo(2).known()).containsExactly(50.0);
        assertThat(upTo(99).known()).containsExactly(50.0, 95.0);
        assertThat(upTo(100).known()).containsExactly(50.0, 95.0, 99.0);
        assertThat(upTo(1000).known()).containsExactly(50.0, 95.0, 99.0, 99.9);
        assertThat(upTo(1000).text())
                .isEqualTo("p50 500, p95 950, p99 990, p99.9 999, max 1000 ms");
    }

    @Test
    void manySamplesAreThinnedWithoutMovingTheLine() {
        Quantiles many = upTo(50_000);
        assertThat(many.steps(99.9)).hasSizeLessThanOrEqualTo(1000);
        many.steps(99.9).forEach(step -> assertThat(step.y()).isEqualTo(many.at(step.x())));
    }

    @Test
    void theFewestSamplesAreAllShown() {
        assertThat(upTo(2).steps(99.9).toString())
                .isEqualTo("[Vertex[x=0.0, y=1.0], Vertex[x=50.0, y=2.0]]");
        assertThat(new Quantiles(List.of(3.0)).text()).isEqualTo("max 3 ms");
    }
}
