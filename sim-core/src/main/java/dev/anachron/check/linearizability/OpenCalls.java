package dev.anachron.check.linearizability;

/**
 * The calls that are open at one moment of the search, and what can be done to a configuration with
 * them. {@link Frontier} says what a configuration is made of.
 */
final class OpenCalls {
    private final Timeline timeline;
    private final Effects effects;
    private final int words;
    /** By slot: what the call in it does, and when it returns. */
    private final int[] effectAt;

    private final int[] returnAt;
    /** The slots whose calls may change the object, by when they return. */
    private final int[] changing;

    private int changingCount;
    /** A bit for each slot whose call only looks, and one for each whose write ignores what was there. */
    private final long[] looking;

    private final long[] writing;
    /** The kinds of calls of unknown outcome: what they do, and how many there were by now. */
    private final int[] effectOfKind;

    private final int[] kindOfEffect;
    private final int[] invoked;
    private final Counts counts;

    /**
     * None yet.
     *
     * @param effectOfKind what calls of unknown outcome do, each kind once
     * @param calls how many there will be
     */
    OpenCalls(Timeline timeline, Effects effects, int[] effectOfKind, int calls) {
        this.timeline = timeline;
        this.effects = effects;
        this.words = Math.max(1, (timeline.slots() + Long.SIZE - 1) / Long.SIZE);
        this.effectAt = new int[timeline.slots()];
        this.returnAt = new int[timeline.slots()];
        this.changing = new int[timeline.slots()];
        this.looking = new long[words];
        this.writing = new long[words];
        this.effectOfKind = effectOfKind;
        this.invoked = new int[effectOfKind.length];
        this.counts = Counts.of(effectOfKind.length, calls);
        this.kindOfEffect = new int[effects.count()];
        for (int kind = 0; kind < effectOfKind.length; kind++) {
            kindOfEffect[effectOfKind[kind]] = kind;
        }
    }

    /** An empty one for configurations of these calls. */
    Frontier frontier() {
        return new Frontier(words, counts);
    }

    void add(int call, int effect, boolean certain) {
        if (!certain) {
            invoked[kindOfEffect[effect]]++;
            return;
        }
        int slot = timeline.slotOf(call);
        effectAt[slot] = effect;
        returnAt[slot] = timeline.returnAt(call);
        if (effects.observes(effect)) {
            looking[slot >>> 6] |= 1L << slot;
            return;
        }
        int place = changingCount++;
        while (place > 0 && returnAt[changing[place - 1]] > returnAt[slot]) {
            changing[place] = changing[place - 1];
            place--;
        }
        changing[place] = slot;
        if (effects.blind(effect)) {
            writing[slot >>> 6] |= 1L << slot;
        }
    }

    /** Of all open calls it is the one that returns first. */
    void remove(int call) {
        int slot = timeline.slotOf(call);
        looking[slot >>> 6] &= ~(1L << slot);
        writing[slot >>> 6] &= ~(1L << slot);
        if (changingCount > 0 && changing[0] == slot) {
            System.arraycopy(changing, 1, changing, 0, --changingCount);
        }
    }

    int changing() {
        return changingCount;
    }

    int changingSlot(int place) {
        return changing[place];
    }

    int effectAt(int slot) {
        return effectAt[slot];
    }

    int kinds() {
        return effectOfKind.length;
    }

    int effectOfKind(int kind) {
        return effectOfKind[kind];
    }

    boolean done(long[] row, int slot) {
        return (row[1 + (slot >>> 6)] & 1L << slot) != 0;
    }

    boolean free(long[] row, int slot) {
        return (row[1 + words + (slot >>> 6)] & 1L << slot) != 0;
    }

    /** The call in the slot takes effect. */
    void take(long[] row, int slot) {
        row[1 + (slot >>> 6)] |= 1L << slot;
        row[1 + words + (slot >>> 6)] &= ~(1L << slot);
    }

    /** The call in the slot has returned. */
    void forget(long[] row, int slot) {
        row[1 + (slot >>> 6)] &= ~(1L << slot);
        row[1 + words + (slot >>> 6)] &= ~(1L << slot);
    }

    /** Whether calls of that kind are left to use. */
    boolean left(long[] row, int kind) {
        return counts.get(row, kind) < invoked[kind];
    }

    void use(long[] row, int kind) {
        counts.increment(row, kind);
    }

    /** A write took effect: whatever else was to be written may have been, right before it. */
    void freeWrites(long[] row) {
        for (int word = 0; word < words; word++) {
            row[1 + words + word] |= writing[word] & ~row[1 + word];
        }
    }

    /** Calls that only look take effect wherever they fit; true when one did. */
    boolean settle(long[] row) {
        boolean any = false;
        for (int word = 0; word < words; word++) {
            long fitting = 0;
            long left = looking[word] & ~row[1 + words + word];
            while (left != 0) {
                int slot = Long.SIZE * word + Long.numberOfTrailingZeros(left);
                if (effects.step(effectAt[slot], (int) row[0]) != Effects.IMPOSSIBLE) {
                    fitting |= left & -left;
                }
                left &= left - 1;
            }
            row[1 + words + word] |= fitting;
            any |= fitting != 0;
        }
        return any;
    }
}
