package dev.anachron.run.bench;

import dev.anachron.base.SimTime;
import dev.anachron.engine.Run;
import dev.anachron.engine.Simulation;
import dev.anachron.library.Library;
import dev.anachron.library.UnknownScenarioException;
import dev.anachron.load.InvalidScenarioException;
import dev.anachron.load.Overrides;
import dev.anachron.load.ScenarioLoader;
import dev.anachron.scenario.Scenario;
import dev.anachron.scenario.Setup;

import java.util.List;

/**
 * A scenario that is always the same, to be timed.
 *
 * @param name in one word
 * @param what in a few
 * @param seed with the set-up it makes the same run everywhere
 */
public record Benchmark(String name, String what, Setup setup, long seed) {
    private static final int RAFT_NODES = 5;
    private static final int RAFT_CLIENTS = 16;

    /** From the engine alone to the program's best-known scenario. */
    public static List<Benchmark> all() {
        return List.of(
                new Benchmark(
                        "ping-pong",
                        "five nodes with twenty messages under way, and nothing else",
                        Loads.pingPong(SimTime.seconds(5)),
                        1),
                new Benchmark(
                        "raft-load",
                        "five nodes and sixteen clients that write without a pause, no faults",
                        Loads.raft(RAFT_NODES, RAFT_CLIENTS, SimTime.seconds(2)),
                        1),
                shipped("dethroned-leader", "the catalogue's scenario, with its partition"));
    }

    /** The scenario as written, without its variants. */
    private static Benchmark shipped(String name, String what) {
        try {
            Scenario scenario = ScenarioLoader.load(new Library().find(name), Overrides.NONE)
                    .scenario();
            return new Benchmark(name, what, scenario.variants().get(0).setup(), scenario.seed());
        } catch (UnknownScenarioException | InvalidScenarioException e) {
            throw new IllegalStateException("the catalogue has no good " + name, e);
        }
    }

    /** Runs it and keeps no trace, as a sweep does. */
    Run run() {
        return Simulation.run(setup, seed, null);
    }
}
