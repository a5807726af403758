package dev.anachron.base;

import java.util.Arrays;
import java.util.List;

/**
 * The fingerprint of a run: 256 bits over everything that is mixed in, in order.
 *
 * <p>Words are collected in a block; a full block is folded into four lanes, two words at a time, by
 * the multiply-and-fold step of wyhash (Wang Yi, 2019): the high half of a 128-bit product is added to
 * its low half by exclusive or. It detects difference, not malice: it is not a cryptographic hash.
 *
 * <p>Of a description, fixed words and names count by their hash code, which {@link String} specifies;
 * values count in full.
 */
public final class Digest implements Description {
    private static final int BLOCK = 512;
    private static final int SMALLEST_BLOCK = 8;
    private static final long M0 = 0x9e3779b97f4a7c15L;
    private static final long M1 = 0xc2b2ae3d27d4eb4fL;
    private static final long M2 = 0x165667b19e3779f9L;
    private static final long M3 = 0xd6e8feb86659fd93L;

    private final long[] block;
    private int filled;
    private long words;

    private long a = 0x243f6a8885a308d3L;
    private long b = 0x13198a2e03707344L;
    private long c = 0xa4093822299f31d0L;
    private long d = 0x082efa98ec4e6c89L;

    public Digest() {
        this(BLOCK);
    }

    private Digest(int blockSize) {
        block = new long[blockSize];
    }

    /**
     * What an object says of itself, in 64 bits: to be made once of an object that would be described
     * again and again.
     */
    public static long of(Described described) {
        Digest digest = new Digest(SMALLEST_BLOCK);
        described.describe(digest);
        return digest.finish();
    }

    public void mix(long word) {
        block[filled++] = word;
        if (filled == block.length) {
            fold();
        }
    }

    private void fold() {
        // Local variables, because they stay in registers
        long[] w = block;
        long e = a;
        long f = b;
        long g = c;
        long h = d;
        for (int i = 0; i < w.length; i += SMALLEST_BLOCK) {
            // The rotated lane keeps the past even where a product comes out as nought.
            e = Long.rotateLeft(e, 29) + multiplyAndFold(e ^ w[i], w[i + 1] ^ M0);
            f = Long.rotateLeft(f, 31) + multiplyAndFold(f ^ w[i + 2], w[i + 3] ^ M1);
            g = Long.rotateLeft(g, 37) + multiplyAndFold(g ^ w[i + 4], w[i + 5] ^ M2);
            h = Long.rotateLeft(h, 43) + multiplyAndFold(h ^ w[i + 6], w[i + 7] ^ M3);
        }
        a = e;
        b = f;
        c = g;
        d = h;
        words += filled;
        filled = 0;
    }

    /** Every bit depends on the length and on all four lanes. */
    private long finish() {
        long length = words + filled;
        Arrays.fill(block, filled, block.length, 0);
        fold();
        long carry = length;
        for (long lane : new long[] {a, b, c, d}) {
            carry = RandomStream.splitMix(carry ^ lane);
        }
        return carry;
    }

    /** 64 hexadecimal digits; nothing may be mixed in afterwards. */
    public String hex() {
        long carry = finish();
        StringBuilder text = new StringBuilder(64);
        for (long lane : new long[] {a, b, c, d}) {
            carry = RandomStream.splitMix(carry + lane);
            String digits = Long.toHexString(carry);
            text.append("0".repeat(16 - digits.length())).append(digits);
        }
        return text.toString();
    }

    /** The 128-bit product's two halves, one upon the other (Wang Yi's wyhash, 2019). */
    private static long multiplyAndFold(long x, long y) {
        return Math.multiplyHigh(x, y) ^ (x * y);
    }

    /**
     * One word for two numbers. Multiplication by an odd number is one-to-one, so that the sum tells
     * different pairs apart unless both numbers differ, and then by accident only.
     */
    public void mix(long number, long other) {
        mix(number * M0 + other);
    }

    /** One word for three numbers, likewise. */
    public void mix(long number, long second, long third) {
        mix((number * M0 + second) * M0 + third);
    }

    /** Length first, then four UTF-16 code units to a word. */
    public void mix(String text) {
        int length = text.length();
        long word = length;
        for (int i = 0; i < length; i++) {
            if ((i & 3) == 3) {
                mix(word);
                word = 0;
            }
            word = word << 16 | text.charAt(i);
        }
        mix(word);
    }

    // Description

    @Override
    public Description word(String word) {
        mix((long) word.hashCode());
        return this;
    }

    @Override
    public Description value(long number) {
        mix(number);
        return this;
    }

    @Override
    public Description value(String text) {
        mix(text);
        return this;
    }

    @Override
    public Description put(String name, long number) {
        mix(number, name.hashCode());
        return this;
    }

    @Override
    public Description put(String name, String text) {
        return word(name).value(text);
    }

    @Override
    public Description put(String name, Version version) {
        mix(version.epoch(), name.hashCode());
        mix(version.position());
        return this;
    }

    @Override
    public Description value(Version version) {
        mix(version.epoch());
        mix(version.position());
        return this;
    }

    @Override
    public Description operation(NodeId client, long serial) {
        return value(client).value(serial);
    }

    @Override
    public Description serial(long number) {
        return value(number);
    }

    @Override
    public Description assign(String key, long number) {
        return value(key).value(number);
    }

    @Override
    public Description assign(String key, long number, long other) {
        return value(key).value(number).value(other);
    }

    @Override
    public Description instant(long atNanos) {
        return value(atNanos);
    }

    @Override
    public Description span(long nanos) {
        return value(nanos);
    }

    @Override
    public Description value(Described other) {
        other.mixInto(this);
        return this;
    }

    @Override
    public Description list(List<? extends Described> items) {
        mix((long) items.size());
        for (int i = 0; i < items.size(); i++) {
            items.get(i).mixInto(this);
        }
        return this;
    }
}
