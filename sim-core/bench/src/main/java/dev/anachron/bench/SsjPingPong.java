package dev.anachron.bench;

import dev.anachron.base.RandomStream;

import umontreal.ssj.simevents.Event;
import umontreal.ssj.simevents.Simulator;
import umontreal.ssj.simevents.eventlist.EventList;

/** Ping-pong on SSJ: the message is the event. */
final class SsjPingPong {
    private final Simulator simulator;
    private final RandomStream random;
    private long delivered;

    /** What travels. */
    private final class Ball extends Event {
        private final int to;
        private final long hop;

        Ball(int to, long hop) {
            super(simulator);
            this.to = to;
            this.hop = hop;
        }

        @Override
        public void actions() {
            delivered++;
            send(to, hop + 1);
        }
    }

    private final class End extends Event {
        End() {
            super(simulator);
        }

        @Override
        public void actions() {
            simulator.stop();
        }
    }

    SsjPingPong(EventList list, long seed) {
        simulator = new Simulator(list);
        simulator.init(list);
        random = RandomStream.root(seed);
    }

    long run() {
        for (int i = 0; i < PingPong.IN_FLIGHT; i++) {
            send(i % PingPong.NODES, i);
        }
        new End().schedule((double) PingPong.DURATION_NANOS);
        simulator.start();
        return delivered;
    }

    private void send(int from, long hop) {
        new Ball(PingPong.next(from, hop), hop).schedule((double) PingPong.delayNanos(random));
    }
}
