package dev.anachron.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.chart.SampleRuns;
import org.junit.jupiter.api.Test;

/** What the whole run shows of each fault: who was elected, and what was under way, while it lasted. */
class FaultEffectsTest {
    /** Leaders are elected at 2.3 and 7.25 s; an operation begins every 11 ms. */
    @Test
    void electionsAndOperationsAreThoseOfTheFaultsOwnTime() {
        assertThat(FaultEffects.of(SampleRuns.busy().run()))
                .extracting(effects -> effects.getOrDefault("elections", 0L) + " elections, "
                        + effects.getOrDefault("operationsOverlapping", 0L) + " operations")
                .containsExactly(
                        "1 elections, 364 operations", // 2 to 6 s
                        "1 elections, 82 operations", // 2.2 to 3.1 s
                        "1 elections, 82 operations", // 7 to 7.9 s
                        "0 elections, 45 operations", // 8.6 to 9.1 s
                        "0 elections, 0 operations"); // over at once
    }
}
