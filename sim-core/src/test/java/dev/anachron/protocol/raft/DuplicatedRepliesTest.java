package dev.anachron.protocol.raft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.base.Latency;
import dev.anachron.base.SimTime;
import dev.anachron.engine.Run;
import dev.anachron.engine.Simulation;
import dev.anachron.fault.Filter;
import dev.anachron.fault.link.Duplicate;
import dev.anachron.fault.link.LinkFault;
import dev.anachron.fault.process.Crash;
import dev.anachron.protocol.raft.RaftMessage.AppendReply;
import dev.anachron.testing.Setups;
import dev.anachron.trace.TraceEvent.Delivered;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A follower that lags, on a network that delivers twice. A leader that sends more at every success
 * that it is told of, also at one that it knows of, begins another chain of messages with each copy:
 * these grow without bounds. Where only news is answered, copies cost a constant factor.
 */
class DuplicatedRepliesTest {
    private static final List<String> NODES = List.of("n1", "n2", "n3");
    /** A message that comes twice is answered twice, and each answer may come twice. */
    private static final long FACTOR = 4;

    private static Run run(boolean pipelining, double share) {
        Duplicate duplicate = new Duplicate(share, Latency.constant(SimTime.millis(20)));
        return Simulation.run(
                Setups.raft(3)
                        .set("entries-per-message", 1L)
                        .set("pipelining", pipelining)
                        .seconds(6)
                        .registerClient("c1", 30, 0)
                        .registerClient("c2", 30, 0)
                        .fault(1000, 2000, new Crash(List.of("n3")))
                        .fault(3000, -1, new LinkFault(Filter.between(NODES, NODES), duplicate))
                        .build(),
                1);
    }

    private static long replies(Run run) {
        return run.trace()
                .of(Delivered.class)
                .filter(delivered -> delivered.message() instanceof AppendReply)
                .count();
    }

    @Test
    void costAConstantFactor() {
        for (boolean pipelining : List.of(false, true)) {
            long plain = replies(run(pipelining, 0));
            for (double share : List.of(0.2, 0.6, 1.0)) {
                Run run = run(pipelining, share);
                assertThat(run.faults().get(1).effects()).containsKey("messagesDuplicated");
                assertThat(replies(run))
                        .as("replies, pipelining %s, %s copied", pipelining, share)
                        .isBetween(plain, FACTOR * plain);
            }
        }
    }
}
