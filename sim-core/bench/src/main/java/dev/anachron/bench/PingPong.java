package dev.anachron.bench;

import dev.anachron.base.RandomStream;
import dev.anachron.base.SimTime;

/**
 * Five nodes with twenty messages under way among them: whoever gets one sends a new one to another
 * node. The contenders do the same work and draw each delay from the same generator; ours goes through
 * the network layer, keeps the trace and folds it, the others only deliver.
 */
final class PingPong {
    static final int NODES = 5;
    static final int IN_FLIGHT = 20;
    static final long LOW_NANOS = SimTime.micros(500);
    static final long HIGH_NANOS = SimTime.micros(1500);
    static final long DURATION_NANOS = SimTime.seconds(5);

    private PingPong() {}

    /** Runs from start to end; returns how many messages were delivered. */
    static long run(Contender contender, long seed) {
        return switch (contender) {
            case OURS -> OurPingPong.run(seed);
            case PLAIN -> new PlainPingPong(seed).run();
            case BARE -> throw new IllegalArgumentException("a bare queue delivers nothing");
            default -> new SsjPingPong(contender.eventList(), seed).run();
        };
    }

    /** To whom a node sends on what it got: each of the others in turn. */
    static int next(int node, long hop) {
        return (node + 1 + (int) (hop & 3)) % NODES;
    }

    static long delayNanos(RandomStream random) {
        return random.between(LOW_NANOS, HIGH_NANOS);
    }
}
