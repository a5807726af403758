package dev.anachron.engine;

import dev.anachron.base.Digest;
import dev.anachron.bench.Delays;
import dev.anachron.bench.HoldModel;

/**
 * The hold model on the engine's own queue, each event folded into a digest by time and kind. It lies
 * in the engine's package because the queue is nobody else's business.
 */
public final class OurHold implements HoldModel {
    private static final int KINDS = 8;

    private final EventQueue queue = new EventQueue();
    private final Digest digest = new Digest();
    private final Delays delays = new Delays();
    private long nowNanos;

    /** What is pending; it schedules itself again. */
    private final class Hop implements EventQueue.Event {
        private final long kind;

        Hop(long kind) {
            this.kind = kind;
        }

        @Override
        public void happen() {
            digest.mix(nowNanos);
            digest.mix(kind);
            queue.schedule(nowNanos + delays.next(), this);
        }
    }

    public OurHold(int pending) {
        for (int i = 0; i < pending; i++) {
            queue.schedule(delays.draw(), new Hop(i % KINDS));
        }
    }

    @Override
    public long run(int events) {
        for (int i = 0; i < events; i++) {
            nowNanos = queue.nextAtNanos();
            queue.take().happen();
        }
        return nowNanos;
    }
}
