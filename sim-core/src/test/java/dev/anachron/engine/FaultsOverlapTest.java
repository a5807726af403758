package dev.anachron.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.anachron.base.Command;
import dev.anachron.base.Latency;
import dev.anachron.base.NodeId;
import dev.anachron.base.SimTime;
import dev.anachron.fault.Fault;
import dev.anachron.fault.Filter;
import dev.anachron.fault.byzantine.Behaviour;
import dev.anachron.fault.byzantine.Byzantine;
import dev.anachron.fault.clock.ClockFault;
import dev.anachron.fault.clock.ClockFault.Back;
import dev.anachron.fault.disk.DiskFault;
import dev.anachron.fault.disk.PowerCut;
import dev.anachron.fault.link.Delay;
import dev.anachron.fault.link.Hold;
import dev.anachron.fault.link.LinkFault;
import dev.anachron.fault.link.Loss;
import dev.anachron.fault.link.Trouble;
import dev.anachron.fault.partition.CutLinks;
import dev.anachron.fault.partition.Partition;
import dev.anachron.fault.partition.Shaped;
import dev.anachron.fault.process.Crash;
import dev.anachron.fault.process.Pause;
import dev.anachron.fault.process.Restart;
import dev.anachron.fault.process.Slow;
import dev.anachron.network.Topology;
import dev.anachron.testing.Echo;
import dev.anachron.testing.Setups;
import dev.anachron.trace.TraceEvent;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Two faults of a kind befall the same: the end of one is not the end of the other. */
class FaultsOverlapTest {
    private static final List<String> N1 = List.of("n1");
    private static final Latency TEN_MILLIS = Latency.constant(SimTime.millis(10));

    /** Nodes with links of 10 ms, writes of 5 ms; c1 asks, and at 400 ms the power of n1 fails. */
    private static Setups echo() {
        return echo(2);
    }

    private static Setups echo(int nodes) {
        Setups setups = Setups.of(new Echo(), nodes)
                .latency(TEN_MILLIS)
                .diskWrite(Latency.constant(SimTime.millis(5)))
                .handler(SimTime.millis(1))
                .seconds(1)
                .scriptedClient("c1");
        for (int at : List.of(50, 310, 340, 460, 520, 700)) {
            setups.step(at, "c1", new Command.Read("x"));
        }
        return setups.fault(400, 50, new PowerCut(N1));
    }

    static Stream<Arguments> kinds() {
        Topology.Link link = new Topology.Link(new NodeId("n1"), new NodeId("n2"));
        return Stream.of(
                arguments("crash", new Crash(N1)),
                arguments("power cut", new PowerCut(N1)),
                arguments("pause", new Pause(N1)),
                arguments("pause within a handler", new Pause(N1, true)),
                arguments("slow", new Slow(N1, 3)),
                arguments("disk slow", disk(new DiskFault.Slow(TEN_MILLIS))),
                arguments("disk stall", disk(new DiskFault.Stall())),
                arguments("disk full", disk(new DiskFault.Full())),
                arguments("disk torn", disk(new DiskFault.Torn())),
                arguments("disk lost", disk(new DiskFault.Lost(1))),
                arguments("clock drift", clock(new ClockFault.Drift(-0.5))),
                arguments("clock frozen", clock(new ClockFault.Frozen())),
                arguments("loss", links(new Loss(1, 0))),
                arguments("delay", links(new Delay(TEN_MILLIS))),
                arguments("jam", links(new Hold("jam", Long.MAX_VALUE))),
                arguments("partition", new Partition(List.of(List.of("c1"), List.of("n1")), false)),
                arguments("partition halves", new Shaped("halves")),
                arguments("partition of a link", new CutLinks(List.of(link))),
                arguments("byzantine", new Byzantine(N1, List.of(), new Behaviour.Mute())));
    }

    private static Fault disk(DiskFault.Trouble trouble) {
        return new DiskFault(N1, trouble);
    }

    private static Fault clock(ClockFault.Trouble trouble) {
        return new ClockFault(N1, trouble, Back.STAY);
    }

    private static Fault links(Trouble trouble) {
        return new LinkFault(Filter.between(List.of("c1"), N1), trouble);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void twoThatOverlapAreAsOneThatLastsUntilTheLaterEnd(String name, Fault fault) {
        Run two = Simulation.run(
                echo().fault(110, 80, fault).fault(150, 350, fault).build(), 1);
        Run one = Simulation.run(echo().fault(110, 390, fault).build(), 1);
        Run within = Simulation.run(
                echo().fault(110, 390, fault).fault(150, 40, fault).build(), 1);
        Run none = Simulation.run(echo().build(), 1);
        assertThat(whenOneIsOver(two))
                .isEqualTo(whenOneIsOver(one))
                .isEqualTo(whenOneIsOver(within))
                .isNotEqualTo(whenOneIsOver(none));
    }

    /** What everybody did from then on. While both lasted nobody did anything. */
    private static List<String> whenOneIsOver(Run run) {
        return run.trace().events().stream()
                .filter(event -> event.atNanos() > SimTime.millis(190))
                .filter(event -> !event.place().equals("fault"))
                .filter(event -> !event.text().contains("clock"))
                .map(event ->
                        SimTime.span(event.atNanos()) + " " + event.place() + " " + event.text())
                .toList();
    }

    /** The disk has no more room than before: the next write fails, too. */
    @Test
    void aRestartByHandDoesNotMakeRoomOnAFullDisk() {
        Run run = Simulation.run(
                echo(1).fault(200, 400, disk(new DiskFault.Full()))
                        .fault(330, -1, new Restart(N1))
                        .build(),
                1);
        assertThat(run.faults().get(1).untilNanos()).isEqualTo(SimTime.millis(600));
        assertThat(run.faults().get(1).effects()).containsEntry("writesFailed", 2L);
        assertThat(run.trace().of(TraceEvent.Saved.class))
                .extracting(event -> SimTime.span(event.atNanos()))
                .startsWith("66ms", "626ms");
    }

    @Test
    void ofTwoSnapshotsTheOlderOneIsRestored() {
        Setups setups = echo().fault(360, -1, disk(new DiskFault.Rollback(SimTime.millis(200))))
                .fault(370, -1, disk(new DiskFault.Rollback(SimTime.millis(10))));
        Run run = Simulation.run(setups.build(), 1);
        assertThat(run.faults())
                .extracting(fault -> fault.effects().getOrDefault("writesRolledBack", 0L))
                .containsExactly(0L, 2L, 0L);
    }
}
