package dev.anachron.network;

import dev.anachron.base.ByteCount;
import dev.anachron.base.SimTime;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Each link sends one message after the other at a given rate, and drops what its queue cannot hold. */
public final class Throttle implements LinkRule {
    private static final long KILO = 1_000;

    private final long bytesPerSecond;
    private final long queueNanos;
    private final String what;
    /** When each link will have sent all that it has taken. */
    private final SortedMap<String, Long> freeAtNanos = new TreeMap<>();

    /**
     * One throttle for each link.
     *
     * @param queueBytes how much may wait; what is being sent counts as long as it is not sent
     * @param what a few words for the trace
     */
    public Throttle(long bytesPerSecond, long queueBytes, String what) {
        this.bytesPerSecond = bytesPerSecond;
        this.queueNanos = nanosFor(queueBytes);
        this.what = what;
    }

    /** {@code 64KB/s}. */
    public static String text(long bytesPerSecond) {
        String unit = "B";
        long number = bytesPerSecond;
        for (String larger : new String[] {"KB", "MB", "GB"}) {
            if (number % KILO != 0 || number == 0) {
                break;
            }
            number /= KILO;
            unit = larger;
        }
        return number + unit + "/s";
    }

    @Override
    public @Nullable Fate decide(Envelope envelope) {
        long now = envelope.atNanos();
        long sendingNanos = nanosFor(ByteCount.ofMessage(envelope.message()));
        String link = envelope.from() + "→" + envelope.to();
        long waitNanos = Math.max(freeAtNanos.getOrDefault(link, 0L) - now, 0);
        if (waitNanos > 0 && SimTime.plus(waitNanos, sendingNanos) > queueNanos) {
            return new Fate.Drop(what + ", queue full", "messagesOverflowed");
        }
        long nanos = SimTime.plus(waitNanos, sendingNanos);
        freeAtNanos.put(link, SimTime.plus(now, nanos));
        return new Fate.Delay(nanos, false, waitNanos > 0 ? "messagesQueued" : "messagesSlowed");
    }

    private long nanosFor(long bytes) {
        return (long) StrictMath.ceil((double) bytes * SimTime.SECOND / bytesPerSecond);
    }
}
