package dev.anachron.diagram;

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

class LeaderSpanTest {
    private static final NodeId N1 = new NodeId("n1");
    private static final NodeId N2 = new NodeId("n2");

    @Test
    void reignsOverlapWhileTheOldLeaderDoesNotKnow() {
        assertThat(spans(
                        role(10, N1, "leader", 1),
                        role(30, N2, "leader", 2),
                        role(50, N1, "follower", 2)))
                .containsExactly(
                        new LeaderSpan(N1, 1, new TimeSpan(10, 50)),
                        new LeaderSpan(N2, 2, new TimeSpan(30, 100)));
    }

    @Test
    void aLeaderIsOutvotedFromTheMomentAnotherLeadsALaterTerm() {
        List<LeaderSpan> spans = spans(role(10, N1, "leader", 1), role(30, N2, "leader", 2));
        assertThat(spans.get(0).outvotedNanos(spans, Shards.UNDIVIDED)).isEqualTo(30);
        assertThat(spans.get(1).outvotedNanos(spans, Shards.UNDIVIDED)).isEqualTo(SimTime.NEVER);
    }

    @Test
    void nobodyIsOutvotedByTheLeaderOfAnotherShard() {
        Shards two = Shards.of(Shards.evenly(List.of(N1, N2), 2));
        List<LeaderSpan> spans = spans(role(10, N1, "leader", 1), role(30, N2, "leader", 2));
        assertThat(spans.get(0).outvotedNanos(spans, two)).isEqualTo(SimTime.NEVER);
    }

    @Test
    void aCrashEndsAReign() {
        assertThat(spans(
                        role(10, N1, "leader", 1),
                        new TraceEvent.ProcessChanged(20, N1, Change.CRASHED)))
                .containsExactly(new LeaderSpan(N1, 1, new TimeSpan(10, 20)));
    }

    @Test
    void aPauseDoesNot() {
        assertThat(spans(
                        role(10, N1, "leader", 1),
                        new TraceEvent.ProcessChanged(20, N1, Change.PAUSED)))
                .containsExactly(new LeaderSpan(N1, 1, new TimeSpan(10, 100)));
    }

    private static List<LeaderSpan> spans(TraceEvent... events) {
        return LeaderSpan.of(new Trace(List.of(events), ""), 100);
    }

    private static TraceEvent role(long at, NodeId node, String role, long term) {
        return new TraceEvent.Noted(at, node, new Fact.Role(role, term));
    }
}
