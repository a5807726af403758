package dev.anachron.check.lock;

import dev.anachron.base.Command;
import dev.anachron.base.NodeId;
import dev.anachron.spi.Fact;
import dev.anachron.spi.Fact.Lease.Change;
import dev.anachron.trace.TraceEvent.Noted;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Who had which lock when, by true time, as the lock service noted it. */
public final class Holds {
    /** One client's hold on a lock. */
    public static final class Hold {
        private final Noted given;
        private final Fact.Lease lease;
        private @Nullable Noted ended;
        private @Nullable Hold next;

        private Hold(Noted given, Fact.Lease lease) {
            this.given = given;
            this.lease = lease;
        }

        public NodeId client() {
            return lease.client();
        }

        public String lock() {
            return lease.lock();
        }

        public long token() {
            return lease.token();
        }

        /** How it began. */
        public Noted given() {
            return given;
        }

        /** How it ended; null while it has not. */
        public @Nullable Noted ended() {
            return ended;
        }

        /** Whether its time was over; it may also have been given back, or last still. */
        public boolean expired() {
            return ended != null
                    && ended.fact() instanceof Fact.Lease lost
                    && lost.change() == Change.EXPIRED;
        }

        /** The first hold of another client after it; null as long as there is none. */
        public @Nullable Hold successor() {
            Hold later = next;
            while (later != null && later.client().equals(client())) {
                later = later.next;
            }
            return later;
        }
    }

    private final SortedMap<Long, Hold> byToken = new TreeMap<>();
    private final SortedMap<String, Hold> newest = new TreeMap<>();

    /** Takes a lease's fact; returns the hold that began, null when none did. */
    public @Nullable Hold take(Noted noted) {
        if (!(noted.fact() instanceof Fact.Lease lease)) {
            return null;
        }
        if (lease.change() == Change.GIVEN) {
            Hold hold = new Hold(noted, lease);
            byToken.put(lease.token(), hold);
            Hold before = newest.put(lease.lock(), hold);
            if (before != null) {
                before.next = hold;
            }
            return hold;
        }
        Hold hold = byToken.get(lease.token());
        if (hold != null) {
            hold.ended = noted;
        }
        return null;
    }

    /** The hold under which a write was sent; null when there is none with its token. */
    public @Nullable Hold of(Command.Write write) {
        return byToken.get(write.token());
    }

    /** Whether somebody else has the lock. */
    boolean heldByAnother(String lock, NodeId client) {
        Hold last = newest.get(lock);
        return last != null && last.ended == null && !last.client().equals(client);
    }

    /** The latest, whether it lasts or not; null when there was none. */
    @Nullable
    Hold newest(String lock) {
        return newest.get(lock);
    }

    boolean isEmpty() {
        return byToken.isEmpty();
    }
}
