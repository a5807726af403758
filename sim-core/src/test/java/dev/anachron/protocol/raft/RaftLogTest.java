package dev.anachron.protocol.raft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.base.Version;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A log read back from a faulty disk ends where the disk has a hole. */
class RaftLogTest {
    private static RaftLog restored(long... indices) {
        RaftLog log = new RaftLog();
        LongStream.of(indices)
                .forEach(index ->
                        log.restore(new LogEntry(new Version(1, index), new LogEntry.NoOp())));
        return log;
    }

    @Test
    void whatFollowsAHoleIsOfNoUse() {
        assertThat(restored(1, 2, 3).lastIndex()).isEqualTo(3);
        assertThat(restored(1, 3, 4).lastIndex()).isEqualTo(1);
        assertThat(restored(2, 3).lastIndex()).isZero();
    }

    @Test
    void whatIsNotThereNeedNotBeCutOff() {
        RaftLog log = restored(1, 2);
        log.truncate(4);
        assertThat(log.lastIndex()).isEqualTo(2);
        log.truncate(2);
        assertThat(log.lastIndex()).isEqualTo(1);
    }
}
