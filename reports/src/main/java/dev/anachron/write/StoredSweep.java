package dev.anachron.write;

import dev.anachron.sweep.Cell;
import dev.anachron.sweep.Design;
import dev.anachron.sweep.RunLine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * A sweep that is over.
 *
 * @param folder where it is
 * @param design what it ran
 * @param seeds how many seeds
 */
public record StoredSweep(Path folder, Design design, long seeds) {
    /**
     * Reads what a folder says of itself.
     *
     * @throws CannotWriteException when it holds no sweep
     */
    public static StoredSweep read(Path folder) throws CannotWriteException {
        Path file = folder.resolve(SweepFolder.SUMMARY);
        try {
            var node = Json.MAPPER.readTree(Files.readString(file));
            return new StoredSweep(
                    folder,
                    SweepJson.design(node.required("sweep")),
                    node.required("seeds").asLong());
        } catch (IOException | RuntimeException e) {
            throw new CannotWriteException(folder + " is no sweep of Anachron: it has no "
                    + SweepFolder.SUMMARY + " that can be read");
        }
    }

    static Design design(Path file) throws IOException, CannotWriteException {
        try {
            return SweepJson.design(Json.MAPPER.readTree(Files.readString(file)));
        } catch (RuntimeException e) {
            throw new CannotWriteException(file + " is damaged; remove it and begin again");
        }
    }

    /** {@code scenario.yaml}. */
    public Content scenario() {
        return out -> Files.copy(folder.resolve(SweepFolder.SCENARIO), out);
    }

    /** All its runs, by cell and seed. */
    public Lines lines() throws CannotWriteException {
        try {
            return Lines.of(folder.resolve(SweepFolder.LINES));
        } catch (IOException e) {
            throw new CannotWriteException("cannot read " + folder + ": " + ResultFolder.reason(e));
        }
    }

    /** The runs of that cell. */
    public Lines lines(Cell cell) throws CannotWriteException {
        Lines lines = lines();
        lines.skipTo(cell);
        return lines;
    }

    /** Lines of a file, one after the other. */
    public static final class Lines implements Iterator<RunLine>, AutoCloseable {
        private final Path file;
        private final BufferedReader in;
        private @Nullable RunLine next;
        private @Nullable Cell only;
        private long number;

        private Lines(Path file, BufferedReader in) {
            this.file = file;
            this.in = in;
            advance();
        }

        static Lines of(Path file) throws IOException {
            return new Lines(file, Files.newBufferedReader(file, StandardCharsets.UTF_8));
        }

        private void skipTo(Cell cell) {
            while (next != null && !cell.has(next)) {
                advance();
            }
            only = cell;
        }

        private void advance() {
            try {
                String line = in.readLine();
                number++;
                next = line == null ? null : SweepJson.run(line);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (RuntimeException e) {
                throw new UncheckedIOException(new IOException(
                        file + ":" + number + ": no line of a sweep: " + e.getMessage()));
            }
        }

        @Override
        public boolean hasNext() {
            return next != null && (only == null || only.has(next));
        }

        @Override
        public RunLine next() {
            RunLine run = next;
            if (run == null) {
                throw new NoSuchElementException(file.toString());
            }
            advance();
            return run;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
