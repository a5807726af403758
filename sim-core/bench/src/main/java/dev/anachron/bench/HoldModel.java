package dev.anachron.bench;

import dev.anachron.engine.OurHold;
import dev.anachron.run.bench.PlainQueue;

/** So many events pending for ever: each takes the earliest place and schedules itself again. */
public interface HoldModel {
    /** Lets so many events happen; returns the virtual time of the last. */
    long run(int events);

    static HoldModel of(Contender contender, int pending) {
        return switch (contender) {
            case OURS -> new OurHold(pending);
            case PLAIN -> new PlainHold(pending);
            case BARE -> bare(pending);
            default -> new SsjHold(contender.eventList(), pending);
        };
    }

    private static HoldModel bare(int pending) {
        PlainQueue queue = new PlainQueue(pending);
        return queue::run;
    }
}
