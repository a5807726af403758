package dev.anachron.fault.process;

import dev.anachron.base.NodeId;
import dev.anachron.base.Search;
import dev.anachron.base.SimTime;
import dev.anachron.fault.Fault;
import dev.anachron.fault.FaultKind;
import dev.anachron.fault.Targets;
import dev.anachron.fault.World;
import dev.anachron.network.Envelope;
import dev.anachron.network.Fate;
import dev.anachron.network.LinkRule;
import dev.anachron.spi.Setting;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The leader crashes again and again, as in the election experiment of the Raft paper (section 9.3): at a
 * random moment between two heartbeats, while some of the followers lack its last entry and so cannot
 * be elected. It comes back once there is another leader, and the next round begins.
 *
 * <p>A round waits until a client's write of the register x has missed one of the followers that are to
 * lag, and for {@code within} and up to as much again from there: by then heartbeats, which still come
 * through, have wound up the followers' timers together.
 *
 * @param behind how many followers lack the last entry
 * @param withinNanos how long the moment of the crash is left to chance
 * @param restNanos how often it looks for another leader, and how long everything then runs well
 */
public record Failovers(List<String> targets, int behind, long withinNanos, long restNanos)
        implements Fault {
    public static final FaultKind KIND = new FaultKind(
            "failovers",
            "Crashes the leader again and again, while some followers lack its last write of x; it"
                    + " comes back when another leads.",
            FaultKind.Shape.ON_TARGETS,
            List.of(
                    Setting.peers(
                            "behind",
                            "0",
                            "How many followers, drawn anew each time, miss the writes of x before"
                                    + " a crash, and the entries with them."),
                    Setting.duration(
                            "within",
                            "50ms",
                            "The heartbeat interval: a crash comes at a random moment of this"
                                    + " length."),
                    Setting.duration(
                            "rest",
                            "500ms",
                            "How often it looks whether another leads, and how long all goes well"
                                    + " from then to the next round.")),
            true,
            arguments -> new Failovers(
                    arguments.groups().get(0),
                    (int) arguments.settings().number("behind"),
                    arguments.settings().duration("within"),
                    arguments.settings().duration("rest")));

    public Failovers {
        if (withinNanos < SimTime.MILLI || restNanos < SimTime.MILLI) {
            throw new IllegalArgumentException(
                    "leaders cannot be crashed so often; expected 'within' and 'rest' of 1ms or more");
        }
        if (behind < 0) {
            throw new IllegalArgumentException(
                    "fewer than no followers cannot lag; expected 'behind' of 0 or more");
        }
    }

    @Override
    public Strike inject(World world) {
        Rounds rounds = new Rounds(this, world);
        rounds.begin();
        String lag = behind == 0 ? "" : ", " + behind + " followers behind";
        return new Strike(
                "failovers of " + String.join(" ", targets) + " (within "
                        + SimTime.span(withinNanos) + lag + ")",
                List.of(),
                rounds::end);
    }

    /** What keeps followers behind: nothing about x reaches them from a node. */
    private static final class Lagging implements LinkRule {
        private final Rounds rounds;
        private final List<NodeId> nodes;
        private final List<NodeId> followers;
        private boolean noticed;

        Lagging(Rounds rounds, List<NodeId> nodes, List<NodeId> followers) {
            this.rounds = rounds;
            this.nodes = nodes;
            this.followers = followers;
        }

        @Override
        public @Nullable Fate decide(Envelope envelope) {
            boolean concerned = nodes.contains(envelope.from())
                    && followers.contains(envelope.to())
                    && Search.saysKey(envelope.message(), "x");
            if (!concerned) {
                return null;
            }
            if (!noticed) {
                noticed = true;
                rounds.crashSoon();
            }
            return new Fate.Drop("it is to lag");
        }
    }

    private static final class Rounds {
        private final Failovers plan;
        private final World world;
        private @Nullable NodeId victim;
        private @Nullable NodeId down;
        private @Nullable LinkRule lag;

        Rounds(Failovers plan, World world) {
            this.plan = plan;
            this.world = world;
        }

        void begin() {
            List<NodeId> targets = Targets.resolve(world, plan.targets);
            if (targets.isEmpty()) {
                world.after(plan.restNanos, this::begin);
                return;
            }
            victim = targets.get(0);
            List<NodeId> others = world.resolve(world.beside(targets.get(0), "followers")).stream()
                    .filter(node -> !node.equals(victim))
                    .toList();
            if (plan.behind == 0 || others.isEmpty()) {
                crashSoon();
                return;
            }
            List<NodeId> drawn = world.random().child("behind").shuffled(others);
            lag = new Lagging(
                    this, world.nodes(), drawn.subList(0, Math.min(plan.behind, drawn.size())));
            world.install(lag);
        }

        void crashSoon() {
            long moment = world.random().child("moment").between(0, plan.withinNanos);
            world.after(plan.withinNanos + moment, this::crash);
        }

        private void crash() {
            letCatchUp();
            NodeId leader = victim;
            if (leader == null || !Targets.resolve(world, plan.targets).contains(leader)) {
                begin(); // it was deposed meanwhile
                return;
            }
            world.crash(leader);
            down = leader;
            world.after(plan.restNanos, () -> awaitAnother(leader));
        }

        private void awaitAnother(NodeId crashed) {
            if (world.resolve(world.beside(crashed, "leader")).isEmpty()) {
                world.after(plan.restNanos, () -> awaitAnother(crashed));
                return;
            }
            // In this order: a fault whose processes are all up again, with no more to do, is over.
            world.after(plan.restNanos, this::begin);
            restart();
        }

        private void restart() {
            if (down != null) {
                world.endCrash(down);
                down = null;
            }
        }

        private void letCatchUp() {
            if (lag != null) {
                world.remove(lag);
                lag = null;
            }
        }

        void end() {
            letCatchUp();
            restart();
        }
    }
}
