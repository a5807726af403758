package dev.anachron.base;

/**
 * The fingerprint of a run: 256 bits, folded event by event.
 *
 * <p>Every word enters all four lanes by a multiply and a rotation, so order and content both count.
 * It detects difference, not malice: it is not a cryptographic hash.
 */
public final class Digest {
    private static final long M0 = 0x9e3779b97f4a7c15L;
    private static final long M1 = 0xc2b2ae3d27d4eb4fL;
    private static final long M2 = 0x165667b19e3779f9L;
    private static final long M3 = 0xd6e8feb86659fd93L;

    private long a = 0x243f6a8885a308d3L;
    private long b = 0x13198a2e03707344L;
    private long c = 0xa4093822299f31d0L;
    private long d = 0x082efa98ec4e6c89L;
    private long words;

    public void mix(long word) {
        words++;
        a = Long.rotateLeft((a ^ word) * M0, 29) + d;
        b = Long.rotateLeft((b + word) * M1, 31) ^ a;
        c = Long.rotateLeft((c ^ (word + words)) * M2, 37) + b;
        d = Long.rotateLeft((d + (word ^ M3)) * M3, 43) ^ c;
    }

    /** Length first, then four UTF-16 code units to a word. */
    public void mix(String text) {
        int length = text.length();
        mix((long) length);
        long word = 0;
        for (int i = 0; i < length; i++) {
            word = word << 16 | text.charAt(i);
            if ((i & 3) == 3) {
                mix(word);
                word = 0;
            }
        }
        if ((length & 3) != 0) {
            mix(word);
        }
    }

    /** 64 hexadecimal digits; folding may go on afterwards. */
    public String hex() {
        StringBuilder text = new StringBuilder(64);
        for (long lane : new long[] {a, b, c, d}) {
            String digits = Long.toHexString(RandomStream.splitMix(lane + words));
            text.append("0".repeat(16 - digits.length())).append(digits);
        }
        return text.toString();
    }
}
