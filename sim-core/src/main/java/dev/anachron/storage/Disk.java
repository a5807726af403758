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

    /** Hands a fact to the disk; it is not safe yet. */
    public void write(T fact) {
        written.add(fact);
    }

    /** All that was written is safe now. */
    public void sync() {
        synced = written.size();
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
