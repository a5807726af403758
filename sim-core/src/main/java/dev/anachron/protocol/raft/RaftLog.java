package dev.anachron.protocol.raft;

import dev.anachron.base.Version;

import java.util.ArrayList;
import java.util.List;

/**
 * The log. Its entries follow its <em>base</em>: the last entry that a snapshot has taken the place of
 * (section 7), and before there is a snapshot an imaginary entry of index 0 and term 0.
 */
final class RaftLog {
    private final List<LogEntry> entries = new ArrayList<>();
    private Version base = Version.NONE;

    /** The entry before the first; what it and those before it said is in the snapshot. */
    Version base() {
        return base;
    }

    long lastIndex() {
        return base.position() + entries.size();
    }

    long lastTerm() {
        return termAt(lastIndex());
    }

    Version last() {
        return new Version(lastTerm(), lastIndex());
    }

    /** Whether there is, or was before a snapshot, an entry at this index; the base is there. */
    boolean has(long index) {
        return index <= lastIndex();
    }

    /** The term of the entry at this index; -1 when there is none, or when it is gone. */
    long termAt(long index) {
        if (index == base.position()) {
            return base.epoch();
        }
        return index > base.position() && has(index) ? get(index).term() : -1;
    }

    LogEntry get(long index) {
        return entries.get(offset(index));
    }

    private int offset(long index) {
        return (int) (index - base.position() - 1);
    }

    /** At most {@code limit} entries from an index on. */
    List<LogEntry> from(long index, int limit) {
        int first = Math.min(offset(index), entries.size());
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
            entries.subList(offset(fromIndex), entries.size()).clear();
        }
    }

    /** Removes the entries up to this one, which is the log's; the rest stay. */
    void removeUpTo(Version last) {
        entries.subList(0, offset(last.position()) + 1).clear();
        base = last;
    }

    /** Removes every entry; the next one will follow this one. */
    void restartAfter(Version last) {
        entries.clear();
        base = last;
    }

    /** The first index of the run of entries that have the same term as the one at {@code index}. */
    long firstOfTermAt(long index) {
        long first = index;
        while (first > base.position() + 1 && termAt(first - 1) == termAt(index)) {
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
