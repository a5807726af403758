package dev.anachron.run;

import dev.anachron.load.InvalidScenarioException;
import dev.anachron.load.Loaded;
import dev.anachron.load.Overrides;
import dev.anachron.load.ScenarioLoader;
import dev.anachron.load.Source;
import dev.anachron.write.DamagedResultException;
import dev.anachron.write.StoredResult;

import java.util.ArrayList;
import java.util.List;

/** Runs a result's scenario again and compares the traces' hashes. */
public final class Replay {
    private Replay() {}

    /** A variant's hash as the result has it and as it is now. */
    public record Compared(String variant, String stored, String now) {
        public boolean same() {
            return stored.equals(now);
        }
    }

    /** One entry for each variant of the result, in its order. */
    public static List<Compared> of(StoredResult result, Progress progress)
            throws DamagedResultException, InvalidScenarioException {
        List<String> names =
                result.variants().stream().map(StoredResult.Variant::name).toList();
        Source source = new Source(result.scenarioFile().toString(), result.scenarioText());
        Loaded loaded = ScenarioLoader.load(source, new Overrides(List.of(), result.seed(), names));
        List<Simulated> runs = Runs.simulate(loaded.scenario(), Runs.Simulator.hashing(), progress);
        List<Compared> compared = new ArrayList<>();
        for (StoredResult.Variant variant : result.variants()) {
            compared.add(new Compared(
                    variant.name(), variant.traceHash(), hash(runs, variant.name(), result)));
        }
        return compared;
    }

    private static String hash(List<Simulated> runs, String variant, StoredResult result)
            throws DamagedResultException {
        return runs.stream()
                .filter(simulated -> simulated.variant().name().equals(variant))
                .map(simulated -> simulated.run().trace().hash())
                .findFirst()
                .orElseThrow(() -> new DamagedResultException(
                        result.scenarioFile() + ": has no variant '" + variant + "'"));
    }
}
