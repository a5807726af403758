package dev.anachron.trace;

import dev.anachron.base.Shards;
import dev.anachron.base.Shards.Shard;
import dev.anachron.trace.TraceEvent.FaultChanged;

import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Everything that happened in a run, in order.
 *
 * @param events the events, oldest first
 * @param hash the run's fingerprint: every event and, at the end, every random stream's name and
 *     number of draws; 64 hexadecimal digits
 * @param shards how the cluster is divided
 * @param visibility what was measured by going on with the run; nothing, where nobody probed
 */
public record Trace(Events events, String hash, Shards shards, Visibility visibility) {
    /** Of a history whose run nobody knows. */
    public static final Trace NONE = new Trace(List.of(), "");

    private static final Events NOT_KEPT = new NotKept();

    public Trace(Events events, String hash, Shards shards) {
        this(events, hash, shards, Visibility.NONE);
    }

    public Trace(List<TraceEvent> events, String hash) {
        this(Events.of(events), hash, Shards.UNDIVIDED);
    }

    /** The same with what was measured besides. */
    public Trace with(Visibility measured) {
        return new Trace(events, hash, shards, measured);
    }

    /** The trace of a run whose events nobody kept: there is only the hash. */
    public static Trace notKept(String hash) {
        return new Trace(NOT_KEPT, hash, Shards.UNDIVIDED);
    }

    /** What one shard did: the events of its nodes, of operations on its objects, and all faults. */
    public Trace of(Shard shard) {
        Shards alone = Shards.undivided(shard.nodes());
        return new Trace(new ShardEvents(events, shards, shard), hash, alone, visibility);
    }

    /** What each shard did; of a cluster that is not divided, everything. */
    public List<Trace> byShard() {
        return shards.divided() ? shards.all().stream().map(this::of).toList() : List.of(this);
    }

    /** The events of one kind. */
    public <E extends TraceEvent> Stream<E> of(Class<E> kind) {
        return events.of(kind);
    }

    /** When the last fault struck or healed, if there was any. */
    public OptionalLong lastFaultNanos() {
        return of(FaultChanged.class).mapToLong(FaultChanged::atNanos).max();
    }

    /** The transcript: a line an event. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (TraceEvent event : events) {
            text.append(event.line()).append('\n');
        }
        return text.toString();
    }

    /** Must not be read: a judge of nothing would find nothing wrong. */
    private static final class NotKept implements Events {
        @Override
        public Iterator<TraceEvent> iterator() {
            throw notKept();
        }

        @Override
        public long size() {
            throw notKept();
        }

        @Override
        public long endNanos() {
            throw notKept();
        }

        private static IllegalStateException notKept() {
            return new IllegalStateException("the events of this run were not kept");
        }
    }
}
