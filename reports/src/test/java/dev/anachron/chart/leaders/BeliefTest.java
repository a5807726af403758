package dev.anachron.chart.leaders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.base.NodeId;
import dev.anachron.base.Shards;
import dev.anachron.base.SimTime;
import dev.anachron.spi.Fact;
import dev.anachron.trace.Trace;
import dev.anachron.trace.TraceEvent;
import dev.anachron.trace.TraceEvent.ProcessChanged.Change;
import java.util.List;
import org.junit.jupiter.api.Test;

class BeliefTest {
    private static final NodeId N1 = new NodeId("n1");
    private static final NodeId N2 = new NodeId("n2");

    private static List<Belief> beliefs(TraceEvent... events) {
        return Belief.of(new Trace(List.of(events), ""), 100);
    }

    private static TraceEvent role(long at, NodeId node, String role, long term) {
        return new TraceEvent.Noted(at, node, new Fact.Role(role, term));
    }

    private static TraceEvent change(long at, NodeId node, Change change) {
        return new TraceEvent.ProcessChanged(at, node, change);
    }

    @Test
    void aBeliefLastsUntilTheNextRole() {
        assertThat(beliefs(role(1, N1, "leader", 1), role(5, N1, "follower", 2)))
                .containsExactly(new Belief(N1, 1, 1, 5));
    }

    @Test
    void aBeliefLastsUntilTheRunEnds() {
        assertThat(beliefs(role(1, N1, "leader", 1))).containsExactly(new Belief(N1, 1, 1, 100));
    }

    @Test
    void aCrashEndsABeliefAndAPauseDoesNot() {
        assertThat(beliefs(role(1, N1, "leader", 1), change(7, N1, Change.CRASHED)))
                .containsExactly(new Belief(N1, 1, 1, 7));
        assertThat(beliefs(role(1, N1, "leader", 1), change(7, N1, Change.PAUSED)))
                .containsExactly(new Belief(N1, 1, 1, 100));
    }

    @Test
    void aLeaderOfALaterTermOutvotesTheEarlierOnlyFromItsElectionOn() {
        List<Belief> beliefs = beliefs(
                role(1, N1, "leader", 1), role(5, N2, "leader", 2), role(9, N1, "follower", 2));
        assertThat(beliefs).containsExactly(new Belief(N1, 1, 1, 9), new Belief(N2, 2, 5, 100));
        assertThat(beliefs.get(0).outvotedNanos(beliefs, Shards.UNDIVIDED)).isEqualTo(5);
        assertThat(beliefs.get(1).outvotedNanos(beliefs, Shards.UNDIVIDED))
                .isEqualTo(SimTime.NEVER);
    }

    /** Terms of different shards have nothing to do with each other. */
    @Test
    void nobodyIsOutvotedByTheLeaderOfAnotherShard() {
        Shards two = Shards.of(Shards.evenly(List.of(N1, N2), 2));
        List<Belief> beliefs = beliefs(role(1, N1, "leader", 1), role(5, N2, "leader", 2));
        assertThat(beliefs.get(0).outvotedNanos(beliefs, Shards.UNDIVIDED)).isEqualTo(5);
        assertThat(beliefs.get(0).outvotedNanos(beliefs, two)).isEqualTo(SimTime.NEVER);
    }
}
