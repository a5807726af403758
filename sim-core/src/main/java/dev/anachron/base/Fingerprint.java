package dev.anachron.base;

/**
 * What an object says of itself, in 64 bits: made once, so that an object that is digested again and
 * again need not be described each time.
 */
public final class Fingerprint extends Mixing {
    private long state = M0;

    private Fingerprint() {}

    public static long of(Described described) {
        Fingerprint fingerprint = new Fingerprint();
        described.describe(fingerprint);
        return fingerprint.state;
    }

    @Override
    public void mix(long word) {
        state = Long.rotateLeft(state, 29) + multiplyAndFold(state ^ word, word ^ M0);
    }
}
