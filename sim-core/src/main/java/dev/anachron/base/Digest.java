package dev.anachron.base;

import java.util.Arrays;

/**
 * The fingerprint of a run: 256 bits over everything that is mixed in, in order.
 *
 * <p>Words are collected in a block; a full block is folded into four lanes, two words at a time, by
 * the multiply-and-fold step of wyhash (Wang Yi, 2019): the high half of a 128-bit product is added to
 * its low half by exclusive or. It detects difference, not malice: it is not a cryptographic hash.
 */
public final class Digest extends Mixing {
    private static final int BLOCK = 512;
    private static final long M1 = 0xc2b2ae3d27d4eb4fL;
    private static final long M2 = 0x165667b19e3779f9L;
    private static final long M3 = 0xd6e8feb86659fd93L;

    private final long[] block = new long[BLOCK];
    private int filled;
    private long words;

    private long a = 0x243f6a8885a308d3L;
    private long b = 0x13198a2e03707344L;
    private long c = 0xa4093822299f31d0L;
    private long d = 0x082efa98ec4e6c89L;

    @Override
    public void mix(long word) {
        block[filled++] = word;
        if (filled == BLOCK) {
            fold();
        }
    }

    private void fold() {
        long[] w = block;
        for (int i = 0; i < BLOCK; i += 8) {
            // The rotated lane keeps the past even where a product comes out as nought.
            a = Long.rotateLeft(a, 29) + multiplyAndFold(a ^ w[i], w[i + 1] ^ M0);
            b = Long.rotateLeft(b, 31) + multiplyAndFold(b ^ w[i + 2], w[i + 3] ^ M1);
            c = Long.rotateLeft(c, 37) + multiplyAndFold(c ^ w[i + 4], w[i + 5] ^ M2);
            d = Long.rotateLeft(d, 43) + multiplyAndFold(d ^ w[i + 6], w[i + 7] ^ M3);
        }
        words += filled;
        filled = 0;
    }

    /** 64 hexadecimal digits; nothing may be mixed in afterwards. */
    public String hex() {
        long length = words + filled;
        Arrays.fill(block, filled, BLOCK, 0);
        fold();
        StringBuilder text = new StringBuilder(64);
        // Every digit depends on the length and on all four lanes.
        long carry = length;
        for (long lane : new long[] {a, b, c, d}) {
            carry = RandomStream.splitMix(carry ^ lane);
        }
        for (long lane : new long[] {a, b, c, d}) {
            carry = RandomStream.splitMix(carry + lane);
            String digits = Long.toHexString(carry);
            text.append("0".repeat(16 - digits.length())).append(digits);
        }
        return text.toString();
    }
}
