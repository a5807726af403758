package dev.anachron.bench;

import dev.anachron.run.bench.Delays;

/** The hold model as a Java programmer would write it. */
final class PlainHold implements HoldModel {
    private final PlainSimulator simulator = new PlainSimulator();
    private final Delays delays = new Delays();

    PlainHold(int pending) {
        for (int i = 0; i < pending; i++) {
            simulator.schedule(delays.draw(), this::hop);
        }
    }

    private void hop() {
        simulator.schedule(delays.next(), this::hop);
    }

    @Override
    public long run(int events) {
        for (int i = 0; i < events; i++) {
            simulator.step();
        }
        return simulator.nowNanos();
    }
}
