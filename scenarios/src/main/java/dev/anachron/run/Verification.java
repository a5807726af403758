package dev.anachron.run;

import dev.anachron.load.Loaded;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Runs a scenario three times, the third time in a fresh Java, and compares. */
public final class Verification {
    private Verification() {}

    /**
     * A variant's accounts.
     *
     * @param first the run here
     * @param again the second run here
     * @param fresh the run over there
     */
    public record Compared(Witness first, Witness again, Witness fresh) {
        public boolean same() {
            return first.hash().equals(again.hash()) && first.hash().equals(fresh.hash());
        }
    }

    /** One entry for each variant. */
    public static List<Compared> of(Loaded loaded, Progress progress)
            throws IOException, InterruptedException {
        List<Witness> first = here(loaded, progress);
        List<Witness> again = here(loaded, Progress.NONE);
        List<Witness> fresh = FreshRun.of(loaded);
        List<Compared> compared = new ArrayList<>();
        for (int i = 0; i < first.size(); i++) {
            compared.add(new Compared(first.get(i), again.get(i), fresh.get(i)));
        }
        return compared;
    }

    private static List<Witness> here(Loaded loaded, Progress progress) {
        return Runs.simulate(loaded.scenario(), progress).stream()
                .map(Witness::of)
                .toList();
    }
}
