package dev.anachron.check.order;

/** Whether a history could have shown a breach at all: a read of an object of which its session knew. */
public final class Known {
    private Known() {}

    /** Whether some client read an object that it had changed or read before. */
    public static boolean toSession(Dependencies on, int[] reads) {
        int[] lastBy = new int[on.objects()];
        boolean[] asked = new boolean[on.size()];
        for (int read : reads) {
            asked[read] = true;
        }
        for (int session = 0; session < on.sessions(); session++) {
            for (int operation : on.chains()[session]) {
                if (asked[operation] && lastBy[on.object(operation)] == session + 1) {
                    return true;
                }
                lastBy[on.object(operation)] =
                        on.source(operation) == Dependencies.INITIAL && !on.isChange(operation)
                                ? lastBy[on.object(operation)]
                                : session + 1;
            }
        }
        return false;
    }

    /** Whether before some read its session had heard of a change of that object, by hearsay or itself. */
    public static boolean before(Dependencies on, int[] reads, Clocks clocks, Writers writers) {
        for (int read : reads) {
            int place = on.place(read);
            if (place == 1) {
                continue;
            }
            int previous = on.chains()[on.chain(read)][place - 2];
            for (int slot = writers.begin(on.object(read));
                    slot < writers.end(on.object(read));
                    slot++) {
                int chain = writers.chain(slot);
                int known = chain == on.chain(read) ? place - 1 : clocks.before(previous, chain);
                if (on.place(writers.changes(slot)[0]) <= known) {
                    return true;
                }
            }
        }
        return false;
    }
}
