package dev.anachron.engine;

import dev.anachron.base.NodeId;
import dev.anachron.base.RandomStream;
import dev.anachron.base.SimTime;
import dev.anachron.fault.Fault;
import dev.anachron.fault.Fault.Strike;
import dev.anachron.fault.World;
import dev.anachron.network.Flight;
import dev.anachron.network.LinkRule;
import dev.anachron.spi.NodeState;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The world as one planned fault sees it, and the count of what the fault did to it. */
final class FaultWorld implements World {
    private final Simulation simulation;
    private final int index;
    private final RandomStream random;
    private final List<LinkRule> rules = new ArrayList<>();
    private final List<Held> held = new ArrayList<>();
    private final SortedMap<String, Long> effects = new TreeMap<>();
    private @Nullable Strike struck;
    private long struckAtNanos;
    private long endedAtNanos = SimTime.NEVER;

    /** The fault strikes. */
    final Event strike = new Event() {
        @Override
        void happen(@Nullable Object what, long word) {
            strike((Fault) Objects.requireNonNull(what));
        }

        @Override
        String text(@Nullable Object what, long word) {
            return "fault " + word + " strikes";
        }
    };

    /** Its time is over. */
    final Event end = new Event() {
        @Override
        void happen(@Nullable Object what, long word) {
            heal();
        }

        @Override
        String text(@Nullable Object what, long word) {
            return "fault " + word + " ends";
        }
    };

    private record Held(LinkRule rule, Flight flight) {}

    FaultWorld(Simulation simulation, int index, RandomStream random) {
        this.simulation = simulation;
        this.index = index;
        this.random = random;
    }

    private void strike(Fault fault) {
        struckAtNanos = simulation.loop().nowNanos();
        Strike fresh = fault.inject(this);
        struck = fresh;
        if (fresh.heal() == null) {
            endedAtNanos = struckAtNanos;
        }
        simulation.recorder().faultChanged(struckAtNanos, index, true, fresh.what());
    }

    private void heal() {
        Strike past = struck;
        if (past != null && past.heal() != null && !isOver()) {
            over(past);
            past.heal().run();
        }
    }

    /** The last of the processes that this fault had brought down is up again. */
    void undone() {
        Strike past = struck;
        if (past != null && !isOver()) {
            over(past);
        }
    }

    private void over(Strike past) {
        endedAtNanos = simulation.loop().nowNanos();
        simulation.recorder().faultChanged(endedAtNanos, index, false, past.what());
    }

    private boolean isOver() {
        return endedAtNanos != SimTime.NEVER;
    }

    boolean struck() {
        return struck != null;
    }

    boolean owns(LinkRule rule) {
        return rules.stream().anyMatch(own -> own == rule);
    }

    void count(String effect) {
        effects.merge(effect, 1L, Long::sum);
    }

    void hold(LinkRule rule, Flight flight) {
        held.add(new Held(rule, flight));
    }

    Run.FaultReport report(long endNanos) {
        Strike past = struck;
        if (past == null) {
            throw new IllegalStateException("this fault has not struck");
        }
        return new Run.FaultReport(
                struckAtNanos,
                Math.min(endedAtNanos, endNanos),
                past.what(),
                past.parties(),
                effects);
    }

    // World

    @Override
    public List<NodeId> resolve(String target) {
        return switch (target) {
            case "leader" -> leader();
            case "followers" -> followers();
            case "all" -> nodes();
            default -> List.of(new NodeId(target));
        };
    }

    private List<NodeId> leader() {
        NodeId leader = null;
        long epoch = -1;
        for (NodeId node : nodes()) {
            SimProcess process = simulation.process(node);
            if (process.isUp()) {
                NodeState state = process.node().state();
                if (state.leads() && state.epoch() > epoch) {
                    leader = node;
                    epoch = state.epoch();
                }
            }
        }
        return leader == null ? List.of() : List.of(leader);
    }

    private List<NodeId> followers() {
        return nodes().stream()
                .filter(node -> simulation.process(node).isUp()
                        && !simulation.process(node).node().state().leads())
                .toList();
    }

    @Override
    public List<NodeId> nodes() {
        return simulation.setup().cluster().nodes();
    }

    @Override
    public List<NodeId> parties() {
        return simulation.parties();
    }

    @Override
    public RandomStream random() {
        return random;
    }

    @Override
    public void install(LinkRule rule) {
        rules.add(rule);
        simulation.network().install(rule);
    }

    @Override
    public void remove(LinkRule rule) {
        List<Held> freed = held.stream().filter(h -> h.rule() == rule).toList();
        held.removeAll(freed);
        for (Held one : freed) {
            NodeId sender = one.flight().envelope().from();
            simulation.process(sender).release(one.flight(), rule);
        }
        simulation.network().remove(rule);
    }

    @Override
    public void crash(NodeId node) {
        SimProcess process = simulation.process(node);
        if (!process.isUp()) {
            process.downBy.add(index);
            return;
        }
        count("crashes");
        int lost = process.crash(index);
        if (lost > 0) {
            effects.merge("unsyncedLost", (long) lost, Long::sum);
        }
    }

    @Override
    public void restart(NodeId node) {
        SimProcess process = simulation.process(node);
        if (!process.isUp()) {
            count("restarts");
            simulation.restart(process);
        }
    }

    @Override
    public void endCrash(NodeId node) {
        SimProcess process = simulation.process(node);
        boolean last = process.downBy.size() == 1 && process.downBy.contains(index);
        if (last) {
            restart(node);
        } else {
            process.downBy.remove(index);
        }
    }

    @Override
    public void pause(NodeId node) {
        SimProcess process = simulation.process(node);
        if (process.isUp()) {
            process.pause(index);
        }
    }

    @Override
    public void resume(NodeId node) {
        simulation.process(node).resume(index);
    }

    @Override
    public void drift(NodeId node, long driftPpb) {
        count("clocksChanged");
        simulation.process(node).drift(driftPpb);
    }
}
