package dev.anachron.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WitnessTest {
    private static Witness of(String... lines) {
        return new Witness("base", "0", List.of(lines));
    }

    @Test
    void theFirstDifferenceIsShownWithTwoLinesAround() {
        assertThat(of("a", "b", "c", "d", "e", "f", "g")
                        .partingFrom(of("a", "b", "c", "X", "e", "Y", "g")))
                .isEqualTo(new Witness.Parting(
                        3, List.of("b", "c", "d", "e", "f"), List.of("b", "c", "X", "e", "Y")));
    }

    @Test
    void aTraceThatEndsEarlyDiffersWhereItEnds() {
        assertThat(of("a", "b", "c").partingFrom(of("a")))
                .isEqualTo(new Witness.Parting(1, List.of("a", "b", "c"), List.of("a")));
    }

    @Test
    void tracesThatReadTheSameDoNotPart() {
        assertThat(of("a").partingFrom(of("a")).event()).isEqualTo(-1);
    }
}
