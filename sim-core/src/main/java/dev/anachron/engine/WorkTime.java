package dev.anachron.engine;

import dev.anachron.base.Latency;
import dev.anachron.base.RandomStream;
import dev.anachron.base.SimTime;
import dev.anachron.scenario.Setup.Work;
import dev.anachron.spi.Message;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How long a process is at work with one message or timer. */
final class WorkTime {
    /** So much longer, and whose doing it is. */
    private record Slowness(FaultWorld by, double times) {}

    /** Writes that take so much more, and whose doing it is. */
    private record SlowWrites(FaultWorld by, Latency more, RandomStream random) {}

    private final Work work;
    private final RandomStream handler;
    private final RandomStream disk;
    private final List<Slowness> slow = new ArrayList<>();
    private final List<SlowWrites> slowWrites = new ArrayList<>();

    /**
     * Of one process.
     *
     * @param work what the scenario says
     * @param handler the draws for the handlers
     * @param disk the draws for the writes
     */
    WorkTime(Work work, RandomStream handler, RandomStream disk) {
        this.work = work;
        this.handler = handler;
        this.disk = disk;
    }

    /**
     * Draws the time for one handler.
     *
     * @param message what it handles; null for a timer or the start
     * @param writes whether it has to wait for its disk
     */
    long drawNanos(@Nullable Message message, boolean writes) {
        long nanos = latency(message).sampleNanos(handler);
        if (writes) {
            nanos = SimTime.plus(nanos, work.diskWrite().sampleNanos(disk));
            nanos = slowWrites.isEmpty() ? nanos : slowedByDisk(nanos);
        }
        return slow.isEmpty() ? nanos : slowed(nanos);
    }

    // Apart from the rest, so that where nothing is slow no iterator is made

    private long slowedByDisk(long nanos) {
        long longer = nanos;
        for (SlowWrites fault : slowWrites) {
            long more = fault.more().sampleNanos(fault.random());
            if (more > 0) {
                fault.by().count("writesSlowed");
            }
            longer = SimTime.plus(longer, more);
        }
        return longer;
    }

    private long slowed(long nanos) {
        long longer = nanos;
        for (Slowness slowness : slow) {
            long before = longer;
            longer = (long) StrictMath.rint(before * slowness.times()); // never, at the most
            if (longer > before) {
                slowness.by().count("handlersSlowed");
            }
        }
        return longer;
    }

    /** How often the page cache is flushed; 0 when handlers wait for their writes. */
    long flushEveryNanos() {
        return work.flushEveryNanos();
    }

    private Latency latency(@Nullable Message message) {
        return message == null || work.byType().isEmpty()
                ? work.handler()
                : work.byType().getOrDefault(message.type(), work.handler());
    }

    void slow(FaultWorld by, double times) {
        slow.add(new Slowness(by, times));
    }

    void slowWrites(FaultWorld by, Latency more, RandomStream random) {
        slowWrites.add(new SlowWrites(by, more, random));
    }

    void slowNoMore(FaultWorld by) {
        slowWrites.removeIf(writes -> writes.by() == by);
        slow.removeIf(slowness -> slowness.by() == by);
    }
}
