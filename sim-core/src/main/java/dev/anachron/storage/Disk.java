package dev.anachron.storage;

import java.util.ArrayList;
import java.util.List;

/**
 * A node's stable storage: a list of facts in the order of writing. What was synced survives a crash,
 * the rest does not.
 *
 * @param <T> what is saved
 */
public final class Disk<T> {
    /** First what is synced, then what is not. */
    private final List<T> written = new ArrayList<>();

    private int synced;

    /** Hands facts to the disk; they are not safe yet. */
    public void write(List<T> facts) {
        written.addAll(facts);
    }

    /** All that was written is safe now; returns what became so. */
    public List<T> sync() {
        List<T> done = written.subList(synced, written.size());
        synced = written.size();
        return done;
    }

    /** The power fails: returns how many facts were lost. */
    public int crash() {
        List<T> unsynced = written.subList(synced, written.size());
        int lost = unsynced.size();
        unsynced.clear();
        return lost;
    }

    /** What a restarted node finds, oldest first. */
    public List<T> saved() {
        return List.copyOf(written.subList(0, synced));
    }
}
