package dev.anachron.bench;

import dev.anachron.base.RandomStream;
import dev.anachron.base.SimTime;
import dev.anachron.engine.Simulation;
import dev.anachron.run.bench.BallGame;
import dev.anachron.run.bench.Loads;
import dev.anachron.scenario.Setup;

/**
 * Five nodes with twenty messages under way among them: whoever gets one sends a new one to another
 * node. The contenders do the same work and draw each delay from the same generator; ours goes through
 * the network layer, keeps the trace and folds it, the others only deliver.
 */
final class PingPong {
    static final int NODES = BallGame.NODES;
    static final int IN_FLIGHT = BallGame.BALLS;
    static final long DURATION_NANOS = SimTime.seconds(5);
    static final Setup SETUP = Loads.pingPong(DURATION_NANOS);

    private PingPong() {}

    /** Runs from start to end; returns how many messages were delivered. */
    static long run(Contender contender, long seed) {
        return switch (contender) {
            case OURS -> Simulation.run(SETUP, seed, null).messages().delivered();
            case PLAIN -> new PlainPingPong(seed).run();
            case BARE -> throw new IllegalArgumentException("a bare queue delivers nothing");
            default -> new SsjPingPong(contender.eventList(), seed).run();
        };
    }

    /** To whom a node sends on what it got: each of the others in turn. */
    static int next(int node, long hop) {
        return BallGame.next(node, hop);
    }

    static long delayNanos(RandomStream random) {
        return BallGame.LATENCY.sampleNanos(random);
    }
}
