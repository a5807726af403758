package dev.anachron.check.session;

import dev.anachron.base.SimTime;
import dev.anachron.check.Verdict;
import dev.anachron.check.order.Dependencies;
import dev.anachron.check.order.Order;
import dev.anachron.check.order.Reads;
import dev.anachron.check.order.Row;
import dev.anachron.check.order.Trials;
import dev.anachron.check.order.Witness;
import dev.anachron.check.order.Writers;
import dev.anachron.history.Operation;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The two promises about a session's own reads, for a history of which nobody knows the versions: one pass
 * over the reads-from of each session. Of the order of an object's changes it is certain only that those of
 * one client come in its order.
 */
final class SeenBySession {
    private final Dependencies on;
    private final Writers writers;

    /** By slot: the least place of a change of that object by that chain that may still be read. */
    private final int[] least;

    /** By slot: the read to blame for that. */
    private final int[] because;

    /** By change: the session that has read something else since, and one more; of lists, who shows it. */
    private final int[] leftBy;

    private boolean tested;

    private SeenBySession(Dependencies on) {
        this.on = on;
        this.writers = new Writers(on);
        this.least = new int[writers.slots()];
        this.because = new int[writers.slots()];
        this.leftBy = new int[on.size()];
    }

    /** The breach of one session, or nothing. */
    private interface Rule {
        @Nullable
        Verdict broken(SeenBySession seen, int session);
    }

    static Verdict monotonicReads(Dependencies on) {
        Verdict first = judge(on, SeenBySession::reads, "no client read the same object twice.");
        return Trials.settle(on, first, on.knowledge().ofReads(), Row::ofReads);
    }

    static Verdict readYourWrites(Dependencies on) {
        Verdict first = judge(on, SeenBySession::ownChanges, "no client read what it had written.");
        return Trials.settle(on, first, on.knowledge().ofReads(), Row::ofOwnChanges);
    }

    private static Verdict judge(Dependencies on, Rule rule, String untested) {
        Verdict broken = Reads.thinAir(on);
        SeenBySession seen = new SeenBySession(on);
        for (int session = 0; broken == null && session < on.sessions(); session++) {
            broken = rule.broken(seen, session);
        }
        if (broken == null) {
            broken = Orders.missing(Order.empty(on).withObjects());
        }
        return broken != null ? broken : seen.kept(untested);
    }

    private Verdict kept(String untested) {
        return Reads.kept(
                on.knowledge().ofReads(),
                tested,
                tested
                        ? "None of " + Reads.count(Reads.telling(on))
                                + " went back behind what its client knew."
                        : untested);
    }

    private @Nullable Verdict reads(int session) {
        int[] last = new int[on.objects()];
        Arrays.fill(last, Dependencies.NONE);
        Arrays.fill(least, 0);
        for (int read : on.chains()[session]) {
            if (!(on.binds(read) || on.shows(read)) || on.isChange(read)) {
                continue;
            }
            int before = last[on.object(read)];
            tested |= before >= 0;
            int known = before < 0 ? before : older(read, before, session);
            if (known >= 0) {
                return broken(known, read);
            }
            if (before >= 0 && on.source(before) >= 0 && on.source(before) != on.source(read)) {
                leftBy[on.source(before)] = session + 1;
            }
            learn(read);
            last[on.object(read)] = read;
        }
        return null;
    }

    /** The read of its session that shows that this one is too old. */
    private int older(int read, int before, int session) {
        int source = on.source(read);
        if (on.shows(read)) {
            return showsAll(read, before) ? Dependencies.NONE : before;
        }
        if (source == Dependencies.INITIAL) {
            return on.source(before) == Dependencies.INITIAL ? Dependencies.NONE : before;
        }
        if (leftBy[source] == session + 1) {
            return before;
        }
        int slot = slot(on.object(read), on.chain(source));
        return on.place(source) < least[slot] ? because[slot] : Dependencies.NONE;
    }

    private boolean showsAll(int read, int before) {
        for (int change : on.shown(read)) {
            leftBy[change] = read + 1;
        }
        for (int change : on.shown(before)) {
            if (leftBy[change] != read + 1) {
                return false;
            }
        }
        return true;
    }

    private void learn(int read) {
        int source = on.source(read);
        if (source < 0) {
            return;
        }
        expect(slot(on.object(read), on.chain(source)), on.place(source), read);
        int after = on.after(source);
        int slot = after < 0 ? Dependencies.NONE : slot(on.object(read), on.chain(after));
        if (slot >= 0) {
            expect(slot, on.place(after) + 1, read);
        }
    }

    private void expect(int slot, int place, int read) {
        if (least[slot] < place) {
            least[slot] = place;
            because[slot] = read;
        }
    }

    private int slot(int object, int chain) {
        for (int slot = writers.begin(object); slot < writers.end(object); slot++) {
            if (writers.chain(slot) == chain) {
                return slot;
            }
        }
        return Dependencies.NONE;
    }

    private @Nullable Verdict ownChanges(int session) {
        int[] last = new int[on.objects()];
        Arrays.fill(last, Dependencies.NONE);
        for (int operation : on.chains()[session]) {
            int own = last[on.object(operation)];
            boolean tells = on.binds(operation) || on.shows(operation);
            if (!on.isChange(operation) && tells && own >= 0) {
                tested = true;
                if (olderThan(own, operation, session)) {
                    return broken(own, operation);
                }
            }
            last[on.object(operation)] = on.isChange(operation) ? operation : own;
        }
        return null;
    }

    private boolean olderThan(int own, int read, int session) {
        int source = on.source(read);
        if (on.shows(read)) {
            return !on.saw(read, own);
        }
        return source == Dependencies.INITIAL
                || (on.chain(source) == session && on.place(source) < on.place(own));
    }

    private Verdict broken(int known, int read) {
        Operation before = on.operation(known);
        Operation back = on.operation(read);
        return Verdict.invalid(
                back.text() + " at " + SimTime.text(back.invokedNanos()) + ", after "
                        + before.text() + " at " + SimTime.text(before.returnedNanos()) + ".",
                Witness.evidence(on, new int[] {known, read}));
    }
}
