package dev.anachron.check.order;

import dev.anachron.base.Command;
import dev.anachron.base.NodeId;
import dev.anachron.base.SimTime;
import dev.anachron.base.Value;
import dev.anachron.base.Version;
import dev.anachron.history.Operation;
import dev.anachron.spi.Fact;
import dev.anachron.trace.Trace;
import dev.anachron.trace.TraceEvent;
import dev.anachron.trace.TraceEvent.Invoked;
import dev.anachron.trace.TraceEvent.Noted;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which of two writes is the newer one, for somebody who sees everything. Where a log orders writes, the
 * log says it. Where nobody orders them, a write that began after another one was committed is the newer
 * one, whatever number a lying clock gave it; of two at the same time the store's own numbers decide.
 */
public final class WriteOrder {
    private final Map<Version, Write> writes;

    /**
     * A write to a store without a leader.
     *
     * @param beganNanos when its client asked for it
     * @param committedNanos when as many replicas had it as its coordinator wanted;
     *     {@link SimTime#NEVER} when that never came
     */
    public record Write(
            Version version, Noted began, Fact.Written what, long beganNanos, long committedNanos) {
        public Command command() {
            return what.command();
        }

        Write committedAt(long nanos) {
            return new Write(version, began, what, beganNanos, nanos);
        }
    }

    private WriteOrder(Map<Version, Write> writes) {
        this.writes = writes;
    }

    /** Of the writes that one shard orders, or a cluster that is not divided. */
    public static WriteOrder of(Trace trace) {
        if (trace.shards().divided()) {
            throw new IllegalArgumentException("several shards have no common order of writes");
        }
        Map<Version, Write> writes = new LinkedHashMap<>();
        if (!mayBeLeaderless(trace)) {
            return new WriteOrder(writes);
        }
        SortedMap<NodeId, Long> asked = new TreeMap<>();
        trace.of(TraceEvent.class).forEach(event -> {
            if (event instanceof Invoked invoked) {
                asked.put(invoked.client(), invoked.atNanos());
            } else if (event instanceof Noted noted) {
                see(noted, asked, writes);
            }
        });
        return new WriteOrder(writes);
    }

    /** Whoever keeps a log or has roles says so before anything is written: a long trace is not read on. */
    private static boolean mayBeLeaderless(Trace trace) {
        return trace.of(Noted.class)
                .filter(noted -> !(noted.fact() instanceof Fact.Served))
                .findFirst()
                .filter(noted -> noted.fact() instanceof Fact.Written)
                .isPresent();
    }

    /** A coordinator may ask others before it gives a version, but a write begins with its client. */
    private static void see(
            Noted noted, SortedMap<NodeId, Long> asked, Map<Version, Write> writes) {
        if (noted.fact() instanceof Fact.Written written) {
            Write write = new Write(
                    written.version(),
                    noted,
                    written,
                    asked.getOrDefault(written.client(), noted.atNanos()),
                    SimTime.NEVER);
            writes.putIfAbsent(written.version(), write);
        } else if (noted.fact() instanceof Fact.Acknowledged acknowledged) {
            writes.computeIfPresent(
                    acknowledged.version(), (version, write) -> write.committedAt(noted.atNanos()));
        }
    }

    /** Whether nobody orders the writes of this run. */
    public boolean leaderless() {
        return !writes.isEmpty();
    }

    /** The writes of a store without a leader, in the order in which they began. */
    public Collection<Write> writes() {
        return writes.values();
    }

    /** Those that were committed, in the order of that. */
    public List<Write> committed() {
        List<Write> committed = new ArrayList<>(writes.values());
        committed.removeIf(write -> write.committedNanos() == SimTime.NEVER);
        committed.sort((one, other) -> Long.compare(one.committedNanos(), other.committedNanos()));
        return committed;
    }

    /** The write of that version in a store without a leader; null for any other. */
    public @Nullable Write find(Version version) {
        return writes.get(version);
    }

    /**
     * Which version a read returned. Of nothing there may be many: a replica that has forgotten a deletion
     * looks as if it had never had anything, so that the newest deletion that was committed by then counts.
     */
    public Version seen(Operation read) {
        if (!leaderless()
                || !read.version().equals(Version.NONE)
                || !read.value().equals(Value.NIL)) {
            return read.version();
        }
        Version newest = Version.NONE;
        for (Write write : writes.values()) {
            boolean deletes = write.command() instanceof Command.Delete
                    && write.command().key().equals(read.command().key())
                    && write.committedNanos() < read.returnedNanos();
            newest = deletes && precedes(newest, write.version()) ? write.version() : newest;
        }
        return newest;
    }

    /** Whether the second is certainly newer. Of logs that have diverged neither entry is. */
    public boolean precedes(Version older, Version newer) {
        Write first = writes.get(older);
        Write second = writes.get(newer);
        if (first == null || second == null) {
            return leaderless() ? older.compareTo(newer) < 0 : older.precedes(newer);
        }
        if (first.committedNanos() < second.beganNanos()) {
            return true;
        }
        return second.committedNanos() >= first.beganNanos() && older.compareTo(newer) < 0;
    }
}
