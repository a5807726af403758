package dev.anachron.engine;

import dev.anachron.base.SimTime;

/**
 * The simulation cannot go on, because of what the scenario or a protocol asked for. The message names
 * the instant, the party and the event; it is meant for the one who wrote the scenario or the protocol.
 */
public final class SimulationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SimulationException(long atNanos, String what) {
        super("at " + SimTime.text(atNanos) + ", " + what);
    }

    SimulationException(long atNanos, String what, Throwable cause) {
        super("at " + SimTime.text(atNanos) + ", " + what, cause);
    }
}
