package dev.anachron.check.staleness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.base.SimTime;
import dev.anachron.check.HistoryText;
import dev.anachron.check.TraceText;
import dev.anachron.trace.Trace;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StalenessTest {
    /** n1 applies each entry first, n2 ten milliseconds later. */
    private static final Trace THREE_WRITES = TraceText.parse("""
            10 n1 apply 1@1 write x=1
            20 n2 apply 1@1 write x=1
            30 n1 apply 2@1 write y=9
            50 n1 apply 3@1 write x=2
            60 n2 apply 3@1 write x=2
            65 n1 apply 4@1 noop
            70 n1 reapply 5@1 write x=2
            80 n1 apply 6@1 cas x=7/8
            90 n1 apply 7@2 write x=3
            """);

    @ParameterizedTest(name = "{0} misses {2}")
    @CsvSource(delimiter = '|', textBlock = """
        c1 read x → nil [10,11]      |  0 | 0
        c1 read x → nil [11,12]      |  1 | 1
        c1 read x → 1 [49,99] v1@1   |  0 | 0
        c1 read x → 1 [50,99] v1@1   |  0 | 0
        c1 read x → 1 [51,99] v1@1   |  1 | 1
        c1 read x → 1 [90,99] v1@1   | 40 | 1
        c1 read x → 1 [95,99] v1@1   | 45 | 2
        c1 read x → 2 [95,99] v3@1   |  5 | 1
        c1 read x → 3 [80,99] v7@2   |  0 | 0
        c1 read y → 9 [99,99] v2@1   |  0 | 0
        c1 read z → nil [99,99]      |  0 | 0
        """)
    void countsWhatWasCommittedBeforeTheReadBegan(String read, long staleMillis, int missed) {
        List<ReadStaleness> all = Staleness.of(HistoryText.parse(read), THREE_WRITES);
        assertThat(all).hasSize(1);
        assertThat(all.get(0).staleNanos()).isEqualTo(SimTime.millis(staleMillis));
        assertThat(all.get(0).missedWrites()).isEqualTo(missed);
        assertThat(all.get(0).stale()).isEqualTo(missed > 0);
    }

    @Test
    void aWriteOfAnotherBranchIsNeitherNewerNorOlder() {
        Trace fork = TraceText.parse("10 n1 apply 34@1 write x=1\n20 n2 apply 21@6 write x=2");
        assertThat(Staleness.of(HistoryText.parse("c1 read x → 2 [30,31] v21@6"), fork))
                .singleElement()
                .matches(read -> !read.stale());
        assertThat(Staleness.of(HistoryText.parse("c1 read x → nil [30,31]"), fork))
                .singleElement()
                .matches(read -> read.missedWrites() == 2);
    }

    @Test
    void knowsNothingOfReadsThatFailedOrWhoseVersionIsUnknown() {
        assertThat(Staleness.of(
                        HistoryText.parse("c1 read x → 1 [20,30]\nc1 read x [20,30] info"),
                        THREE_WRITES))
                .isEmpty();
    }

    @Test
    void isExactEvenWhenReplicasApplyOutOfOrder() {
        Trace broken = TraceText.parse(
                "10 n1 apply 3@1 write x=3\n20 n2 apply 2@1 write x=2\n30 n2 apply 1@1 write x=1");
        ReadStaleness read = Staleness.of(HistoryText.parse("c1 read x → 1 [25,30] v1@1"), broken)
                .get(0);
        assertThat(read.missedWrites()).isEqualTo(2);
        assertThat(read.staleNanos()).isEqualTo(SimTime.millis(15));
    }
}
