package dev.anachron.load;

import dev.anachron.base.RandomStream;
import dev.anachron.base.Shares;
import dev.anachron.base.SimTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A kind of fault as a nemesis makes it: what it draws, and the YAML that comes of it.
 *
 * @param name the kind's key in {@code faults:}
 * @param takesOut whether its victims are down or cut off, and no survivors meanwhile
 * @param forGood whether it may befall for ever those who stay broken
 * @param dials how bad it may be
 * @param form makes what stands behind the key
 */
record Mischief(String name, boolean takesOut, boolean forGood, List<Dial> dials, Form form) {
    /** Hundred thousandths, in which shares are drawn: three decimals of a percentage. */
    static final double SHARE_UNITS = 100_000;

    private static final Dial SHARE = new Dial("share", Unit.SHARE, new Span(1_000, 30_000));

    static final List<Mischief> ALL = List.of(
            new Mischief(
                    "clock",
                    false,
                    false,
                    List.of(
                            new Dial("drift", Unit.SHARE, new Span(1_000, 20_000)),
                            new Dial("jump", Unit.DURATION, millis(10, 2000))),
                    Mischief::clock),
            messages("corrupt", SHARE, scope -> "share: " + scope.drawn("share")),
            process("crash"),
            messages(
                    "delay",
                    new Dial("by", Unit.DURATION, millis(5, 100)),
                    scope -> "by: " + scope.drawn("by")),
            new Mischief(
                    "disk",
                    true,
                    false,
                    List.of(new Dial("slow", Unit.DURATION, millis(5, 50))),
                    Mischief::disk),
            messages("duplicate", SHARE, scope -> "share: " + scope.drawn("share")),
            new Mischief(
                    "jam",
                    true,
                    false,
                    List.of(),
                    scope -> "{ from: " + list(scope.victims()) + " }"),
            messages("loss", SHARE, scope -> "share: " + scope.drawn("share")),
            new Mischief("partition", true, true, List.of(), Mischief::partition),
            process("pause"),
            process("power-cut"),
            messages("reorder", SHARE, scope -> "share: " + scope.drawn("share")),
            new Mischief(
                    "slow",
                    false,
                    false,
                    List.of(new Dial("times", Unit.TIMES, new Span(2, 20))),
                    scope -> "{ on: " + list(scope.victims()) + ", times: " + scope.drawn("times")
                            + " }"));

    /** What a dial counts. */
    enum Unit {
        DURATION,
        SHARE,
        TIMES;

        Span read(String text) throws Malformed {
            return switch (this) {
                case DURATION -> Quantities.span(text, Quantities::positiveDuration, "duration");
                case SHARE -> Quantities.span(text, Unit::someUnits, "share");
                case TIMES -> Quantities.span(text, Unit::times, "number");
            };
        }

        /** A share that may be nothing. */
        static Span anyShare(String text) throws Malformed {
            return Quantities.span(text, Unit::units, "share");
        }

        String text(long value) {
            return switch (this) {
                case DURATION -> SimTime.span(readable(value));
                case SHARE -> Shares.percent(value / SHARE_UNITS);
                case TIMES -> Long.toString(value);
            };
        }

        /** At 100% nobody would be connected, or a clock would stand still. */
        private static long units(String text) throws Malformed {
            double share = Quantities.probability(text);
            if (share >= 1) {
                throw new Malformed(
                        Text.quoted(text) + " is outside its bounds; expected less than 100%");
            }
            return (long) StrictMath.rint(share * SHARE_UNITS);
        }

        private static long someUnits(String text) throws Malformed {
            long units = units(text);
            if (units == 0) {
                throw new Malformed(
                        Text.quoted(text) + " is too small; expected at least " + SHARE.text(1));
            }
            return units;
        }

        private static long times(String text) throws Malformed {
            long times = Quantities.whole(text);
            if (times < 2 || times > 1000) {
                throw new Malformed(
                        Text.quoted(text) + " is outside its bounds; expected 2 to 1000");
            }
            return times;
        }
    }

