package dev.anachron.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.anachron.base.RandomStream;
import dev.anachron.base.SimTime;
import dev.anachron.trace.Visibility.Trial;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What is made of the times from which on reads would have been fresh. */
class VisibilityTest {
    private static final List<Trial> SOME = List.of(new Trial(0, 0, true));

    private static Visibility of(long stepNanos, long... freshFromNanos) {
        return new Visibility(
                freshFromNanos, new long[] {3, 1, 2}, new long[] {5}, SOME, stepNanos);
    }

    @Test
    void aReadIsFreshFromItsTimeOn() {
        Visibility visibility = of(1, 40, -10, 0, 20);
        assertThat(LongStream.of(-11, -10, -1, 0, 19, 20, 39, 40)
                        .mapToObj(nanos -> visibility.freshAt(nanos)))
                .containsExactly(0.0, 0.25, 0.25, 0.5, 0.5, 0.75, 0.75, 1.0);
    }

    @Test
    void timesAreQuantilesAndNeverBeforeTheAcknowledgement() {
        Visibility visibility = of(1, 40, -10, 0, 20);
        assertThat(visibility.freshAfterNanos(0.25)).isZero();
        assertThat(visibility.freshAfterNanos(0.51)).isEqualTo(20);
        assertThat(visibility.freshAfterNanos(1)).isEqualTo(40);
        assertThat(visibility.writeNanos(0.5)).isEqualTo(2);
        assertThat(visibility.readNanos(0.999)).isEqualTo(5);
    }

    /** Where the write never comes no time is long enough, by whichever way one looks for it. */
    @Test
    void whatIsNeverSeenIsNeverFresh() {
        Visibility visibility = of(1, 40, SimTime.NEVER);
        assertThat(visibility.freshAfterNanos(0.999)).isEqualTo(SimTime.NEVER);
        assertThat(visibility.sweptNanos(0.999)).isEqualTo(SimTime.NEVER);
    }

    /** Exponential with mean 1 ms: the 99.9th percentile is ln 1000 ms, and every step is a chance. */
    @Test
    void theFirstStepThatLooksGoodEnoughComesTooEarlyAndTheMoreSoTheSmallerTheSteps() {
        double exact = 1e6 * StrictMath.log(1000);
        long coarse = exponential(50_000).sweptNanos(0.999);
        long fine = exponential(2_000).sweptNanos(0.999);
        assertThat((double) exponential(2_000).freshAfterNanos(0.999))
                .isCloseTo(exact, within(0.02 * exact));
        assertThat((double) coarse).isBetween(0.95 * exact, exact);
        assertThat((double) fine).isBetween(0.93 * exact, 0.97 * exact);
        assertThat(fine).isLessThan(coarse);
    }

    private static Visibility exponential(long stepNanos) {
        RandomStream random = RandomStream.root(1);
        long[] nanos = new long[400_000];
        Arrays.setAll(nanos, unused -> (long) random.exponential(1e6));
        return of(stepNanos, nanos);
    }
}
