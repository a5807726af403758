package dev.anachron.protocol.raft;

import dev.anachron.base.Version;

import java.util.ArrayList;
import java.util.List;

/** The log: entries from index 1; before them stands an imaginary entry of index 0 and term 0. */
final class RaftLog {
    private final List<LogEntry> entries = new ArrayList<>();

    long lastIndex() {
        return entries.size();
    }

    long lastTerm() {
        return termAt(lastIndex());
    }

    Version last() {
        return new Version(lastTerm(), lastIndex());
    }

    /** Whether there is an entry at this index; the imaginary entry 0 is there. */
    boolean has(long index) {
        return index <= lastIndex();
    }

    /** The term of the entry at this index; -1 when there is none. */
    long termAt(long index) {
        if (index == 0) {
            return 0;
        }
        return has(index) ? get(index).term() : -1;
    }

    LogEntry get(long index) {
        return entries.get((int) (index - 1));
    }

    /** At most {@code limit} entries from an index on. */
    List<LogEntry> from(long index, int limit) {
        int first = (int) Math.min(index - 1, entries.size());
        if (first + 1 == entries.size()) {
            return List.of(entries.get(first)); // the usual case
        }
        return List.copyOf(entries.subList(first, Math.min(first + limit, entries.size())));
    }

    void append(LogEntry entry) {
        entries.add(entry);
    }

    /** Puts back what a disk kept: where it has a hole, the log ends, and what follows is of no use. */
    void restore(LogEntry entry) {
        if (entry.index() == lastIndex() + 1) {
            append(entry);
        }
    }

    /** Removes the entry at this index and all that follow. */
    void truncate(long fromIndex) {
        if (has(fromIndex)) {
            entries.subList((int) (fromIndex - 1), entries.size()).clear();
        }
    }

    /** The first index of the run of entries that have the same term as the one at {@code index}. */
    long firstOfTermAt(long index) {
        long first = index;
        while (first > 1 && termAt(first - 1) == termAt(index)) {
            first--;
        }
        return first;
    }

    /**
     * Whether a log that ends with {@code other} is at least as up-to-date as this one: the later last
     * term wins, then the longer log (section 5.4.1).
     */
    boolean isNoNewerThan(Version other) {
        return other.epoch() != lastTerm()
                ? other.epoch() > lastTerm()
                : other.position() >= lastIndex();
    }
}
