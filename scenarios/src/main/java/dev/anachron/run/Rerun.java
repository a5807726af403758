package dev.anachron.run;

import dev.anachron.engine.Run;
import dev.anachron.load.InvalidScenarioException;
import dev.anachron.load.Loaded;
import dev.anachron.load.Overrides;
import dev.anachron.load.ScenarioLoader;
import dev.anachron.load.Source;
import dev.anachron.write.DamagedResultException;
import dev.anachron.write.StoredResult;

import java.util.List;

/** Makes the run behind a result again, with all its events. */
public final class Rerun {
    private Rerun() {}

    /**
     * The run of one variant, the same as it was.
     *
     * @param simulator keeps its events
     * @throws DamagedResultException also when it comes out otherwise
     */
    public static Run of(
            StoredResult result,
            StoredResult.Variant variant,
            Runs.Simulator simulator,
            Progress progress)
            throws DamagedResultException, InvalidScenarioException {
        Source source = new Source(result.scenarioFile().toString(), result.scenarioText());
        Loaded loaded = ScenarioLoader.load(
                source, new Overrides(List.of(), result.seed(), List.of(variant.name())));
        Run run = Runs.simulate(loaded.scenario(), simulator, progress).get(0).run();
        if (!run.trace().hash().equals(variant.traceHash())) {
            throw new DamagedResultException(result.folder() + ": its run comes out otherwise now; "
                    + "Anachron " + result.version() + " made it, and its trace is "
                    + variant.traceHash() + ", not " + run.trace().hash());
        }
        return run;
    }
}
