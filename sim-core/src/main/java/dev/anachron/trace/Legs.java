package dev.anachron.trace;

import dev.anachron.base.Command;
import dev.anachron.base.NodeId;
import dev.anachron.base.SimTime;
import dev.anachron.base.Value;
import dev.anachron.spi.Request;
import dev.anachron.spi.Response;
import dev.anachron.trace.TraceEvent.Delivered;
import dev.anachron.trace.TraceEvent.Dropped;
import dev.anachron.trace.TraceEvent.Sent;
import dev.anachron.trace.TraceEvent.TimerFired;
import dev.anachron.trace.Visibility.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Follows the trials of some clients, each a write and then a read of it, along their messages: the four
 * legs of WARS (Bailis and others, "Probabilistically bounded staleness for practical partial quorums",
 * 2012, section 4.1), W and A of the write, R and S of the read, for every replica. It knows no protocol:
 * what a node sends while it works on a message is taken to be caused by that message.
 */
public final class Legs implements TraceSink {
    /**
     * With the ways of how many reads each write is confronted. Reads and writes do not depend on each
     * other, and a write of which one replica hears late tells more by three reads than by one.
     */
    private static final int READS_FOR_A_WRITE = 5;

    private final SortedSet<NodeId> clients;
    private final int trials;
    /** What each client waits for; it has one operation under way at most. */
    private final SortedMap<NodeId, Asked> asked = new TreeMap<>();

    private final SortedMap<NodeId, Asked> written = new TreeMap<>();
    /** What each node is at work on, as far as it belongs to these operations. */
    private final SortedMap<NodeId, Leg> work = new TreeMap<>();

    private final SortedMap<Long, Leg> underWay = new TreeMap<>();
    private final List<Pair> pairs = new ArrayList<>();
    private long requests;

    /** An operation. */
    private static final class Asked {
        final Request request;
        final NodeId coordinator;
        final long startNanos;
        long doneNanos = SimTime.NEVER;
        final List<Arrival> arrivals = new ArrayList<>(3);

        Asked(Request request, NodeId coordinator, long startNanos) {
            this.request = request;
            this.coordinator = coordinator;
            this.startNanos = startNanos;
        }

        long nanos() {
            return doneNanos - startNanos;
        }

        boolean isWriteOf(String key, Value value) {
            return request.command() instanceof Command.Write write
                    && write.key().equals(key)
                    && write.value().equals(value);
        }
    }

    /** The message of an operation came to a replica, whose answer may count. */
    private static final class Arrival {
        final NodeId replica;
        final long atNanos;
        boolean counts;

        Arrival(NodeId replica, long atNanos) {
            this.replica = replica;
            this.atNanos = atNanos;
        }
    }

    /** Part of the way of an operation; the arrival is null until it has got to a replica. */
    private record Leg(Asked of, @Nullable Arrival arrival) {}

    private record Pair(Asked write, Asked read, boolean fresh) {}

    /**
     * Follows.
     *
     * @param clients whose operations
     * @param trials how many trials are enough
     */
    public Legs(SortedSet<NodeId> clients, int trials) {
        this.clients = clients;
        this.trials = trials;
    }

    /** Whether it has seen as many as it wanted, or most were in vain. */
    public boolean enough() {
        return pairs.size() >= trials || requests >= 4L * trials;
    }

    @Override
    public void take(TraceEvent event) {
        if (event instanceof Delivered delivered) {
            delivered(delivered);
        } else if (event instanceof Sent sent) {
            sent(sent);
        } else if (event instanceof TimerFired fired) {
            work.remove(fired.node());
        } else if (event instanceof Dropped dropped) {
            underWay.remove(dropped.id());
        }
    }

    private void delivered(Delivered delivered) {
        NodeId node = delivered.to();
        work.remove(node);
        if (delivered.message() instanceof Request request && clients.contains(request.client())) {
            requests++;
            Asked fresh = new Asked(request, node, delivered.atNanos());
            asked.put(request.client(), fresh);
            work.put(node, new Leg(fresh, null));
            return;
        }
        Leg leg = underWay.remove(delivered.id());
        if (leg != null && leg.arrival() != null) {
            leg.arrival().counts = leg.of().doneNanos == SimTime.NEVER;
        } else if (leg != null) {
            Arrival arrival = new Arrival(node, delivered.atNanos());
            leg.of().arrivals.add(arrival);
            work.put(node, new Leg(leg.of(), arrival));
        }
    }

    private void sent(Sent sent) {
        Leg cause = work.get(sent.from());
        if (clients.contains(sent.to())) {
            if (sent.message() instanceof Response.Done done) {
                done(sent.to(), done, sent.atNanos());
            }
        } else if (cause != null
                && (cause.arrival() == null || sent.to().equals(cause.of().coordinator))) {
            underWay.put(sent.id(), cause);
        }
    }

    private void done(NodeId client, Response.Done done, long atNanos) {
        Asked ended = asked.get(client);
        if (ended == null || ended.request.serial() != done.serial()) {
            return;
        }
        asked.remove(client);
        ended.doneNanos = atNanos;
        if (!ended.request.command().readsOnly()) {
            written.put(client, ended);
            return;
        }
        Asked write = written.remove(client);
        if (write != null) {
            String key = ended.request.command().key();
            pairs.add(new Pair(write, ended, write.isWriteOf(key, done.value())));
        }
    }

    /**
     * What came out. It means something only where no coordinator is a replica itself, since what a node says
     * to itself is no message.
     *
     * @param stepNanos in which step a sweep is to go up
     */
    public Visibility visibility(long stepNanos) {
        List<Trial> seen = pairs.stream()
                .map(pair -> new Trial(
                        pair.read().startNanos - pair.write().doneNanos,
                        freshFrom(pair.write(), pair.read()),
                        pair.fresh()))
                .toList();
        int each = Math.min(READS_FOR_A_WRITE, pairs.size());
        long[] freshFrom = new long[pairs.size() * each];
        for (int i = 0; i < freshFrom.length; i++) {
            Asked write = pairs.get(i / each).write();
            freshFrom[i] = freshFrom(
                    write, pairs.get((i / each + i % each) % pairs.size()).read());
        }
        return new Visibility(
                freshFrom,
                pairs.stream().mapToLong(pair -> pair.write().nanos()).toArray(),
                pairs.stream().mapToLong(pair -> pair.read().nanos()).toArray(),
                seen,
                stepNanos);
    }

    /**
     * How long after the write was acknowledged a read would have had to begin, of which the messages are as
     * long under way as those of this one, to see it at one of the replicas that counted.
     */
    private static long freshFrom(Asked write, Asked read) {
        long earliest = SimTime.NEVER;
        for (Arrival get : read.arrivals) {
            for (Arrival put : write.arrivals) {
                if (get.counts && put.replica.equals(get.replica)) {
                    long from = put.atNanos - write.doneNanos - (get.atNanos - read.startNanos);
                    earliest = Math.min(earliest, from);
                }
            }
        }
        return earliest;
    }
}
