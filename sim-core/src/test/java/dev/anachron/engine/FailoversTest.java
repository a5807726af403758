package dev.anachron.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.base.SimTime;
import dev.anachron.check.measure.ElectionTimes;
import dev.anachron.fault.Fault;
import dev.anachron.fault.process.Failovers;
import dev.anachron.testing.Setups;
import dev.anachron.trace.TraceEvent;
import dev.anachron.trace.TraceEvent.Dropped;
import dev.anachron.trace.TraceEvent.ProcessChanged;
import dev.anachron.trace.TraceEvent.ProcessChanged.Change;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class FailoversTest {
    private static Setups raft() {
        return Setups.raft(5)
                .set("pipelining", true)
                .set("heartbeat", SimTime.millis(75))
                .registerClient("c1", 5, 0)
                .seconds(30);
    }

    private static Fault failovers(int behind) {
        return new Failovers(List.of("leader"), behind, SimTime.millis(75), SimTime.millis(300));
    }

    private static boolean isToLag(Dropped dropped) {
        return dropped.why().equals("it is to lag");
    }

    @Test
    void withoutThemOneLeaderLeadsForEver() {
        assertThat(ElectionTimes.of(Simulation.run(raft().build(), 1).trace())).isEmpty();
    }

    @Test
    void leaderAfterLeaderCrashesAndComesBack() {
        Run run = Simulation.run(raft().fault(1000, 28_000, failovers(0)).build(), 1);
        int elections = ElectionTimes.of(run.trace()).size();
        assertThat(elections).isBetween(20, 40);
        assertThat(run.faults().get(0).effects())
                .containsEntry("crashes", (long) elections)
                .containsEntry("restarts", (long) elections);
        assertThat(run.trace().of(Dropped.class)).noneMatch(FailoversTest::isToLag);
    }

    /** Who misses the last write before a crash is not elected after it. */
    @Test
    void whoLagsIsNotElected() {
        Run run = Simulation.run(raft().fault(1000, 28_000, failovers(2)).build(), 1);
        assertThat(ElectionTimes.of(run.trace())).hasSizeBetween(15, 40);
        SortedSet<String> lagging = new TreeSet<>();
        String crashed = "";
        int elected = 0;
        for (TraceEvent event : run.trace().events()) {
            if (event instanceof Dropped dropped && isToLag(dropped)) {
                lagging.add(dropped.to().name());
            } else if (event instanceof ProcessChanged change
                    && change.change() == Change.CRASHED) {
                assertThat(lagging).hasSize(2);
                crashed = change.place();
            } else if (event.text().startsWith("· leader") && !crashed.isEmpty()) {
                assertThat(lagging).doesNotContain(event.place(), crashed);
                lagging.clear();
                crashed = "";
                elected++;
            }
        }
        assertThat(elected).isGreaterThanOrEqualTo(15);
    }

    /** It looks more often than an election takes, and waits all the same. */
    @Test
    void whoCrashedComesBackWhenAnotherLeads() {
        Fault often = new Failovers(List.of("leader"), 0, SimTime.millis(75), SimTime.millis(20));
        Run run = Simulation.run(raft().fault(1000, 9_000, often).build(), 1);
        boolean led = true;
        int restarts = 0;
        for (TraceEvent event : run.trace().events()) {
            if (event instanceof ProcessChanged change && event.atNanos() < SimTime.seconds(10)) {
                assertThat(led).isEqualTo(true);
                led = change.change() == Change.RESTARTED;
                restarts += led ? 1 : 0;
            } else if (event.text().startsWith("· leader")) {
                led = true;
            }
        }
        assertThat(restarts).isGreaterThan(10);
    }
}
