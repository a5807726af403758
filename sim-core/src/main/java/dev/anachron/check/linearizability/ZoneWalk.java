package dev.anachron.check.linearizability;

import static dev.anachron.check.linearizability.Clusters.INITIAL;
import static dev.anachron.check.linearizability.Clusters.NONE;

import dev.anachron.base.SimTime;
import dev.anachron.check.linearizability.Zones.Register;

/**
 * Goes through the calls and returns of one register after the other in the order of time, so that the
 * first return that cannot be is found, and nothing has to be sorted.
 *
 * <p>A cluster's f is settled at its first return, so clusters line up by f; its s only grows. Each
 * cluster walks up that line as far as its s reaches. Of whoever it passes without a contradiction
 * something was under way at its own f, so it passes no more than operations are ever open at once. What
 * it has passed must never be called after its f: that is noted with the one that was passed. No second one
 * passes it, for two that have the same f between their f and their s contradict each other.
 */
final class ZoneWalk {
    private final Entries entries;
    private final Clusters clusters = new Clusters();
    private final Returns open = new Returns();
    /** The last of the clusters in the order of their first returns. */
    private int tail;
    /** The cluster of the operation called last. */
    private int recent;

    ZoneWalk(Entries entries) {
        this.entries = entries;
    }

    /** Settles the register, unless it is linearizable. */
    void through(Register register) {
        clusters.clear(register.writes() + 1);
        open.clear();
        tail = INITIAL;
        recent = INITIAL;
        for (int entry = register.begin(); entry < register.end(); entry++) {
            close(register, entries.called(entry));
            if (register.settled()) {
                return;
            }
            if (!entries.failed(entry)) {
                open(register, entry);
            }
        }
        close(register, SimTime.NEVER);
    }

    private void open(Register register, int entry) {
        if (entries.foreign(entry)) {
            register.leave();
            return;
        }
        int cluster = clusters.of(entries.content(entry), recent);
        recent = cluster;
        if (entries.writes(entry)) {
            if (written(cluster)) {
                register.leave();
            }
            clusters.writer[cluster] = entry;
            called(cluster, entry);
        }
        if (entries.returns(entry)) {
            open.add(entries.answered(entry), entry, cluster);
        }
    }

    private boolean written(int cluster) {
        return cluster == INITIAL || clusters.writer[cluster] != NONE;
    }

    private void called(int cluster, int entry) {
        clusters.lastCall[cluster] = Math.max(clusters.lastCall[cluster], entries.called(entry));
    }

    /** What returns before that. */
    private void close(Register register, long moment) {
        while (!register.settled() && !open.isEmpty() && open.firstNanos() < moment) {
            int cluster = open.firstCluster();
            int entry = open.firstOperation();
            open.removeFirst();
            int other = written(cluster) ? close(cluster, entry) : cluster;
            if (other != NONE) {
                register.clash(clash(register, entry, cluster, other));
            }
        }
    }

    /** A cluster with which there is no order. */
    private int close(int cluster, int entry) {
        called(cluster, entry);
        if (clusters.firstReturn[cluster] == SimTime.NEVER) {
            clusters.firstReturn[cluster] = entries.answered(entry);
            clusters.next[tail] = cluster;
            tail = cluster;
        }
        return contradicted(cluster) ? latest(cluster) : NONE;
    }

    /** Nobody reads a value before somebody asks to write it; the initial one is there from the first. */
    private Clash clash(Register register, int stuck, int one, int other) {
        int first = Math.min(clusters.writer[one], clusters.writer[other]);
        return new Clash(
                entries,
                stuck,
                clusters.content(one),
                clusters.content(other),
                first == NONE ? register.begin() : first,
                register.end());
    }

    /** Whether there is a cluster that has to come before this one and after it. */
    private boolean contradicted(int cluster) {
        long until = clusters.lastCall[cluster];
        int by = clusters.passedBy[cluster];
        if (by != NONE && clusters.firstReturn[by] < until) {
            return true;
        }
        long since = clusters.firstReturn[cluster];
        int other = clusters.next[clusters.passed[cluster]];
        while (other != NONE && clusters.firstReturn[other] < until) {
            if (since < clusters.lastCall[other]) {
                return true;
            }
            clusters.passedBy[other] = cluster;
            clusters.passed[cluster] = other;
            other = clusters.next[other];
        }
        return false;
    }

    /** Of those that contradict a cluster, the one that was seen last: the closest tells most. */
    private int latest(int cluster) {
        int latest = NONE;
        for (int other = INITIAL; other != NONE; other = clusters.next[other]) {
            if (other != cluster
                    && clusters.firstReturn[other] < clusters.lastCall[cluster]
                    && clusters.firstReturn[cluster] < clusters.lastCall[other]) {
                latest = other;
            }
        }
        return latest;
    }
}
