package dev.anachron.load;

import dev.anachron.base.NodeId;
import dev.anachron.base.RandomStream;
import dev.anachron.base.Shards;
import dev.anachron.base.Shards.Shard;
import dev.anachron.base.SimTime;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Draws what a nemesis does. Every strike, and every kind within it, has a stream of its own. All kinds
 * that are switched on compete for a strike with a number each, and the largest wins; so another kind
 * takes some strikes for itself and leaves when, whom and how of all others as they were. A strike for
 * which there is no room (too many at once, too few survivors) is left out, not put off.
 */
final class Havoc {
    static final int STRIKES_AT_MOST = 10_000;

    private final Nemesis nemesis;
    private final List<Mischief> kinds;
    private final Shards shards;
    private final List<String> nodes;
    private final RandomStream random;
    private final List<Strike> strikes = new ArrayList<>();

    private Havoc(Nemesis nemesis, List<Mischief> kinds, Shards shards, RandomStream random) {
        this.nemesis = nemesis;
        this.kinds = kinds;
        this.shards = shards;
        this.nodes = Parties.names(
                shards.all().stream().flatMap(shard -> shard.nodes().stream()).toList());
        this.random = random;
    }

    /**
     * A fault of a nemesis.
     *
     * @param untilNanos when it heals; {@code SimTime.NEVER} when it does not
     * @param victims whom it befalls
     * @param argument what stands behind the kind's key
     */
    record Strike(
            long atNanos, long untilNanos, Mischief kind, List<String> victims, String argument) {
        /** As scenarios write it. */
        String yaml() {
            String length = untilNanos == SimTime.NEVER
                    ? ""
                    : ", for: " + SimTime.span(untilNanos - atNanos);
            return "{ at: " + SimTime.span(atNanos) + length + ", " + kind.name() + ": " + argument
                    + " }";
        }

        boolean lastsAt(long nanos) {
            return atNanos <= nanos && nanos <= untilNanos;
        }
    }

    /**
     * The strikes in their order.
     *
     * @param kinds those that are switched on
     * @param random the nemesis' own stream
     * @throws IllegalArgumentException when there are too many, in words for the scenario's author
     */
    static List<Strike> draw(
            Nemesis nemesis, List<Mischief> kinds, Shards shards, RandomStream random) {
        Havoc havoc = new Havoc(nemesis, kinds, shards, random);
        havoc.rage();
        if (nemesis.core()) {
            havoc.leaveBroken();
        }
        return havoc.strikes;
    }

    /** Those who are healed when only a core is: a majority of each shard. */
    static List<String> core(Shards shards, RandomStream random) {
        RandomStream own = random.child("core");
        return shards.all().stream()
                .flatMap(shard -> core(shard, shards.divided() ? own.child(shard.name()) : own))
                .toList();
    }

    private static Stream<String> core(Shard shard, RandomStream random) {
        List<String> nodes = Parties.names(shard.nodes());
        return random.shuffled(nodes).subList(0, nodes.size() / 2 + 1).stream();
    }

    private void rage() {
        RandomStream when = random.child("when");
        long at = nemesis.fromNanos();
        for (int i = 1; i <= STRIKES_AT_MOST; i++) {
            at = SimTime.plus(at, Math.max(SimTime.MILLI, nemesis.every().sampleNanos(when)));
            if (at >= nemesis.endNanos()) {
                return;
            }
            strike(whole(at), random.child("strike").child(Integer.toString(i)));
        }
        throw new IllegalArgumentException("this nemesis strikes more than " + STRIKES_AT_MOST
                + " times; expected a shorter havoc or a longer time between strikes");
    }

    /** Times are drawn finer than people want to read them. */
    private static long whole(long nanos) {
        return nanos - nanos % SimTime.MILLI;
    }

