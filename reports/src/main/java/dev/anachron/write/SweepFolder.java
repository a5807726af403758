package dev.anachron.write;

import dev.anachron.sweep.Cell;
import dev.anachron.sweep.Design;
import dev.anachron.sweep.RunLine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The folder of a sweep while it runs. Finished runs are kept in {@code unfinished} as they come, so that an
 * interrupted sweep can go on; the sweep's own files appear all at once, when it is over. It takes the place
 * of an older sweep of the same scenario, and of nothing else.
 *
 * <p>Runs come seed by seed, and within a seed cell by cell; each cell has a file of its own, so that put
 * together they are ordered by cell and seed, however many they are.
 */
public final class SweepFolder implements AutoCloseable {
    static final String LINES = "sweep.jsonl";
    static final String SUMMARY = "summary.json";
    static final String PAGE = "report.html";
    static final String SCENARIO = "scenario.yaml";
    private static final String UNFINISHED = "unfinished";
    private static final String DESIGN = "design.json";
    private static final String EARLY = "early.jsonl";
    private static final List<String> OURS =
            List.of(LINES, SUMMARY, PAGE, SCENARIO, UNFINISHED, "junit.xml");

    private final Path named;
    private final Path target;
    private final Design design;
    private final List<Writer> writers = new ArrayList<>();
    private final SortedMap<Long, List<RunLine>> early = new TreeMap<>();
    private long seeds;

    private SweepFolder(Path named, Path target, Design design) {
        this.named = named;
        this.target = target;
        this.design = design;
    }

    /**
     * Begins a sweep, or goes on with one.
     *
     * @param resume whether to go on with what an interrupted one left
     * @throws CannotWriteException when the folder is in use for something else, holds an unfinished sweep
     *     that nobody wants to go on with, or on an I/O error
     */
    public static SweepFolder begin(Path named, Design design, boolean resume)
            throws CannotWriteException {
        SweepFolder folder = new SweepFolder(named, ResultFolder.resolved(named), design);
        try {
            folder.mayBegin(resume);
            folder.open();
            return folder;
        } catch (IOException e) {
            throw folder.cannot(e);
        }
    }

