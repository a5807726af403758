package dev.anachron.check.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.base.Version;
import dev.anachron.check.TraceText;
import org.junit.jupiter.api.Test;

/** Which of two writes is the newer one; versions as number@coordinator. */
class WriteOrderTest {
    /** n1's clock is far ahead: what it wrote first has the greater number. */
    private static final String LYING_CLOCK = """
            10 n1 written 900@1 write x=1
            20 n1 acknowledged 900@1
            30 n2 written 30@2 write x=2
            40 n2 acknowledged 30@2
            """;

    @Test
    void aWriteThatBeganAfterAnotherWasCommittedIsNewerWhateverItsNumber() {
        WriteOrder order = WriteOrder.of(TraceText.parse(LYING_CLOCK));
        assertThat(order.precedes(version(900, 1), version(30, 2))).isTrue();
        assertThat(order.precedes(version(30, 2), version(900, 1))).isFalse();
    }

    @Test
    void ofTwoAtTheSameTimeTheNumbersDecide() {
        WriteOrder order = WriteOrder.of(TraceText.parse("""
                10 n1 written 900@1 write x=1
                30 n2 written 30@2 write x=2
                40 n2 acknowledged 30@2
                50 n1 acknowledged 900@1
                """));
        assertThat(order.precedes(version(30, 2), version(900, 1))).isTrue();
        assertThat(order.precedes(version(900, 1), version(30, 2))).isFalse();
    }

    @Test
    void whatWasNeverCommittedIsOrderedByItsNumber() {
        WriteOrder order = WriteOrder.of(TraceText.parse("""
                10 n1 written 10@1 write x=1
                30 n2 written 30@2 write x=2
                """));
        assertThat(order.precedes(version(10, 1), version(30, 2))).isTrue();
        assertThat(order.precedes(Version.NONE, version(10, 1))).isTrue();
        assertThat(order.committed()).isEmpty();
    }

    @Test
    void aLogNeedsNoClock() {
        WriteOrder order = WriteOrder.of(TraceText.parse("10 n1 apply 1@1 write x=7"));
        assertThat(order.leaderless()).isFalse();
        assertThat(order.precedes(version(1, 1), version(2, 1))).isTrue();
        assertThat(order.precedes(version(1, 2), version(2, 1))).isFalse();
    }

    private static Version version(long number, long writer) {
        return new Version(writer, number);
    }
}
