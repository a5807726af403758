package dev.anachron.storage;

import dev.anachron.base.RandomStream;
import dev.anachron.base.SimTime;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * A node's stable storage: a list of facts in the order of writing. A write is first under way; then
 * the node is told that it is done; then, at once or at the next flush of the page cache, it is safe.
 * When the process dies, what is under way is lost; when the power fails, all that is not safe. A disk
 * may be faulty besides; what that costs is counted against the fault that made it so.
 *
 * @param <T> what is saved
 */
public final class Disk<T> {
    /** In the place of a fault: there is none. */
    public static final int NOBODY = -1;

    /** Takes the count of what became of single facts, by the fault whose doing it is. */
    @FunctionalInterface
    public interface Toll {
        void count(int fault, String effect);
    }

    /** A fact and what is known of it. */
    private static final class Written<T> {
        final T fact;
        /** When the node was told that it is done; never, while it is under way. */
        long doneNanos = SimTime.NEVER;
        /** The fault that lost it in silence. */
        int lostBy = NOBODY;
        /** The fault that made it unreadable, and whether a checksum tells. */
        int rottenBy = NOBODY;

        boolean detected;

        Written(T fact) {
            this.fact = fact;
        }
    }

    /** Each write is lost in silence with this probability. */
    private record Losing(int by, double share, RandomStream random) {}

    private final long flushEveryNanos;
    private final Toll toll;
    private final List<Written<T>> facts = new ArrayList<>();
    /** How many at the end of the list are under way. */
    private int underWay;

    /** Whether the power has failed since the process last started. */
    private boolean isOff;

    private final List<Losing> losing = new ArrayList<>();
    /** The faults for which a power cut tears, the latest one last. */
    private final List<Integer> tornBy = new ArrayList<>();

    private int rolledBackBy = NOBODY;
    private long snapshotNanos;

    /**
     * An empty disk.
     *
     * @param flushEveryNanos how often the page cache is flushed; 0 when a node waits until each
     *     write is safe
     * @param toll takes what faults cost
     */
    public Disk(long flushEveryNanos, Toll toll) {
        this.flushEveryNanos = flushEveryNanos;
        this.toll = toll;
    }

    // What a node does

    /** Whether a node waits until its writes are safe. */
    public boolean waits() {
        return flushEveryNanos == 0;
    }

    /** Hands over a fact, which is under way from now on. */
    public void write(T fact) {
        facts.add(new Written<>(fact));
        underWay++;
    }

    /** The node is told that all it wrote is done. */
    public void done(long nowNanos) {
        for (Written<T> one : facts.subList(facts.size() - underWay, facts.size())) {
            one.doneNanos = nowNanos;
            for (Losing fault : losing) {
                if (fault.random().chance(fault.share())) {
                    one.lostBy = fault.by();
                }
            }
        }
        underWay = 0;
    }

    /** What a restarted node finds, oldest first. */
    public List<T> saved() {
        return facts.stream().map(one -> one.fact).toList();
    }

    // What befalls it

    /** The process dies: returns how many facts were under way, and are lost. */
    public int crash() {
        int lost = removeAfter(SimTime.LAST);
        drop("writesLost", one -> one.lostBy);
        return lost;
    }

    /**
     * The power fails: returns how many facts were not safe, and are lost. It cannot fail again before
     * the machine is switched on.
     */
    public int powerCut(long nowNanos) {
        if (isOff) {
            return 0;
        }
        isOff = true;
        long safeNanos = waits() ? nowNanos : nowNanos / flushEveryNanos * flushEveryNanos;
        boolean halved = !tornBy.isEmpty() && underWay > 1;
        if (halved) {
            int first = facts.size() - underWay;
            facts.subList(first, first + underWay / 2).forEach(one -> one.doneNanos = safeNanos);
        }
        int unsafe = removeAfter(safeNanos);
        if (!tornBy.isEmpty() && (halved || !facts.isEmpty())) {
            if (!halved) {
                facts.remove(facts.size() - 1);
            }
            toll.count(tornBy.get(tornBy.size() - 1), "writesTorn");
        }
        drop("writesLost", one -> one.lostBy);
        return unsafe;
    }

    /**
     * The process is about to start: returns the fault for which it must not, because facts cannot be
     * read; {@link #NOBODY} when it may.
     */
    public int recover() {
        isOff = false;
        if (rolledBackBy != NOBODY) {
            int by = rolledBackBy;
            drop("writesRolledBack", one -> one.doneNanos > snapshotNanos ? by : NOBODY);
            rolledBackBy = NOBODY;
        }
        drop("writesUnreadable", one -> one.detected ? NOBODY : one.rottenBy);
        int unreadableBy = NOBODY;
        for (Written<T> one : facts) {
            if (one.rottenBy != NOBODY) {
                toll.count(one.rottenBy, "writesUnreadable");
                unreadableBy = one.rottenBy;
            }
        }
        return unreadableBy;
    }

    /** Removes the facts that were not done by then; returns how many. */
    private int removeAfter(long nanos) {
        int before = facts.size();
        facts.removeIf(one -> one.doneNanos > nanos);
        underWay = 0;
        return before - facts.size();
    }

    /** Removes the facts that a fault took, and counts them. */
    private void drop(String effect, ToIntFunction<Written<T>> taker) {
        facts.removeIf(one -> {
            int by = taker.applyAsInt(one);
            if (by != NOBODY) {
                toll.count(by, effect);
            }
            return by != NOBODY;
        });
    }

    // What faults make of it

    /** From now on the next power cut tears what is being written, or takes the last fact. */
    public void tear(int fault) {
        tornBy.add(fault);
    }

    /** From now on each write that is done may be lost at the next crash or power cut. */
    public void lose(int fault, double share, RandomStream random) {
        losing.add(new Losing(fault, share, random));
    }

    /** At the next start the disk is what it was at that instant; of several, at the earliest. */
    public void rollBack(int fault, long toNanos) {
        if (rolledBackBy == NOBODY || toNanos < snapshotNanos) {
            rolledBackBy = fault;
            snapshotNanos = toNanos;
        }
    }

    /**
     * Some of the facts that are there cannot be read any more.
     *
     * @param detected whether a node finds that out when it starts; if not, the fact is just missing
     */
    public void rot(int fault, double share, RandomStream random, boolean detected) {
        for (Written<T> one : facts) {
            if (random.chance(share) && one.rottenBy == NOBODY) {
                one.rottenBy = fault;
                one.detected = detected;
            }
        }
    }

    /** Writes from now on are neither torn nor lost by this fault. */
    public void mend(int fault) {
        losing.removeIf(one -> one.by() == fault);
        tornBy.removeIf(by -> by == fault);
    }
}
