package dev.anachron.bench;

import dev.anachron.base.RandomStream;

/** Ping-pong as a Java programmer would write it. */
final class PlainPingPong {
    /** What travels. */
    private record Ball(int to, long hop) {}

    private final PlainSimulator simulator = new PlainSimulator();
    private final RandomStream random;
    private long delivered;

    PlainPingPong(long seed) {
        random = RandomStream.root(seed);
    }

    long run() {
        for (int i = 0; i < PingPong.IN_FLIGHT; i++) {
            send(i % PingPong.NODES, i);
        }
        simulator.runUntil(PingPong.DURATION_NANOS);
        return delivered;
    }

    private void send(int from, long hop) {
        Ball ball = new Ball(PingPong.next(from, hop), hop);
        simulator.schedule(PingPong.delayNanos(random), () -> deliver(ball));
    }

    private void deliver(Ball ball) {
        delivered++;
        send(ball.to(), ball.hop() + 1);
    }
}
