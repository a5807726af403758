package dev.anachron.engine;

import dev.anachron.scenario.Setup;

/** Runs without a fingerprint, which nobody outside the engine's package can: to say what it costs. */
public final class Bare {
    private Bare() {}

    public static Run run(Setup setup, long seed) {
        return Simulation.runWithoutDigest(setup, seed);
    }
}
