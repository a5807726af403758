package dev.anachron.check.invariant;

import dev.anachron.base.Described;
import dev.anachron.base.Version;
import dev.anachron.spi.Fact;
import dev.anachron.trace.TraceEvent;
import dev.anachron.trace.TraceEvent.Noted;
import dev.anachron.trace.TraceEvent.ProcessChanged;
import dev.anachron.trace.TraceEvent.ProcessChanged.Change;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One node's role and log, as the facts it noted tell. */
public final class Replica {
    /** An entry and what it says. */
    public record Entry(Version version, Described content) {
        @Override
        public String toString() {
            return version + " " + content.text();
        }
    }

    private String role = "";
    private long term;
    private SortedMap<Long, Entry> log = new TreeMap<>();
    /** While the node is down: what its disk may still hold. */
    private SortedMap<Long, Entry> disk = new TreeMap<>();

    /** Up to where a snapshot tells what its log said. */
    private Version base = Version.NONE;

    private long committed;
    private long applied;

    /** Brings it up to date with an event of its own. */
    public void take(TraceEvent event) {
        if (event instanceof ProcessChanged changed && changed.change() == Change.CRASHED) {
            crash();
        } else if (event instanceof Noted noted) {
            take(noted.fact());
        }
    }

    private void take(Fact fact) {
        if (fact instanceof Fact.Role taken) {
            role = taken.role();
            term = taken.epoch();
        } else if (fact instanceof Fact.Append append) {
            long index = append.entry().position();
            log.put(index, new Entry(append.entry(), append.content()));
        } else if (fact instanceof Fact.Truncate truncate) {
            log.tailMap(truncate.fromIndex()).clear();
        } else if (fact instanceof Fact.Commit commit) {
            committed = Math.max(committed, commit.index());
        } else if (fact instanceof Fact.Apply apply) {
            applied = apply.entry().position();
        } else if (fact instanceof Fact.Recover recover) {
            log = new TreeMap<>(disk.headMap(recover.lastIndex() + 1));
        } else if (fact instanceof Fact.Snapshot snapshot && snapshot.installed()) {
            install(snapshot.last());
        }
    }

    private void install(Version last) {
        log.headMap(last.position() + 1).clear();
        base = last;
        committed = Math.max(committed, last.position());
        applied = last.position();
    }

    private void crash() {
        role = "";
        if (!log.isEmpty()) {
            disk = log; // a second crash before it recovered leaves the disk as it was
        }
        log = new TreeMap<>();
        base = Version.NONE;
        committed = 0;
        applied = 0;
    }

    boolean leads() {
        return Roles.leads(role);
    }

    /** {@code leader of term 3}. */
    String reign() {
        return role + " of " + Roles.era(role) + " " + term;
    }

    /** The term of its last role. */
    public long term() {
        return term;
    }

    /** 0 when the log is empty. */
    public long lastIndex() {
        return log.isEmpty() ? base.position() : log.lastKey();
    }

    /** The last entry of the snapshot that its state comes from; all before it are in there, too. */
    Version base() {
        return base;
    }

    /** Null when the log has none there. */
    public @Nullable Entry entry(long index) {
        return log.get(index);
    }

    /** A copy that stays as it is. */
    SortedMap<Long, Entry> snapshot() {
        return new TreeMap<>(log);
    }

    /** Up to where it has said it knows entries to be committed, since it last started. */
    long committed() {
        return committed;
    }

    /** The index it applied last since it last started. */
    long applied() {
        return applied;
    }
}
