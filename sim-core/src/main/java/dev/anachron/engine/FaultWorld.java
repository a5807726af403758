package dev.anachron.engine;

import dev.anachron.base.NodeId;
import dev.anachron.base.RandomStream;
import dev.anachron.base.SimTime;
import dev.anachron.fault.Betrayal;
import dev.anachron.fault.ClockHand;
import dev.anachron.fault.DiskHand;
import dev.anachron.fault.Fault;
import dev.anachron.fault.Fault.Strike;
import dev.anachron.fault.World;
import dev.anachron.network.Flight;
import dev.anachron.network.LinkRule;
import dev.anachron.spi.Administer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The world as one planned fault sees it, and the count of what the fault did to it. */
final class FaultWorld implements World {
    private final Simulation simulation;
    private final int index;
    /** The first strike of the same planned fault. */
    private final FaultWorld first;

    private final RandomStream random;
    private final TargetWords targets;
    private final List<LinkRule> rules = new ArrayList<>();
    private final List<Held> held = new ArrayList<>();
    private final SortedMap<String, Long> effects = new TreeMap<>();
    /** The words that meant nobody when it struck. */
    private final Set<String> nobody = new LinkedHashSet<>();

    private @Nullable Strike struck;
    /** What it is going to do yet. */
    private int ahead;

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

    private final Event laterEvent = new Event() {
        @Override
        void happen(@Nullable Object what, long word) {
            ((Runnable) Objects.requireNonNull(what)).run();
        }

        @Override
        String text(@Nullable Object what, long word) {
            return "what fault " + word + " does later";
        }
    };

    /** The links that its rules have concerned. */
    private final SortedSet<Run.Gripped> grips = new TreeSet<>();

    private record Held(LinkRule rule, Flight flight) {}

    FaultWorld(Simulation simulation, int index, RandomStream random) {
        this(simulation, index, null, random);
    }

    private FaultWorld(
            Simulation simulation, int index, @Nullable FaultWorld first, RandomStream random) {
        this.simulation = simulation;
        this.first = first == null ? this : first;
        this.index = index;
        this.random = random;
        this.targets = new TargetWords(simulation, random);
    }

    /** The same fault's next strike, which has a number of its own. */
    FaultWorld again(int number, int strikes) {
        return new FaultWorld(simulation, number, first, first.random.child("strike " + strikes));
    }

    void strike(Fault fault) {
        struckAtNanos = simulation.loop().nowNanos();
        Strike fresh = fault.inject(this);
        struck = fresh;
        if (fresh.heal() == null) {
            endedAtNanos = struckAtNanos;
        }
        simulation.recorder().faultChanged(struckAtNanos, index, true, fresh.what());
    }

    void heal() {
        Strike past = struck;
        if (past != null && past.heal() != null && !isOver()) {
            over(past);
            past.heal().run();
        }
    }

    /** All processes that this fault had brought down are up again, and it has no more to do. */
    void undone() {
        Strike past = struck;
        if (past != null && !isOver() && ahead == 0) {
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

    /** Whether it is a later strike of that one. */
    boolean belongsTo(FaultWorld planned) {
        return first == planned;
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

    /** An effect that is not counted but measured: the greatest is kept. */
    void countAtLeast(String effect, long value) {
        effects.merge(effect, value, Math::max);
    }

    /** Does something so much later, whether this fault is over by then or not. */
    void later(long nanos, Runnable action) {
        EventLoop loop = simulation.loop();
        loop.at(SimTime.plus(loop.nowNanos(), nanos), laterEvent, action, index);
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
                List.copyOf(nobody),
                effects,
                List.copyOf(grips));
    }

    // World

    @Override
    public List<NodeId> resolve(String target) {
        List<NodeId> meant = targets.resolve(target);
        if (meant.isEmpty() && struck == null) {
            nobody.add(target);
        }
        return meant;
    }

    @Override
    public String beside(NodeId node, String role) {
        return targets.beside(node, role);
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
        note(rule);
        simulation.network().install(rule);
    }

    private void note(LinkRule rule) {
        List<NodeId> nodes = nodes();
        for (NodeId party : parties()) {
            for (NodeId node : nodes) {
                note(rule, node, party);
                note(rule, party, node);
            }
        }
    }

    private void note(LinkRule rule, NodeId from, NodeId to) {
        LinkRule.Grip grip = rule.grip(from, to);
        if (grip != LinkRule.Grip.NOTHING && !from.equals(to)) {
            grips.add(new Run.Gripped(from, to, grip == LinkRule.Grip.CUT));
        }
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
        rules.removeIf(own -> own == rule);
    }

    @Override
    public void crash(NodeId node) {
        SimProcess process = simulation.process(node);
        if (stop(process)) {
            countLost(process.disk.crash());
        }
    }

    @Override
    public void powerCut(NodeId node) {
        SimProcess process = simulation.process(node);
        stop(process); // where only the process had died, the page cache dies now
        countLost(process.disk.powerCut(simulation.loop().nowNanos()));
    }

    /** Whether the process was up. */
    private boolean stop(SimProcess process) {
        boolean up = process.isUp();
        if (up) {
            count("crashes");
            process.crash(index);
        }
        process.downBy.add(index);
        return up;
    }

    private void countLost(int facts) {
        if (facts > 0) {
            effects.merge("unsyncedLost", (long) facts, Long::sum);
        }
    }

    @Override
    public DiskHand disk(NodeId node) {
        return new FaultyDisk(
                this, index, simulation.process(node), simulation.loop().nowNanos());
    }

    @Override
    public void restart(NodeId node) {
        SimProcess process = simulation.process(node);
        if (!process.isUp()) {
            simulation.restart(process);
            if (process.isUp()) {
                count("restarts");
            }
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
    public void pauseWithinHandler(NodeId node) {
        SimProcess process = simulation.process(node);
        if (process.isUp()) {
            process.pauseWithinHandler(index);
        }
    }

    @Override
    public void slow(NodeId node, double times) {
        simulation.process(node).workTime.slow(this, times);
    }

    @Override
    public void slowNoMore(NodeId node) {
        simulation.process(node).workTime.slowNoMore(this);
    }

    @Override
    public void betray(NodeId node, Betrayal betrayal) {
        simulation.process(node).mouth.betray(this, betrayal);
    }

    @Override
    public void betrayNoMore(NodeId node) {
        simulation.process(node).mouth.betrayNoMore(this);
    }

    @Override
    public void resume(NodeId node) {
        simulation.process(node).resume(index);
    }

    @Override
    public ClockHand clock(NodeId node) {
        return new FaultyClock(this, simulation.process(node), simulation.loop());
    }

    @Override
    public void after(long nanos, Runnable action) {
        ahead++;
        later(nanos, () -> {
            ahead--;
            if (!isOver()) {
                action.run();
            }
        });
    }

    @Override
    public void administer(Administer instruction) {
        for (NodeId leader : resolve(beside(instruction.node(), "leader"))) {
            SimProcess process = simulation.process(leader);
            if (process.heeds(instruction)) {
                count("instructionsGiven");
            }
            process.administer(instruction);
        }
    }
}
