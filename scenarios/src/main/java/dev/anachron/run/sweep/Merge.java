package dev.anachron.run.sweep;

import dev.anachron.load.InvalidScenarioException;
import dev.anachron.load.Overrides;
import dev.anachron.load.ScenarioLoader;
import dev.anachron.load.Source;
import dev.anachron.sweep.Cell;
import dev.anachron.sweep.Design;
import dev.anachron.sweep.Summary;
import dev.anachron.write.CannotWriteException;
import dev.anachron.write.StoredSweep;
import dev.anachron.write.StoredSweep.Lines;
import dev.anachron.write.SweepFolder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Puts the parts of a sweep together; the files are those of the whole sweep, byte for byte. */
public final class Merge {
    private final List<StoredSweep> parts;
    private final Design design;

    private Merge(List<StoredSweep> parts, Design design) {
        this.parts = parts;
        this.design = design;
    }

    /**
     * Reads what the parts are.
     *
     * @throws CannotWriteException when they are not all the parts of one sweep
     */
    public static Merge of(List<Path> folders) throws CannotWriteException {
        SortedMap<Integer, StoredSweep> parts = new TreeMap<>();
        StoredSweep first = StoredSweep.read(folders.get(0));
        Design design = first.design().whole();
        for (Path folder : folders) {
            StoredSweep part = StoredSweep.read(folder);
            if (!part.design().whole().equals(design)
                    || part.design().part().of() != first.design().part().of()) {
                throw new CannotWriteException(folder + " and " + folders.get(0)
                        + " are no parts of the same sweep: " + part.design().command() + " and "
                        + design.command());
            }
            StoredSweep other = parts.put(part.design().part().index(), part);
            if (other != null) {
                throw new CannotWriteException(folder + " and " + other.folder()
                        + " are the same part, " + part.design().part().index());
            }
        }
        for (int index = 1; index <= first.design().part().of(); index++) {
            if (!parts.containsKey(index)) {
                throw new CannotWriteException(
                        "part " + index + " of " + first.design().part().of() + " is missing");
            }
        }
        return new Merge(List.copyOf(parts.values()), design);
    }

    /** Writes the whole sweep. */
    public Summary into(Path out)
            throws CannotWriteException, IOException, InvalidScenarioException {
        String yaml = parts.get(0).scenario().text();
        String question = ScenarioLoader.load(
                        new Source(parts.get(0).folder().toString(), yaml, false), Overrides.NONE)
                .scenario()
                .question();
        try (SweepFolder folder = SweepFolder.begin(out, design, false)) {
            for (int cell = 0; cell < design.cells().size(); cell++) {
                merge(cell, folder);
            }
            Summary summary = Sweep.summary(design, folder);
            folder.finish(SweepFiles.of(summary, question, yaml));
            return summary;
        }
    }

    /** The seeds went round: one to each part. */
    private void merge(int index, SweepFolder folder) throws CannotWriteException, IOException {
        Cell cell = design.cells().get(index);
        List<Lines> lines = new ArrayList<>();
        try {
            for (StoredSweep part : parts) {
                lines.add(part.lines(cell));
            }
            for (int part = 0; lines.get(part).hasNext(); part = (part + 1) % parts.size()) {
                folder.add(index, lines.get(part).next());
            }
        } finally {
            for (Lines one : lines) {
                one.close();
            }
        }
    }
}
