package dev.anachron.protocol.raft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.base.Latency;
import dev.anachron.base.SimTime;
import dev.anachron.check.Checker;
import dev.anachron.check.Checkers;
import dev.anachron.check.Verdict.Status;
import dev.anachron.engine.Run;
import dev.anachron.engine.Simulation;
import dev.anachron.fault.Filter;
import dev.anachron.fault.link.Corrupt;
import dev.anachron.fault.link.LinkFault;
import dev.anachron.testing.RandomFaults;
import dev.anachron.testing.Setups;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** Raft on a network that does all that a network may do to messages short of lying about them. */
class RaftNetworkFaultsTest {
    private static final List<String> NODES = List.of("n1", "n2", "n3", "n4", "n5");
    private static final List<String> PROMISES = List.of(
            "election-safety",
            "leader-append-only",
            "log-matching",
            "leader-completeness",
            "state-machine-safety",
            "durability",
            "linearizable");

    private static Setups raft() {
        return Setups.raft(5)
                .latency(Latency.lognormal(SimTime.millis(2), SimTime.millis(15)))
                .seconds(5)
                .registerClient("c1", 30, 0.5)
                .registerClient("c2", 30, 0.5);
    }

    private static List<String> broken(Run run) {
        return Checkers.ALL.stream()
                .filter(checker -> PROMISES.contains(checker.name()))
                .filter(checker ->
                        checker.check(run.history(), run.trace()).status() != Status.VALID)
                .map(Checker::name)
                .toList();
    }

    @Property(tries = 60, seed = "20261121")
    void itKeepsEveryPromise(@ForAll @LongRange(min = 1, max = 1_000_000) long seed) {
        Run run = Simulation.run(RandomFaults.links(raft(), seed).build(), seed);
        assertThat(run.faults()).anyMatch(Run.FaultReport::bit);
        assertThat(broken(run)).isEmpty();
    }

    /** Raft trusts its messages: it tolerates crashes, not lies (section 2 names the failures). */
    @Example
    void liesBreakIt() {
        SortedSet<String> broken = new TreeSet<>();
        for (long seed = 1; seed <= 5; seed++) {
            LinkFault lies = new LinkFault(Filter.between(NODES, NODES), new Corrupt(0.02, true));
            broken.addAll(broken(Simulation.run(raft().fault(500, -1, lies).build(), seed)));
        }
        assertThat(broken).contains("log-matching", "state-machine-safety");
    }
}
