package dev.anachron.engine;

import dev.anachron.base.Digest;
import dev.anachron.base.SimTime;
import dev.anachron.bench.HoldModel;
import dev.anachron.run.bench.Delays;

import org.jspecify.annotations.Nullable;

/**
 * The hold model on the engine's own event loop, each event folded into a digest by time and kind. It
 * lies in the engine's package because the loop is nobody else's business.
 */
public final class OurHold implements HoldModel {
    private static final int KINDS = 8;

    private final EventLoop loop = new EventLoop(SimTime.LAST);
    private final Digest digest = new Digest();
    private final Delays delays = new Delays();

    /** What is pending; it schedules itself again. */
    private final class Hop extends Event {
        @Override
        void happen(@Nullable Object what, long kind) {
            digest.mix(loop.nowNanos(), kind);
            loop.at(loop.nowNanos() + delays.next(), this, what, kind);
        }

        @Override
        String text(@Nullable Object what, long kind) {
            return "a hop of kind " + kind;
        }
    }

    public OurHold(int pending) {
        for (int i = 0; i < pending; i++) {
            loop.at(delays.draw(), new Hop(), null, i % KINDS);
        }
    }

    @Override
    public long run(int events) {
        for (int i = 0; i < events; i++) {
            loop.step();
        }
        return loop.nowNanos();
    }
}