    private void strike(long at, RandomStream chance) {
        Mischief kind = winner(kinds, chance);
        RandomStream own = chance.child(kind.name());
        Span lasts = Objects.requireNonNull(ranges(kind).get(Nemesis.LASTS));
        long length = Math.max(
                SimTime.MILLI, whole(own.child(Nemesis.LASTS).between(lasts.low(), lasts.high())));
        List<Strike> lasting =
                strikes.stream().filter(strike -> strike.lastsAt(at)).toList();
        List<String> victims = victims(kind, lasting, own);
        if (lasting.size() < nemesis.atOnce() && !victims.isEmpty()) {
            long until = Math.min(SimTime.plus(at, length), nemesis.endNanos());
            strikes.add(made(kind, at, until, victims, own));
        }
    }

    /** The kind that draws the largest number; each draws once. */
    private static Mischief winner(List<Mischief> kinds, RandomStream chance) {
        Mischief winner = kinds.get(0);
        double largest = -1;
        for (Mischief kind : kinds) {
            double number = chance.child(kind.name()).child("wins").nextDouble();
            if (number > largest) {
                winner = kind;
                largest = number;
            }
        }
        return winner;
    }

    /** As many of the drawn ones, in the drawn order, as there is room for. */
    private List<String> victims(Mischief kind, List<Strike> lasting, RandomStream own) {
        int room = shards.all().stream().mapToInt(this::room).sum();
        int most = kind.takesOut() ? room : nodes.size();
        int wanted = 1 + own.child("how-many").nextInt(Math.max(1, most));
        List<String> order = own.child("victims").shuffled(nodes);
        SortedSet<String> out = new TreeSet<>();
        SortedSet<String> struck = new TreeSet<>();
        for (Strike strike : lasting) {
            out.addAll(strike.kind().takesOut() ? strike.victims() : List.of());
            struck.addAll(strike.kind().equals(kind) ? strike.victims() : List.of());
        }
        List<String> victims = new ArrayList<>();
        for (String node : order) {
            boolean fits = !kind.takesOut() || out.contains(node) || hasRoom(node, out);
            if (victims.size() < wanted && !struck.contains(node) && fits) {
                victims.add(node);
                out.add(node);
            }
        }
        return victims.stream().sorted(Comparator.comparingInt(nodes::indexOf)).toList();
    }

    /** How many nodes of a shard may be out at the same time. */
    private int room(Shard shard) {
        return shard.nodes().size() - nemesis.survivorsOf(shard.nodes().size());
    }

    /** Whether the node's shard can do without it when these are out. */
    private boolean hasRoom(String node, Set<String> out) {
        Shard shard = shards.of(new NodeId(node));
        long gone = Parties.names(shard.nodes()).stream().filter(out::contains).count();
        return gone < room(shard);
    }

    /** Each node outside the core goes under for good, in one of the ways that are allowed. */
    private void leaveBroken() {
        List<String> core = core(shards, random);
        List<Mischief> ways = kinds.stream().filter(Mischief::forGood).toList();
        for (String node : nodes) {
            if (!core.contains(node)) {
                RandomStream chance = random.child("broken").child(node);
                Mischief way = winner(ways, chance);
                RandomStream own = chance.child(way.name());
                strikes.add(made(way, nemesis.endNanos(), SimTime.NEVER, List.of(node), own));
            }
        }
    }

    private Strike made(
            Mischief kind, long at, long until, List<String> victims, RandomStream own) {
        List<String> others =
                nodes.stream().filter(node -> !victims.contains(node)).toList();
        SortedMap<String, Span> ranges = ranges(kind);
        Mischief.Scope scope = new Mischief.Scope() {
            @Override
            public List<String> victims() {
                return victims;
            }

            @Override
            public List<String> others() {
                return others;
            }

            @Override
            public boolean forGood() {
                return until == SimTime.NEVER;
            }

            @Override
            public RandomStream random() {
                return own;
            }

            @Override
            public String drawn(String dial) {
                Span range = Objects.requireNonNull(ranges.get(dial));
                long value = own.child(dial).between(range.low(), range.high());
                return kind.dial(dial).unit().text(value);
            }
        };
        return new Strike(at, until, kind, victims, kind.form().text(scope));
    }

    private SortedMap<String, Span> ranges(Mischief kind) {
        return Objects.requireNonNull(nemesis.kinds().get(kind.name()));
    }
}
