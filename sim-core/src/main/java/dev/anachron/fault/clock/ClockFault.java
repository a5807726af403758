package dev.anachron.fault.clock;

import dev.anachron.base.NodeId;
import dev.anachron.base.Shares;
import dev.anachron.base.SimTime;
import dev.anachron.fault.ClockHand;
import dev.anachron.fault.Fault;
import dev.anachron.fault.FaultKind;
import dev.anachron.fault.Targets;
import dev.anachron.fault.World;
import dev.anachron.spi.Setting;
import dev.anachron.spi.Settings;

import java.util.List;
import java.util.function.Consumer;

/**
 * Something is wrong with nodes' clocks for a while.
 *
 * @param targets whose
 * @param trouble what
 * @param back what becomes of the wall clock when the fault ends
 */
public record ClockFault(List<String> targets, Trouble trouble, Back back) implements Fault {
    private static final double PARTS = 1e9;
    private static final String SLEW = "500ppm";
    private static final long SLEW_PPB = 500_000;
    private static final String PERIOD = "period";
    private static final long PERIOD_NANOS = 10 * SimTime.MILLI;
    private static final long SHORTEST_PERIOD_NANOS = 100 * SimTime.MICRO;
    private static final List<String> TROUBLES = List.of("drift", "jump", "strobe", "frozen");

    public static final FaultKind KIND = new FaultKind(
            "clock",
            "Puts nodes' clocks wrong: one of `drift`, `jump`, `strobe`, `frozen`; or `slew`"
                    + " alone, which sets wrong ones right.",
            FaultKind.Shape.ON_TARGETS,
            List.of(
                    Setting.share(
                            "drift", "", "How much too fast both clocks run; negative is slow."),
                    Setting.signedDuration("jump", "", "How much more the wall clock shows."),
                    Setting.signedDuration(
                            "strobe",
                            "",
                            "The wall clock shows this much more and back, again and again."),
                    Setting.duration(
                            PERIOD,
                            "",
                            "How long between two steps of a strobe; 10ms where it is not given."),
                    Setting.flag("frozen", "false", "Both clocks stand still."),
                    Setting.share(
                            "slew",
                            "",
                            "How fast a wall clock is led back to true time; " + SLEW
                                    + " where it is not given."),
                    Setting.choice(
                            "back",
                            "",
                            List.of("step", "slew", "stay"),
                            "How the wall clock comes back when the fault ends: at once (the"
                                    + " default after `jump` and `strobe`), gradually, or not at"
                                    + " all (the default after `drift` and `frozen`).")),
            true,
            arguments -> of(arguments.groups().get(0), arguments.settings()));

    /** What is wrong. */
    public sealed interface Trouble {}

    /** Both clocks run too fast or, negative, too slow. */
    public record Drift(double share) implements Trouble {}

    /** The wall clock shows something else. */
    public record Jump(long nanos) implements Trouble {}

    /** The wall clock goes to and fro, as under Jepsen's {@code strobe-time}. */
    public record Strobe(long nanos, long periodNanos) implements Trouble {}

    /** Both clocks stand still. */
    public record Frozen() implements Trouble {}

    /** Nothing is: wall clocks are led back to true time. */
    public record Correction(long ppb) implements Trouble {}

    /**
     * How the wall clock comes back.
     *
     * @param stays what was gained or lost stays
     * @param slewPpb how many nanoseconds a second it is led back; 0 for all at once
     */
    public record Back(boolean stays, long slewPpb) {
        public static final Back STAY = new Back(true, 0);
        public static final Back STEP = new Back(false, 0);
    }

    private static ClockFault of(List<String> targets, Settings settings) {
        check(settings);
        long slewPpb = settings.has("slew") ? ppb(settings.share("slew")) : SLEW_PPB;
        Trouble trouble = trouble(settings, slewPpb);
        boolean stepsBack = trouble instanceof Jump || trouble instanceof Strobe;
        String back = settings.has("back") ? settings.choice("back") : stepsBack ? "step" : "stay";
        return new ClockFault(
                targets,
                trouble,
                switch (back) {
                    case "step" -> Back.STEP;
                    case "slew" -> new Back(false, slewPpb);
                    default -> Back.STAY;
                });
    }

