package dev.anachron.protocol.lock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.base.Command;
import dev.anachron.base.NodeId;
import dev.anachron.base.SimTime;
import dev.anachron.base.Version;
import dev.anachron.spi.ConsistencyLevel;
import dev.anachron.spi.Request;
import dev.anachron.spi.Settings;
import dev.anachron.testing.NodeBench;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The lock service, n1, message by message; leases of a second. */
class LockServiceTest {
    private static final Command ACQUIRE = new Command.Acquire("lock");

    private static NodeBench service(boolean register, String... bugs) {
        Settings settings = Settings.of(Map.of(
                "lease",
                SimTime.SECOND,
                "clock",
                "monotonic",
                "fencing",
                "token",
                "register",
                register,
                "bugs",
                List.of(bugs)));
        return new NodeBench(new LockProtocol(), settings, 2);
    }

    private static List<String> asks(NodeBench bench, String client, long serial, Command what) {
        return bench.hears(client, request(client, serial, what));
    }

    private static Request request(String client, long serial, Command what) {
        return new Request(
                new NodeId(client), serial, 1, what, ConsistencyLevel.STRONG, Version.NONE);
    }

    private static Command release(long token) {
        return new Command.Release("lock", token);
    }

    @Test
    void aLockHasOneHolderUntilItGivesItBack() {
        NodeBench lock = service(false);
        assertThat(asks(lock, "c1", 1, ACQUIRE))
                .containsExactly(
                        "saved lock given to c1#1 token=1",
                        "· lock given to c1 token=1",
                        "→c1 Done #1 token 1 for 1s from 0@0 at 0@0");
        assertThat(asks(lock, "c2", 1, ACQUIRE)).containsExactly("→c2 Busy #1 held by c1 token=1");
        assertThat(asks(lock, "c1", 2, release(1)))
                .containsExactly(
                        "saved lock free",
                        "· lock released by c1 token=1",
                        "→c1 Done #2 nil from 0@0 at 0@0");
        assertThat(asks(lock, "c2", 1, ACQUIRE)).contains("· lock given to c2 token=2");
    }

    @Test
    void aRepeatedRequestGetsTheSameTokenAndWhatIsLeftOfTheLease() {
        NodeBench lock = service(false);
        asks(lock, "c1", 1, ACQUIRE);
        assertThat(asks(lock.after(SimTime.millis(300)), "c1", 1, ACQUIRE))
                .containsExactly("→c1 Done #1 token 1 for 700ms from 0@0 at 0@0");
    }

    @Test
    void aLeaseEndsByTheClockEvenWhenTheTimerIsLate() {
        NodeBench lock = service(false);
        asks(lock, "c1", 1, ACQUIRE);
        assertThat(asks(lock.after(SimTime.SECOND - 1), "c2", 1, ACQUIRE))
                .containsExactly("→c2 Busy #1 held by c1 token=1");
        assertThat(asks(lock.after(1), "c2", 1, ACQUIRE))
                .contains("· lock lease over for c1 token=1", "· lock given to c2 token=2");
    }

    @Test
    void theTimerEndsALeaseThatNobodyAsksForUnlessTheClockWasSetBack() {
        NodeBench lock = service(false);
        asks(lock, "c1", 1, ACQUIRE);
        LockService.LeaseOver over = new LockService.LeaseOver("lock", 1);
        assertThat(lock.after(SimTime.millis(800)).fires(over)).isEmpty();
        assertThat(lock.timer(over)).isEqualTo(SimTime.millis(200));
        assertThat(lock.after(SimTime.millis(200)).fires(over))
                .containsExactly("saved lock free", "· lock lease over for c1 token=1");
        asks(lock, "c2", 1, ACQUIRE);
        assertThat(lock.fires(over)).isEmpty();
    }

    @Test
    void whoHasLostTheLockCannotGiveItBack() {
        NodeBench lock = service(false);
        asks(lock, "c1", 1, ACQUIRE);
        asks(lock.after(SimTime.SECOND), "c2", 1, ACQUIRE);
        assertThat(asks(lock, "c1", 2, release(1)))
                .containsExactly("→c1 Refused #2 not held with token=1");
    }

    @Test
    void withTheBugALateReleaseGivesAwayTheLockOfAnother() {
        NodeBench lock = service(false, "release-any-holder");
        asks(lock, "c1", 1, ACQUIRE);
        asks(lock.after(SimTime.SECOND), "c2", 1, ACQUIRE);
        assertThat(asks(lock, "c1", 2, release(1))).contains("· lock released by c2 token=2");
    }

    @Test
    void registeringComesBeforeGiving() {
        NodeBench lock = service(true);
        assertThat(asks(lock, "c1", 1, ACQUIRE))
                .containsExactly("saved lock given to c1#1 token=1", "→n2 Register token=1");
        assertThat(asks(lock, "c1", 1, ACQUIRE)).containsExactly("→n2 Register token=1");
        assertThat(lock.hears("n2", new LockMessage.Registered(1)))
                .containsExactly(
                        "· lock given to c1 token=1", "→c1 Done #1 token 1 for 1s from 0@0 at 0@0");
        assertThat(lock.hears("n2", new LockMessage.Registered(1))).isEmpty();
    }

    @Test
    void afterARestartTheLeaseBeginsAnewAndTokensGoOnGrowing() {
        NodeBench lock = service(false);
        asks(lock, "c1", 1, ACQUIRE);
        lock.after(SimTime.millis(900)).restart();
        assertThat(asks(lock.after(SimTime.millis(900)), "c2", 1, ACQUIRE))
                .containsExactly("→c2 Busy #1 held by c1 token=1");
        assertThat(asks(lock.after(SimTime.millis(100)), "c2", 1, ACQUIRE))
                .contains("· lock given to c2 token=2");
    }

    @Test
    void whatIsForTheStorageIsSentThere() {
        assertThat(asks(service(false), "c1", 1, new Command.Read("x")))
                .containsExactly("→c1 Redirect #1 to n2");
    }
}
