package dev.anachron.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wilson's interval. */
class ShareTest {
    /** R: {@code binom::binom.wilson(x, n)}; the first is in Newcombe (1998), table I, method 3. */
    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource({
        "81, 263, 0.2553, 0.3662",
        "15, 148, 0.0624, 0.1605",
        " 0,  20, 0.0000, 0.1611",
        " 1,  29, 0.0061, 0.1718",
        "29,  29, 0.8830, 1.0000"
    })
    void isThePublishedOne(long count, long of, double low, double high) {
        Share share = new Share(count, of);
        assertThat(share.low()).isCloseTo(low, within(0.00006));
        assertThat(share.high()).isCloseTo(high, within(0.00006));
    }

    @Property(seed = "8")
    void liesAroundTheShareAndGrowsNarrower(
            @ForAll @IntRange(max = 500) int count,
            @ForAll @IntRange(min = 1, max = 500) int more) {
        Share share = new Share(count, count + more);
        assertThat(share.value()).isBetween(share.low(), share.high());
        assertThat(new Share(10L * count, 10L * (count + more)).half()).isLessThan(share.half());
    }

    @Test
    void ofNoRunsNothingIsKnown() {
        Share none = new Share(0, 0);
        assertThat(none.value()).isNaN();
        assertThat(none.half()).isEqualTo(1);
    }
}
