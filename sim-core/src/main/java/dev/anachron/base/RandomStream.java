package dev.anachron.base;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A named stream of random numbers: xoshiro256++ (Blackman and Vigna, 2019), seeded through
 * SplitMix64 (Steele, Lea and Flood, 2014).
 *
 * <p>A child stream depends on the root seed and its own path of names alone, never on how much its
 * parent or its siblings have drawn. Adding a consumer therefore shifts nobody else's numbers, and
 * two runs that differ in one setting stay aligned until the setting matters. All transcendental
 * functions come from {@link StrictMath}, whose results are the same on every machine. Shapes other
 * than the basic ones are a {@link Distribution} or a {@link Zipf}.
 */
public final class RandomStream {
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;
    private static final double DOUBLE_UNIT = 0x1.0p-53;

    private final String name;
    private final long key;
    private final SortedMap<String, RandomStream> children = new TreeMap<>();
    private long s0;
    private long s1;
    private long s2;
    private long s3;
    private long draws;

    private RandomStream(String name, long key) {
        this.name = name;
        this.key = key;
        long state = key;
        s0 = splitMix(state += GOLDEN_GAMMA);
        s1 = splitMix(state += GOLDEN_GAMMA);
        s2 = splitMix(state += GOLDEN_GAMMA);
        s3 = splitMix(state + GOLDEN_GAMMA);
    }

    /** A stream in a given state, for known-answer tests. */
    static RandomStream inState(long s0, long s1, long s2, long s3) {
        RandomStream stream = new RandomStream("", 0);
        stream.s0 = s0;
        stream.s1 = s1;
        stream.s2 = s2;
        stream.s3 = s3;
        return stream;
    }

    /** The root of a run's streams. */
    public static RandomStream root(long seed) {
        return new RandomStream("", splitMix(seed));
    }

    /**
     * The stream of that name below this one; the same object each time it is asked for. Its key mixes
     * this stream's key with a hash of the name, so {@code child("a/b")} and {@code child("a").child("b")}
     * are two streams.
     *
     * @throws IllegalArgumentException when the name is empty
     */
    public RandomStream child(String childName) {
        RandomStream known = children.get(childName);
        if (known != null) {
            return known;
        }
        if (childName.isEmpty()) {
            throw new IllegalArgumentException("a stream needs a name");
        }
        String escaped = childName.replace("\\", "\\\\").replace("/", "\\/");
        String path = name.isEmpty() ? escaped : name + "/" + escaped;
        RandomStream child = new RandomStream(path, splitMix(key ^ splitMix(Fnv.hash(childName))));
        children.put(childName, child);
        return child;
    }

    /**
     * The path of names from the root, for example {@code link/n1→n2}; a slash or backslash within a
     * name has a backslash before it, so that no two streams have the same path.
     */
    public String name() {
        return name;
    }

    /** How many 64-bit words were drawn from this stream itself. */
    public long draws() {
        return draws;
    }

    /** The same in an order that chance decides (R. Durstenfeld's shuffle, 1964). */
    public <T> List<T> shuffled(List<T> items) {
        List<T> order = new ArrayList<>(items);
        for (int i = order.size() - 1; i > 0; i--) {
            Collections.swap(order, i, nextInt(i + 1));
        }
        return List.copyOf(order);
    }

    /** Folds name and number of draws of this stream and all below it, in order of name. */
    public void digestInto(Digest digest) {
        digest.mix(name);
        digest.mix(draws);
        for (RandomStream child : children.values()) {
            child.digestInto(digest);
        }
    }

    /** Adds name and number of draws of this stream and all below it; those that never drew are left out. */
    public void drawsInto(SortedMap<String, Long> drawn) {
        if (draws > 0) {
            drawn.put(name, draws);
        }
        for (RandomStream child : children.values()) {
            child.drawsInto(drawn);
        }
    }

    public long nextLong() {
        draws++;
        long result = Long.rotateLeft(s0 + s3, 23) + s0;
        long t = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= t;
        s3 = Long.rotateLeft(s3, 45);
        return result;
    }

    /** Uniform in [0, 1), 53 bits. */
    public double nextDouble() {
        return (nextLong() >>> 11) * DOUBLE_UNIT;
    }

    /** Uniform in (0, 1]: safe to take the logarithm of. */
    double nextPositive() {
        return ((nextLong() >>> 11) + 1) * DOUBLE_UNIT;
    }

    /**
     * Uniform in [0, bound) without bias.
     *
     * @throws IllegalArgumentException when {@code bound} is not positive
     */
    public long nextLong(long bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("bound must be positive: " + bound);
        }
        return below(bound);
    }

    public int nextInt(int bound) {
        return (int) nextLong(bound);
    }

    /**
     * Uniform in [low, high], both included, however far apart they are.
     *
     * @throws IllegalArgumentException when {@code high} is below {@code low}
     */
    public long between(long low, long high) {
        if (high < low) {
            throw new IllegalArgumentException("nothing lies between " + low + " and " + high);
        }
        long size = high - low + 1; // unsigned; zero stands for 2^64
        return size == 0 ? nextLong() : low + below(size);
    }

    /**
     * Uniform below an unsigned bound that is not zero, by the multiply-shift of Lemire, "Fast Random
     * Integer Generation in an Interval" (2019), algorithm 5: the high word of word × bound, unless the
     * low word falls among the first 2^64 mod bound values. It divides only when that could be so.
     */
    private long below(long bound) {
        long word = nextLong();
        long low = word * bound;
        if (Long.compareUnsigned(low, bound) < 0) {
            long surplus = Long.remainderUnsigned(-bound, bound);
            while (Long.compareUnsigned(low, surplus) < 0) {
                word = nextLong();
                low = word * bound;
            }
        }
        return multiplyHighUnsigned(word, bound);
    }

    /** {@code Math.unsignedMultiplyHigh} of Java 18. */
    static long multiplyHighUnsigned(long x, long y) {
        return Math.multiplyHigh(x, y) + ((x >> 63) & y) + ((y >> 63) & x);
    }

    /** True with the given probability; always draws exactly once. */
    public boolean chance(double probability) {
        return nextDouble() < probability;
    }

    /** Exponential with the given mean, by inversion; always draws exactly once. */
    public double exponential(double mean) {
        return -mean * StrictMath.log(nextPositive());
    }

    /** Standard normal. */
    public double normal() {
        return Ziggurat.normal(this);
    }

    public <T> T pick(List<T> list) {
        return list.get(nextInt(list.size()));
    }

    /** The finaliser of SplitMix64 (David Stafford's mix 13). */
    static long splitMix(long z) {
        long mixed = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
