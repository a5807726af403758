package dev.anachron.check.invariant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.base.NodeId;
import dev.anachron.base.SimTime;
import dev.anachron.client.ClientSettings;
import dev.anachron.client.ClientSettings.Pace;
import dev.anachron.client.ReadPolicies;
import dev.anachron.client.SessionRules;
import dev.anachron.engine.Run;
import dev.anachron.engine.Simulation;
import dev.anachron.history.Operation;
import dev.anachron.spi.ConsistencyLevel;
import dev.anachron.spi.Fact;
import dev.anachron.testing.Setups;
import dev.anachron.trace.TraceEvent.Noted;
import dev.anachron.workload.register.RegisterWorkload;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A run ends at some moment, and what is under way then is not lost. */
class UnderWayAtTheEndTest {
    private static final ClientSettings EVENTUAL_WRITER = new ClientSettings(
            new NodeId("c1"),
            List.of(new NodeId("n1"), new NodeId("n2"), new NodeId("n3")),
            new Pace.Rate(200),
            new ClientSettings.Levels(ConsistencyLevel.EVENTUAL, ConsistencyLevel.EVENTUAL),
            ReadPolicies.LEADER,
            SessionRules.NONE,
            SimTime.millis(100),
            SimTime.seconds(1));

    /** Acknowledged by the leader alone, which still has it, and would have gone on sending it. */
    @Test
    void whatTheLastLeaderHasIsNotLost() {
        int underWay = 0;
        for (long seed = 1; seed <= 20; seed++) {
            Run run = Simulation.run(
                    Setups.raft(3)
                            .seconds(2)
                            .client(
                                    EVENTUAL_WRITER,
                                    RegisterWorkload.KIND,
                                    Map.of("keys", 1L, "reads", 0.0, "skew", 0.0, "deletes", 0.0))
                            .build(),
                    seed);
            List<Operation> done =
                    run.history().operations().stream().filter(Operation::ok).toList();
            underWay += isApplied(done.get(done.size() - 1), run) ? 0 : 1;
            assertThat(Durability.lost(run.history(), run.trace()))
                    .as("seed %s", seed)
                    .isEmpty();
        }
        assertThat(underWay).isPositive();
    }

    private static boolean isApplied(Operation write, Run run) {
        return run.trace()
                .of(Noted.class)
                .anyMatch(noted -> noted.fact() instanceof Fact.Apply apply
                        && apply.entry().equals(write.version()));
    }
}
