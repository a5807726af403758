package dev.anachron.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.base.Latency;
import dev.anachron.base.SimTime;
import dev.anachron.fault.Fault;
import dev.anachron.fault.membership.Membership;
import dev.anachron.fault.membership.Transfer;
import dev.anachron.fault.process.Crash;
import dev.anachron.spi.Fact;
import dev.anachron.testing.Setups;
import dev.anachron.trace.TraceEvent.Noted;
import dev.anachron.trace.TraceEvent.Sent;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The operator's faults, each with its effect and beside the run without it. */
class AdministerTest {
    private static final Fault TO_N3 = new Transfer(List.of("n3"));
    private static final Fault ADD_N4 = new Membership(List.of("n4"), List.of());
    private static final Fault REMOVE_LEADER = new Membership(List.of(), List.of("leader"));

    private static Setups cluster() {
        return Setups.raft(4)
                .latency(Latency.constant(SimTime.millis(2)))
                .set("members", 3L)
                .seconds(2);
    }

    private static String leaders(Run run) {
        return String.join(
                " ",
                run.trace()
                        .of(Noted.class)
                        .filter(noted -> noted.fact() instanceof Fact.Role role
                                && role.role().equals("leader"))
                        .map(noted -> noted.node().name())
                        .toList());
    }

    private static List<String> configurations(Run run, String node) {
        return run.trace()
                .of(Noted.class)
                .filter(noted -> noted.node().name().equals(node)
                        && noted.fact() instanceof Fact.Append append
                        && append.content().text().startsWith("configuration"))
                .map(noted -> ((Fact.Append) noted.fact()).content().text())
                .toList();
    }

    @Test
    void aTransferMakesTheOtherLead() {
        assertThat(leaders(Simulation.run(cluster().build(), 1))).isEqualTo("n1");
        Run run = Simulation.run(cluster().fault(1000, -1, TO_N3).build(), 1);
        assertThat(leaders(run)).isEqualTo("n1 n3");
        assertThat(run.faults().get(0).effects()).containsEntry("instructionsGiven", 1L);
        assertThat(run.faults().get(0).what()).isEqualTo("transfer leadership to n3");
    }

    @Test
    void serversComeAndGo() {
        Setups setups = cluster().fault(1000, -1, ADD_N4).fault(1500, -1, REMOVE_LEADER);
        Run run = Simulation.run(setups.build(), 1);
        assertThat(configurations(run, "n4"))
                .containsExactly("configuration n1 n2 n3 n4", "configuration n2 n3 n4");
        assertThat(leaders(run)).startsWith("n1 ").doesNotContain("n1 n1");
        assertThat(run.faults().get(0).what()).isEqualTo("add n4");
        assertThat(run.faults().get(1).what()).isEqualTo("remove n1");
        assertThat(configurations(Simulation.run(cluster().build(), 1), "n4")).isEmpty();
    }

    @Test
    void withoutALeaderAnInstructionHasNoEffect() {
        Setups setups = cluster().fault(900, 300, new Crash(List.of("all"))).fault(950, -1, TO_N3);
        Run run = Simulation.run(setups.build(), 1);
        assertThat(run.faults().get(1).bit()).isFalse();
        assertThat(leaders(run)).doesNotContain("n1 n3");
    }

    /** n4 is a member when it is added again, and n1 leads when it is told to let n1 lead. */
    @Test
    void whatIsSoAlreadyIsNoEffect() {
        Setups setups = cluster()
                .fault(1000, -1, ADD_N4)
                .fault(1500, -1, ADD_N4)
                .fault(1600, -1, new Transfer(List.of("leader")));
        Run run = Simulation.run(setups.build(), 1);
        assertThat(run.faults().stream().map(Run.FaultReport::bit))
                .containsExactly(true, false, false);
    }

    /** Whatever draws a number is left alone: up to the instruction nothing differs. */
    @Test
    void anInstructionTakesNoNetwork() {
        Run run = Simulation.run(cluster().fault(1000, -1, TO_N3).build(), 1);
        assertThat(run.trace()
                        .of(Sent.class)
                        .filter(sent -> sent.from().equals(sent.to()))
                        .map(sent -> sent.text()))
                .containsExactly("→n1 TransferLeadership n3");
    }
}
