package dev.anachron.run.sweep;

import dev.anachron.sweep.Cell;
import dev.anachron.sweep.Design;
import dev.anachron.sweep.Paired;
import dev.anachron.sweep.RunLine;
import dev.anachron.sweep.RunLine.Failed;
import dev.anachron.sweep.RunLine.How;
import dev.anachron.sweep.Summary;
import dev.anachron.sweep.Tally;
import dev.anachron.write.CannotWriteException;
import dev.anachron.write.StoredSweep;
import dev.anachron.write.SweepFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs a sweep's design into its folder. */
public final class Sweep {
    private final Design design;
    private final Trials trials;
    private final Limits limits;
    private final SweepFolder folder;
    private final List<Tally> tallies;

    /** Hears how far a sweep has come. */
    @FunctionalInterface
    public interface Watcher {
        /**
         * A seed is done.
         *
         * @param seeds how many of them are, with those of before
         */
        void done(long seeds, List<Tally> tallies);
    }

    /** Goes on where the folder's runs end. */
    public Sweep(Design design, Trials trials, Limits limits, SweepFolder folder) {
        this.design = design;
        this.trials = trials;
        this.limits = limits;
        this.folder = folder;
        this.tallies = design.cells().stream().map(Tally::new).toList();
    }

    /**
     * Runs what is missing.
     *
     * @param jobs on so many threads
     */
    public void run(int jobs, Enough enough, Watcher watcher)
            throws CannotWriteException, IOException, InterruptedException {
        count(folder, tallies);
        if (folder.seeds() > 0 && enough.reached(folder.seeds(), tallies)) {
            return;
        }
        int choices = design.choices();
        InOrder<List<RunLine>> workers = new InOrder<>(jobs, work(choices));
        Thread keeper = new Thread(() -> keep(workers));
        Runtime.getRuntime().addShutdownHook(keeper);
        List<RunLine> seed = new ArrayList<>();
        workers.run(
                folder.seeds() * choices,
                design.seeds() * choices,
                task -> known(task, choices),
                (task, runs) -> {
                    seed.addAll(runs);
                    if (task % choices < choices - 1) {
                        return true;
                    }
                    take(seed);
                    seed.clear();
                    watcher.done(folder.seeds(), tallies);
                    return !enough.reached(folder.seeds(), tallies);
                });
        Runtime.getRuntime().removeShutdownHook(keeper);
    }

    /** Counts what a folder has, as that which an interrupted sweep left. */
    private static void count(SweepFolder folder, List<Tally> tallies)
            throws CannotWriteException, IOException {
        for (Tally tally : tallies) {
            try (StoredSweep.Lines lines = folder.lines(tally.cell())) {
                lines.forEachRemaining(tally::add);
            }
        }
    }

    private synchronized void take(List<RunLine> seed) {
        folder.take(seed);
        for (int cell = 0; cell < seed.size(); cell++) {
            tallies.get(cell).add(seed.get(cell));
        }
    }

    /** The program is interrupted: no seed that is finished is lost. */
    private synchronized void keep(InOrder<List<RunLine>> workers) {
        try {
            folder.keep(Early.whole(workers.beyond(), design));
        } catch (IOException e) {
            // They will be run again.
        }
    }

    private @Nullable List<RunLine> known(long task, int choices) {
        List<RunLine> seed = folder.early().get(design.seed(task / choices));
        if (seed == null) {
            return null;
        }
        int variants = seed.size() / choices;
        int from = (int) (task % choices) * variants;
        return seed.subList(from, from + variants);
    }

    private InOrder.Work<List<RunLine>> work(int choices) {
        return new InOrder.Work<>() {
            @Override
            public List<RunLine> result(long task) {
                return trials.runs((int) (task % choices), design.seed(task / choices));
            }

            @Override
            public List<RunLine> givenUp(long task) {
                return trials.failed(
                        (int) (task % choices),
                        design.seed(task / choices),
                        new Failed(How.HUNG, Overseer.EndedException.why(limits)));
            }

            /** Each variant of a choice has its own time, and the simulation ends itself. */
            @Override
            public long patienceNanos() {
                int variants = design.cells().size() / choices;
                return Math.multiplyExact(limits.realNanos(), variants + 1);
            }
        };
    }

    /** What was found. */
    public Summary summary() throws CannotWriteException, IOException {
        return new Summary(design, folder.seeds(), tallies, pairs(design, folder));
    }

    /** What was found by runs that are all there. */
    static Summary summary(Design design, SweepFolder folder)
            throws CannotWriteException, IOException {
        List<Tally> tallies = design.cells().stream().map(Tally::new).toList();
        count(folder, tallies);
        return new Summary(design, tallies.get(0).runs(), tallies, pairs(design, folder));
    }

    private static List<Paired> pairs(Design design, SweepFolder folder)
            throws CannotWriteException, IOException {
        List<Paired> pairs = new ArrayList<>();
        Cell base = design.cells().get(0);
        for (Cell cell : design.cells()) {
            if (!cell.sets().equals(base.sets())) {
                base = cell;
            }
            if (!cell.equals(base)) {
                try (StoredSweep.Lines first = folder.lines(base);
                        StoredSweep.Lines second = folder.lines(cell)) {
                    pairs.add(Paired.of(base, first, cell, second));
                }
            }
        }
        return pairs;
    }
}
