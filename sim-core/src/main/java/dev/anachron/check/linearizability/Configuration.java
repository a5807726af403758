package dev.anachron.check.linearizability;

import dev.anachron.base.Value;

import java.util.Arrays;

/**
 * One way in which things may stand: the object's state, which of the open calls have had their
 * effect, and how many calls of unknown outcome were used up to get here.
 *
 * @param state what the object holds
 * @param changed the open calls that have taken effect and may change the object, a bit a slot
 * @param observed the open calls that have taken effect and only look
 * @param used by kind of effect, how many calls of unknown outcome have taken effect
 */
@SuppressWarnings("ArrayRecordComponent") // never compared as a whole, never changed
record Configuration(Value state, long changed, long observed, int[] used) {
    /** What two configurations must share for one to stand in for the other. */
    record Kin(Value state, long changed) {}

    Kin kin() {
        return new Kin(state, changed);
    }

    boolean includes(long bit) {
        return ((changed | observed) & bit) != 0;
    }

    /** The slot is free again. */
    Configuration without(long bit) {
        return new Configuration(state, changed & ~bit, observed & ~bit, used);
    }

    Configuration observing(long bits) {
        return bits == 0 ? this : new Configuration(state, changed, observed | bits, used);
    }

    Configuration changing(Value next, long bit) {
        return new Configuration(next, changed | bit, observed, used);
    }

    Configuration using(Value next, int kind) {
        int[] more = Arrays.copyOf(used, Math.max(used.length, kind + 1));
        more[kind]++;
        return new Configuration(next, changed, observed, more);
    }

    int used(int kind) {
        return kind < used.length ? used[kind] : 0;
    }

    /** Whether whatever can still become of {@code other}, which is kin, can become of this one. */
    boolean covers(Configuration other) {
        if ((other.observed & ~observed) != 0) {
            return false;
        }
        for (int kind = 0; kind < used.length; kind++) {
            if (used[kind] > other.used(kind)) {
                return false;
            }
        }
        return true;
    }
}
