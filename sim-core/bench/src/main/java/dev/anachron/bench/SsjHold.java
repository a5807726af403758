package dev.anachron.bench;

import dev.anachron.run.bench.Delays;

import umontreal.ssj.simevents.Event;
import umontreal.ssj.simevents.Simulator;
import umontreal.ssj.simevents.eventlist.EventList;

/** The hold model on SSJ, whose events may be scheduled again: nothing is allocated by us. */
final class SsjHold implements HoldModel {
    private final Simulator simulator;
    private final Delays delays = new Delays();
    private int left;

    private final class Hop extends Event {
        Hop() {
            super(simulator);
        }

        @Override
        public void actions() {
            schedule((double) delays.next());
            if (--left == 0) {
                simulator.stop();
            }
        }
    }

    SsjHold(EventList list, int pending) {
        simulator = new Simulator(list);
        simulator.init(list);
        for (int i = 0; i < pending; i++) {
            new Hop().schedule((double) delays.draw());
        }
    }

    @Override
    public long run(int events) {
        left = events;
        simulator.start();
        return (long) simulator.time();
    }
}
