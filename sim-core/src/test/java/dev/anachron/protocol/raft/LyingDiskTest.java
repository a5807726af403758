package dev.anachron.protocol.raft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.base.Latency;
import dev.anachron.base.SimTime;
import dev.anachron.engine.Run;
import dev.anachron.engine.Simulation;
import dev.anachron.fault.disk.PowerCut;
import dev.anachron.fault.membership.Transfer;
import dev.anachron.protocol.raft.RaftMessage.AppendReply;
import dev.anachron.testing.Setups;
import dev.anachron.trace.TraceEvent.Delivered;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Followers that come back without entries they had acknowledged. The paper knows none: a leader never
 * looks back behind what it knows a follower to have, and such a follower refuses all that follows.
 */
class LyingDiskTest {
    private static final int FOLLOWERS = 2;

    private static Run run(boolean pipelining) {
        return Simulation.run(
                Setups.raft(3)
                        .latency(Latency.uniform(SimTime.millis(1), SimTime.millis(3)))
                        .diskWrite(Latency.constant(SimTime.millis(1)))
                        .flushEvery(SimTime.millis(500))
                        .set("pipelining", pipelining)
                        .seconds(5)
                        .registerClient("c1", 40, 0)
                        .fault(1000, -1, new Transfer(List.of("n1")))
                        .fault(1900, 200, new PowerCut(List.of("n2", "n3")))
                        .build(),
                1);
    }

    private static Stream<AppendReply> refusals(Run run) {
        return run.trace()
                .of(Delivered.class)
                .map(Delivered::message)
                .filter(AppendReply.class::isInstance)
                .map(AppendReply.class::cast)
                .filter(reply -> !reply.success());
    }

    /** Once they were sent the same again at once, and refused it again, as fast as the network can. */
    @Test
    void areAskedTwiceInARoundAndNotAsFastAsTheNetworkCan() {
        for (boolean pipelining : List.of(false, true)) {
            Run run = run(pipelining);
            assertThat(run.faults().get(1).effects()).containsKey("unsyncedLost");
            long rounds = refusals(run).mapToLong(AppendReply::round).distinct().count();
            assertThat(rounds).as("rounds refused").isGreaterThan(50);
            assertThat(refusals(run).count()).isLessThanOrEqualTo(2 * FOLLOWERS * rounds);
        }
    }
}
