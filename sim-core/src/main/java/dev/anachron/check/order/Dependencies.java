package dev.anachron.check.order;

import dev.anachron.history.History;
import dev.anachron.history.Operation;
import dev.anachron.trace.Trace;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who came after whom for certain, in one history: sessions, which change each read saw, and the order in
 * which the store put the changes of an object, where the run knows it. Made once for all models that are
 * weaker than linearizability. Operations are numbers from 0, in the order of invocation.
 *
 * <p>Left out is what binds nobody: operations that failed, reads without an answer, changes of unknown
 * outcome that nobody saw (they may never have happened), and locks. A change of unknown outcome that
 * somebody saw did happen, but nobody knows when: after what its client had done before, and not
 * necessarily before anything that its client did afterwards. It is a chain of its own.
 *
 * <p>Whoever asks for an array must not change it.
 */
public final class Dependencies {
    /** The source of an operation that answers nothing: a plain change. */
    public static final int NONE = -1;

    /** The source of a read that found what was there before every change. */
    public static final int INITIAL = -2;

    /** The source of a read of which nobody knows what it saw. */
    public static final int UNKNOWN = -3;

    /** The source of a read that returned what nobody had written. */
    public static final int THIN_AIR = -4;

    /** The source of a read of a list, a text or a set that tells all changes it saw: {@link #shown}. */
    public static final int SHOWN = -6;

    private static final int[] NOTHING = {};

    final Operation[] operations;
    final int[] object;
    final boolean[] change;
    final int[] source;
    final int[][] shown;
    final boolean[] inOrder;
    final int[] chain;
    final int[] place;
    final int[][] chains;
    final int[] after;
    final int sessions;
    final int objects;
    private final int[] previousChange;
    final int[] storeBefore;
    final int[] storeAfter;
    final List<Repeat> repeats;
    final boolean[] growing;
    final Knowledge knowledge;
    private final History history;
    private @Nullable Dependencies whole;
    private @Nullable List<Dependencies> choices;

    /**
     * How far what was read tells everything.
     *
     * @param byStore whether the order in which the store put changes is known
     * @param shown whether some reads show several changes at once, as those of lists and sets do
     * @param opaque whether some read may show several changes at once, and does not tell which
     * @param ofReads why what reads saw is not certain, as a sentence; null when it is
     * @param ofChanges the same of what changes found that tell something of it
     * @param ofRefusals the same of what compare-and-sets found that were refused
     */
    public record Knowledge(
            boolean byStore,
            boolean shown,
            boolean opaque,
            @Nullable String ofReads,
            @Nullable String ofChanges,
            @Nullable String ofRefusals) {
        /** Why a verdict that finds no breach is not certain, as a sentence; null when it is. */
        public @Nullable String doubt() {
            return ofSources() == null ? ofRefusals : ofSources();
        }

        /** The same where it does not matter what a refused compare-and-set found. */
        public @Nullable String ofSources() {
            return ofReads == null ? ofChanges : ofReads;
        }
    }

    Dependencies(DependenciesBuilder from) {
        this.operations = from.kept.toArray(new Operation[0]);
        this.object = from.object.toArray();
        this.change = from.change;
        this.source = from.source;
        this.shown = from.shown;
        this.inOrder = from.inOrder();
        this.chain = from.chain;
        this.place = from.place;
        this.chains = from.chains;
        this.after = from.after;
        this.sessions = from.sessions;
        this.objects = from.objects;
        this.storeBefore = from.storeBefore.toArray();
        this.storeAfter = from.storeAfter.toArray();
        this.growing = from.growing();
        this.knowledge = from.knowledge();
        this.history = from.history;
        this.previousChange = previousChanges();
        this.repeats = knowledge.byStore() ? List.copyOf(Repeat.in(this, from.orders)) : List.of();
    }