    /**
     * Something that is drawn from a range.
     *
     * @param usual the range unless the scenario gives another
     */
    record Dial(String name, Unit unit, Span usual) {}

    /** What a strike of this kind knows when it is made. */
    interface Scope {
        List<String> victims();

        /** The other nodes, in the scenario's order. */
        List<String> others();

        /** Whether it is never to heal. */
        boolean forGood();

        /** This strike's own stream for this kind. */
        RandomStream random();

        /** The text of a value from that dial's range. */
        String drawn(String dial);
    }

    /** Makes what stands behind the key. */
    interface Form {
        String text(Scope scope);
    }

    /** Null when there is none of that name. */
    static @Nullable Mischief named(String name) {
        return ALL.stream().filter(kind -> kind.name().equals(name)).findFirst().orElse(null);
    }

    static List<String> names() {
        return ALL.stream().map(Mischief::name).toList();
    }

    Dial dial(String dial) {
        return dials.stream().filter(one -> one.name().equals(dial)).findFirst().orElseThrow();
    }

    /** So few digits that people can read it, and none is lost in the writing. */
    static long readable(long nanos) {
        long unit = nanos >= SimTime.SECOND
                ? SimTime.MILLI
                : nanos >= SimTime.MILLI ? SimTime.MICRO : 1;
        return nanos - nanos % unit;
    }

    private static Span millis(long low, long high) {
        return new Span(SimTime.millis(low), SimTime.millis(high));
    }

    private static Mischief process(String name) {
        return new Mischief(name, true, true, List.of(), scope -> list(scope.victims()));
    }

    /** Something befalls messages: all of them, or those that the victims send or get. */
    private static Mischief messages(String name, Dial dial, Form how) {
        return new Mischief(name, false, false, List.of(dial), scope -> {
            String end = scope.random().child("form").pick(List.of("", "from", "to"));
            String which = end.isEmpty() ? "" : ", " + end + ": " + list(scope.victims());
            return "{ " + how.text(scope) + which + " }";
        });
    }

    private static String partition(Scope scope) {
        String victims = list(scope.victims());
        String others = list(scope.others());
        int form = scope.random().child("form").nextInt(4);
        boolean bridged = form == 3 && scope.others().size() > 1;
        if (scope.forGood() || form == 0 || (form == 3 && !bridged)) {
            return "[" + victims + ", " + others + "]";
        }
        return switch (form) {
            case 1 -> "{ from: " + victims + ", to: " + others + " }";
            case 2 -> "{ from: " + others + ", to: " + victims + " }";
            default -> bridge(scope);
        };
    }

    /** One of the others still hears both sides, and both hear it. */
    private static String bridge(Scope scope) {
        String bridge = scope.random().child("bridge").pick(scope.others());
        List<String> links = scope.victims().stream()
                .flatMap(victim -> scope.others().stream()
                        .filter(other -> !other.equals(bridge))
                        .map(other -> victim + "-" + other))
                .toList();
        return "{ links: " + list(links) + " }";
    }

    private static String clock(Scope scope) {
        String sign = scope.random().child("sign").pick(List.of("", "-"));
        String wrong = switch (scope.random().child("form").nextInt(3)) {
            case 0 -> "drift: " + sign + scope.drawn("drift") + ", back: step";
            case 1 -> "jump: " + sign + scope.drawn("jump");
            default -> "strobe: " + sign + scope.drawn("jump");
        };
        return "{ on: " + list(scope.victims()) + ", " + wrong + " }";
    }

    private static String disk(Scope scope) {
        boolean stalls = scope.random().child("form").nextInt(2) == 0;
        return "{ on: " + list(scope.victims()) + ", "
                + (stalls ? "stall: true" : "slow: " + scope.drawn("slow")) + " }";
    }

    private static String list(List<String> names) {
        return "[" + String.join(", ", names) + "]";
    }
}
