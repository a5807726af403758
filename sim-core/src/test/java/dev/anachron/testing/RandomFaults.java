package dev.anachron.testing;

import dev.anachron.base.Latency;
import dev.anachron.base.RandomStream;
import dev.anachron.base.SimTime;
import dev.anachron.fault.Fault;
import dev.anachron.fault.Filter;
import dev.anachron.fault.clock.ClockFault;
import dev.anachron.fault.disk.DiskFault;
import dev.anachron.fault.disk.PowerCut;
import dev.anachron.fault.link.Bandwidth;
import dev.anachron.fault.link.Corrupt;
import dev.anachron.fault.link.Delay;
import dev.anachron.fault.link.Duplicate;
import dev.anachron.fault.link.Hold;
import dev.anachron.fault.link.LinkFault;
import dev.anachron.fault.link.Loss;
import dev.anachron.fault.link.Reorder;
import dev.anachron.fault.link.Trouble;
import dev.anachron.fault.partition.Partition;
import dev.anachron.fault.partition.Shaped;
import dev.anachron.fault.process.Crash;
import dev.anachron.fault.process.Gc;
import dev.anachron.fault.process.Pause;
import dev.anachron.fault.process.RollingRestart;
import dev.anachron.fault.process.Slow;
import dev.anachron.spi.Settings;

import java.util.ArrayList;
import java.util.List;

/** Trouble drawn from a seed: partitions of all shapes, crashes, pauses and loss, one after the other. */
public final class RandomFaults {
    private static final List<String> NODES = List.of("n1", "n2", "n3");
    private static final List<String> CLIENTS = List.of("c1", "c2", "c3");

    private RandomFaults() {}

    /** Adds eight faults to a cluster of three nodes and three clients that runs for four seconds. */
    public static Setups onto(Setups setups, long seed) {
        RandomStream random = RandomStream.root(seed).child("plan");
        for (int i = 0; i < 8; i++) {
            setups.fault(random.between(200, 3500), random.between(50, 900), draw(random));
        }
        return setups;
    }

    /** Adds sixty short crashes and some cuts to a cluster of five nodes that runs for six seconds. */
    public static Setups crashes(Setups setups, long seed) {
        RandomStream random = RandomStream.root(seed).child("crashes");
        for (int i = 0; i < 60; i++) {
            String someone = random.chance(0.4) ? "leader" : "n" + random.between(1, 5);
            setups.fault(
                    random.between(100, 5500), random.between(5, 120), new Crash(List.of(someone)));
        }
        for (int i = 0; i < 6; i++) {
            List<String> pair = List.of("leader", "n" + random.between(1, 5));
            setups.fault(
                    random.between(300, 5000),
                    random.between(100, 600),
                    new Partition(List.of(pair, List.of("others")), false));
        }
        return setups;
    }

    /**
     * Adds trouble with machines that a correct protocol must bear: collections, slow processors, disks
     * that are slow, stall or fill up, power cuts, and wall clocks that are anywhere.
     */
    public static Setups machines(Setups setups, long seed) {
        RandomStream random = RandomStream.root(seed).child("machines");
        for (int i = 0; i < 10; i++) {
            List<String> someone = List.of(random.chance(0.5) ? "leader" : random.pick(NODES));
            Fault fault = switch (random.nextInt(9)) {
                case 0 ->
                    new Gc(
                            List.of("all"),
                            Latency.exponential(SimTime.millis(100), 0),
                            Latency.lognormal(SimTime.millis(20), SimTime.millis(400)));
                case 1 -> new Slow(someone, 50);
                case 2 -> new Pause(someone, true);
                case 3 ->
                    new RollingRestart(List.of("all"), SimTime.millis(80), SimTime.millis(200));
                case 4 -> new PowerCut(random.chance(0.5) ? NODES : someone);
                case 5 -> new DiskFault(someone, new DiskFault.Stall());
                case 6 -> new DiskFault(someone, new DiskFault.Full());
                case 7 ->
                    new DiskFault(
                            someone,
                            new DiskFault.Slow(Latency.exponential(SimTime.millis(60), 0)));
                default ->
                    new ClockFault(
                            NODES,
                            new ClockFault.Strobe(SimTime.seconds(100), SimTime.millis(7)),
                            ClockFault.Back.STEP);
            };
            setups.fault(random.between(200, 3500), random.between(50, 900), fault);
        }
        return setups;
    }

    /** Adds a dozen faults of the network to a cluster of five nodes that runs for five seconds. */
    public static Setups links(Setups setups, long seed) {
        RandomStream random = RandomStream.root(seed).child("links");
        for (int i = 0; i < 12; i++) {
            setups.fault(random.between(200, 4500), random.between(50, 1500), trouble(random));
        }
        return setups;
    }

    private static Fault trouble(RandomStream random) {
        List<String> everybody = List.of("all", "clients");
        List<String> from = random.chance(0.5) ? everybody : List.of("leader");
        List<String> to = random.chance(0.5) ? everybody : List.of("minority");
        Latency late = Latency.pareto(SimTime.millis(5), 0.8);
        Trouble trouble = switch (random.nextInt(8)) {
            case 0 -> new Loss(0.3, 4);
            case 1 -> new Duplicate(0.5, late);
            case 2 -> new Reorder(0.5, new Settings.Range(0, SimTime.millis(200)));
            case 3 -> new Delay(late);
            case 4 -> new Corrupt(0.2, false);
            case 5 -> new Bandwidth(20_000, 2_000);
            case 6 -> new Hold("jam", Long.MAX_VALUE);
            default -> new Hold("hold", 3);
        };
        boolean cut = random.chance(0.25);
        Fault shape = new Shaped(random.pick(Shaped.SHAPES));
        return cut ? shape : new LinkFault(Filter.between(from, to), trouble);
    }

    private static Fault draw(RandomStream random) {
        List<String> someone = List.of(random.chance(0.5) ? "leader" : random.pick(NODES));
        return switch (random.nextInt(8)) {
            case 0, 1 -> new Crash(someone);
            case 2, 3 -> new Pause(someone);
            case 4 -> Loss.of(0.3, NODES, NODES);
            case 5 -> new Partition(List.of(someone, List.of("others")), true);
            case 6 -> new Partition(List.of(List.of("others"), someone), true);
            default -> withClients(random, someone);
        };
    }

    /** A split of the nodes, with each client on one side or the other. */
    private static Partition withClients(RandomStream random, List<String> someone) {
        List<String> here = new ArrayList<>(someone);
        List<String> there = new ArrayList<>(List.of("others"));
        CLIENTS.forEach(client -> (random.chance(0.5) ? here : there).add(client));
        return new Partition(List.of(here, there), false);
    }
}