    private void mayBegin(boolean resume) throws IOException, CannotWriteException {
        if (Files.exists(target) && !Files.isDirectory(target)) {
            throw new CannotWriteException(named + " is a file; a sweep is a folder");
        }
        if (!Files.exists(target)) {
            return;
        }
        for (String name : names()) {
            if (!OURS.contains(name)) {
                throw new CannotWriteException(named + " holds '" + name
                        + "', which is no part of a sweep; choose another --out");
            }
        }
        if (Files.exists(target.resolve(SUMMARY))) {
            String other = StoredSweep.read(named).design().scenario();
            if (!other.equals(design.scenario())) {
                throw new CannotWriteException(named + " holds a sweep of '" + other + "', not of '"
                        + design.scenario() + "'; choose another --out");
            }
        }
        if (Files.exists(unfinished()) && !resume) {
            throw new CannotWriteException(named
                    + " holds an unfinished sweep; go on with it by --resume, or remove "
                    + named.resolve(UNFINISHED));
        }
        if (Files.exists(unfinished().resolve(DESIGN))) {
            Design begun = StoredSweep.design(unfinished().resolve(DESIGN));
            if (!begun.equals(design)) {
                throw new CannotWriteException("the unfinished sweep in " + named
                        + " is another one: " + begun.command() + " of Anachron "
                        + begun.version() + "; choose another --out");
            }
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> children = Files.list(target)) {
            return children.map(child -> String.valueOf(child.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    private void open() throws IOException {
        Files.createDirectories(unfinished());
        Files.write(unfinished().resolve(DESIGN), Json.pretty(SweepJson.design(design)));
        seeds = wholeSeeds();
        for (int cell = 0; cell < design.cells().size(); cell++) {
            cut(cell);
            writers.add(Files.newBufferedWriter(
                    file(cell),
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND));
        }
        readEarly();
    }

    private Path unfinished() {
        return target.resolve(UNFINISHED);
    }

    private Path file(int cell) {
        return unfinished().resolve("cell-" + (cell + 1) + ".jsonl");
    }

    /** How many seeds all cells have. */
    private long wholeSeeds() throws IOException {
        long least = Long.MAX_VALUE;
        for (int cell = 0; cell < design.cells().size(); cell++) {
            long lines = 0;
            if (Files.exists(file(cell))) {
                try (BufferedReader in = Files.newBufferedReader(file(cell))) {
                    for (String line = in.readLine(); line != null; line = in.readLine()) {
                        // A killed program may have left a part of its last line.
                        lines += line.endsWith("}") ? 1 : 0;
                    }
                }
            }
            least = Math.min(least, lines);
        }
        return least;
    }

    /** Leaves the lines of those seeds that all cells have. */
    private void cut(int cell) throws IOException {
        if (!Files.exists(file(cell))) {
            return;
        }
        Path whole = unfinished().resolve("cut.jsonl");
        try (BufferedReader in = Files.newBufferedReader(file(cell));
                Writer out = Files.newBufferedWriter(whole)) {
            for (long left = seeds; left > 0; left--) {
                out.append(in.readLine()).append('\n');
            }
        }
        Files.move(whole, file(cell), StandardCopyOption.REPLACE_EXISTING);
    }

    private void readEarly() throws IOException {
        Path file = unfinished().resolve(EARLY);
        if (!Files.exists(file)) {
            return;
        }
        int cells = design.cells().size();
        List<RunLine> runs = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            runs.add(SweepJson.run(line));
        }
        for (int from = 0; from + cells <= runs.size(); from += cells) {
            List<RunLine> seed = List.copyOf(runs.subList(from, from + cells));
            early.put(seed.get(0).seed(), seed);
        }
        Files.delete(file);
    }

    /** How many seeds are done, all from the first. */
    public long seeds() {
        return seeds;
    }

    /** What an interrupted sweep had finished beyond that, by seed. */
    public SortedMap<Long, List<RunLine>> early() {
        return early;
    }

    /** The next seed's runs, one for each cell. */
    public void take(List<RunLine> runs) {
        for (int cell = 0; cell < runs.size(); cell++) {
            add(cell, runs.get(cell));
        }
        seeds++;
    }

    /** The next run of a cell. */
    public void add(int cell, RunLine run) {
        try {
            Writer writer = writers.get(cell);
            writer.append(SweepJson.line(run)).append('\n');
            writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps what is finished although a seed before it is not, for the next time. */
    public void keep(Iterable<List<RunLine>> beyond) throws IOException {
        try (Writer out = Files.newBufferedWriter(unfinished().resolve(EARLY))) {
            for (List<RunLine> runs : beyond) {
                for (RunLine run : runs) {
                    out.append(SweepJson.line(run)).append('\n');
                }
            }
        }
    }

    /** The runs of a cell as far as they are done, in order of seed. */
    public StoredSweep.Lines lines(Cell cell) throws CannotWriteException {
        try {
            return StoredSweep.Lines.of(file(design.cells().indexOf(cell)));
        } catch (IOException e) {
            throw cannot(e);
        }
    }

    /**
     * Puts the sweep's files in their place.
     *
     * @param files beside {@code sweep.jsonl}
     */
    public void finish(SortedMap<String, Content> files) throws CannotWriteException {
        try (FreshFolder fresh = new FreshFolder(target)) {
            closeWriters();
            fresh.begin();
            fresh.add(LINES, out -> {
                for (int cell = 0; cell < design.cells().size(); cell++) {
                    Files.copy(file(cell), out);
                }
            });
            for (var file : files.entrySet()) {
                fresh.add(file.getKey(), file.getValue());
            }
            fresh.swap();
        } catch (IOException e) {
            throw cannot(e);
        }
    }

    private void closeWriters() throws IOException {
        for (Iterator<Writer> all = writers.iterator(); all.hasNext(); all.remove()) {
            all.next().close();
        }
    }

    private CannotWriteException cannot(IOException e) {
        return new CannotWriteException(
                "cannot write " + named + ": " + Objects.requireNonNull(ResultFolder.reason(e)));
    }

    /** What is unfinished stays. */
    @Override
    public void close() throws CannotWriteException {
        try {
            closeWriters();
        } catch (IOException e) {
            throw cannot(e);
        }
    }
}
