package dev.anachron.protocol.primarybackup;

import dev.anachron.base.Version;

import java.util.ArrayList;
import java.util.List;

/** The log: positions from 1, epochs that never fall from one entry to the next. */
final class Log {
    private final List<Entry> entries = new ArrayList<>();

    long lastPosition() {
        return entries.size();
    }

    Version last() {
        return versionAt(lastPosition());
    }

    /** The version before all when the log does not reach so far. */
    Version versionAt(long position) {
        return position < 1 || position > entries.size()
                ? Version.NONE
                : get(position).version();
    }

    Entry get(long position) {
        return entries.get((int) position - 1);
    }

    /** Whether this very entry is there; the one before the first always is. */
    boolean has(Version entry) {
        return versionAt(entry.position()).equals(entry);
    }

    List<Entry> from(long position) {
        return List.copyOf(entries.subList((int) position - 1, entries.size()));
    }

    void append(Entry entry) {
        entries.add(entry);
    }

    /** Puts back what a disk kept: where it has a hole, the log ends. */
    void restore(Entry entry) {
        if (entry.position() == lastPosition() + 1) {
            append(entry);
        }
    }

    /** Removes the entry at this position and all that follow. */
    void truncate(long from) {
        if (from <= entries.size()) {
            entries.subList((int) from - 1, entries.size()).clear();
        }
    }

    /** From where a primary should send that has another entry than this log at this position. */
    long resumeAt(long position) {
        if (position > lastPosition()) {
            return lastPosition() + 1;
        }
        long first = position;
        while (first > 1 && versionAt(first - 1).epoch() == versionAt(position).epoch()) {
            first--;
        }
        return first;
    }
}