    private static Trouble trouble(Settings settings, long slewPpb) {
        if (settings.has("drift")) {
            return new Drift(settings.share("drift"));
        }
        if (settings.has("jump")) {
            return new Jump(settings.duration("jump"));
        }
        if (settings.has("strobe")) {
            long period = settings.has(PERIOD) ? settings.duration(PERIOD) : PERIOD_NANOS;
            return new Strobe(settings.duration("strobe"), period);
        }
        return settings.flag("frozen") ? new Frozen() : new Correction(slewPpb);
    }

    private static void check(Settings settings) {
        List<String> given = TROUBLES.stream()
                .filter(key -> key.equals("frozen") ? settings.flag(key) : settings.has(key))
                .toList();
        if (given.size() > 1) {
            throw new IllegalArgumentException("a clock fault is one thing, not "
                    + String.join(" and ", given) + "; expected a fault of its own for each");
        }
        if (given.isEmpty() && !settings.has("slew")) {
            throw new IllegalArgumentException("nothing is wrong with this clock; expected one of "
                    + String.join(", ", TROUBLES) + ", slew");
        }
        checkPeriod(settings);
        if (settings.has("slew") && settings.share("slew") <= 0) {
            throw new IllegalArgumentException(
                    "'slew' is how fast a clock is led back; expected more than 0ppm");
        }
    }

    private static void checkPeriod(Settings settings) {
        if (settings.has(PERIOD) && !settings.has("strobe")) {
            throw new IllegalArgumentException(
                    "'period' says how often a clock strobes; expected it beside 'strobe'");
        }
        if (settings.has(PERIOD) && settings.duration(PERIOD) < SHORTEST_PERIOD_NANOS) {
            throw new IllegalArgumentException(
                    "a clock cannot strobe so often; expected 'period' of 100us or more");
        }
    }

    private static long ppb(double share) {
        return (long) StrictMath.rint(share * PARTS);
    }

    @Override
    public Strike inject(World world) {
        List<NodeId> nodes = Targets.resolve(world, targets);
        List<ClockHand> clocks = nodes.stream().map(world::clock).toList();
        clocks.forEach(begin(world));
        String what = "clock of " + Targets.text(nodes) + " " + what();
        return new Strike(what, nodes, () -> clocks.forEach(this::end));
    }

    private String what() {
        if (trouble instanceof Drift drift) {
            return "runs " + Shares.percent(Math.abs(drift.share())) + " "
                    + (drift.share() < 0 ? "slow" : "fast");
        }
        if (trouble instanceof Jump jump) {
            return "jumps by " + SimTime.span(jump.nanos());
        }
        if (trouble instanceof Strobe strobe) {
            return "strobes by " + SimTime.span(strobe.nanos()) + " every "
                    + SimTime.span(strobe.periodNanos());
        }
        return trouble instanceof Correction ? "is led back to true time" : "stands still";
    }

    private Consumer<ClockHand> begin(World world) {
        if (trouble instanceof Drift drift) {
            return clock -> clock.drift(ppb(drift.share()));
        }
        if (trouble instanceof Jump jump) {
            return clock -> clock.jump(jump.nanos());
        }
        if (trouble instanceof Strobe strobe) {
            return clock -> strobe(world, clock, strobe.nanos(), strobe.periodNanos());
        }
        if (trouble instanceof Correction correction) {
            return clock -> clock.slew(correction.ppb());
        }
        return ClockHand::freeze;
    }

    private static void strobe(World world, ClockHand clock, long nanos, long periodNanos) {
        clock.jump(nanos);
        world.after(periodNanos, () -> strobe(world, clock, -nanos, periodNanos));
    }

    private void end(ClockHand clock) {
        if (trouble instanceof Drift || trouble instanceof Frozen) {
            clock.runAsBefore();
        }
        if (!back.stays()) {
            if (back.slewPpb() == 0) {
                clock.step();
            } else {
                clock.slew(back.slewPpb());
            }
        }
    }
}