    private int[] previousChanges() {
        int[] previous = new int[size()];
        int[] last = new int[objects];
        Arrays.fill(previous, NONE);
        for (int[] own : chains) {
            Arrays.fill(last, NONE);
            for (int operation : own) {
                if (change[operation]) {
                    int before = last[object[operation]];
                    previous[operation] = before < 0 ? changeBefore(operation) : before;
                    last[object[operation]] = operation;
                }
            }
        }
        return previous;
    }

    /** The last change of that object by the client of a change of unknown outcome, before it. */
    private int changeBefore(int unknown) {
        int found = after[unknown];
        while (found >= 0 && !(change[found] && object[found] == object[unknown])) {
            found = place[found] > 1 ? chains[chain[found]][place[found] - 2] : NONE;
        }
        return found;
    }

    /** What a history tells, and the trace of its run, where there is one. */
    public static Dependencies of(History history, Trace trace) {
        return new DependenciesBuilder(history, trace).build();
    }

    /** The same with all changes of unknown outcome, also those that nobody is known to have seen. */
    Dependencies whole() {
        if (whole == null) {
            whole = new DependenciesBuilder(history, Trace.NONE).keepingUnseen().build();
        }
        return whole;
    }

    /** Few ways to say of every read of a register whom it saw, of a history alone. */
    List<Dependencies> choices() {
        if (choices == null) {
            Map<Integer, Integer> seen = Trials.byViews(whole());
            choices = seen == null
                    ? List.of()
                    : List.of(new DependenciesBuilder(history, Trace.NONE)
                            .choosing(seen)
                            .build());
        }
        return choices;
    }

    public int size() {
        return operations.length;
    }

    public Operation operation(int index) {
        return operations[index];
    }

    public Knowledge knowledge() {
        return knowledge;
    }

    /** How many clients there are; their chains come first. */
    public int sessions() {
        return sessions;
    }

    /** The operations of each session in its order, then each change of unknown outcome by itself. */
    public int[][] chains() {
        return chains;
    }

    public int chain(int index) {
        return chain[index];
    }

    /** Its place in its chain, from 1. */
    public int place(int index) {
        return place[index];
    }

    /** The number of the object it addresses. */
    public int object(int index) {
        return object[index];
    }

    public int objects() {
        return objects;
    }

    /** Whether nothing but additions is ever asked of that object: to a set, or to the end of a list. */
    public boolean growsOnly(int object) {
        return growing[object];
    }

    /** What the store is seen to have made twice. */
    public List<Repeat> repeats() {
        return repeats;
    }

    /** The change of the same object that its client made before it; {@link #NONE} when there is none. */
    public int previousChange(int index) {
        return previousChange[index];
    }

    public boolean isChange(int index) {
        return change[index];
    }

    /**
     * Which change it saw; or {@link #NONE}, {@link #INITIAL}, {@link #UNKNOWN}, {@link #THIN_AIR}, {@link
     * #SHOWN}.
     */
    public int source(int index) {
        return source[index];
    }

    /** Whether its answer binds: it saw a change that is known, or nothing at all. */
    public boolean binds(int index) {
        return source[index] >= 0 || source[index] == INITIAL;
    }

    /** Whether it tells all changes of its object that it saw. */
    public boolean shows(int index) {
        return source[index] == SHOWN;
    }

    /** The changes that a read of a list, a text or a set saw, as they were shown; of others, none. */
    public int[] shown(int index) {
        return source[index] == SHOWN ? shown[index] : NOTHING;
    }

    /** Whether a read of that object shows the order of changes, too. */
    public boolean inOrder(int object) {
        return inOrder[object];
    }

    /** Whether somebody saw that change: as the one that was there, or as one of several. */
    public boolean saw(int read, int change) {
        if (source[read] == change) {
            return true;
        }
        for (int one : shown(read)) {
            if (one == change) {
                return true;
            }
        }
        return false;
    }

    /** The last operation of its client before it, of a change of unknown outcome; -1 for all others. */
    public int after(int index) {
        return after[index];
    }
}
