package dev.anachron.histories;

import dev.anachron.base.Value;
import dev.anachron.history.History;
import dev.anachron.history.Operation;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads a file as a history: finds out how it is written, and names what is ill-formed. */
public final class HistoryFile {
    private final Path path;
    private final Findings findings;
    private final As as;

    /**
     * As what a file is to be read.
     *
     * @param initial what the objects hold before anything was written, in EDN; null for nothing
     */
    public record As(
            Format format, ObjectType type, @Nullable String initial) {
        /** As it says itself. */
        public static final As IT_SAYS = new As(Format.AUTO, ObjectType.AUTO, null);
    }

    /**
     * Where an operation stands.
     *
     * @param line of its begin
     */
    record Places(int line, int answerLine, int answerColumn) {}

    private HistoryFile(Path path, As as) {
        this.path = path;
        this.as = as;
        this.findings = new Findings(path.toString());
    }

    /**
     * Reads all of it.
     *
     * @throws IllFormedHistoryException when it cannot be judged
     */
    public static ReadHistory read(Path path, As as) throws IllFormedHistoryException {
        return new HistoryFile(path, as).read();
    }

    private ReadHistory read() throws IllFormedHistoryException {
        try (InputStream in =
                new BufferedInputStream(Files.newInputStream(path), Recognition.HEAD)) {
            in.mark(Recognition.HEAD);
            byte[] head = in.readNBytes(Recognition.HEAD);
            in.reset();
            return read(Recognition.of(head, as.format()), in);
        } catch (MalformedException e) {
            findings.add(e);
        } catch (NoSuchFileException e) {
            findings.add(0, 0, "there is no such file");
        } catch (AccessDeniedException e) {
            findings.add(0, 0, "may not be read by you");
        } catch (IOException e) {
            findings.add(0, 0, "cannot be read; expected a file");
        }
        findings.throwIfAny();
        throw new AssertionError("nothing was read, and nothing was wrong");
    }

    private ReadHistory read(Recognition recognised, InputStream in)
            throws IOException, MalformedException, IllFormedHistoryException {
        if (recognised.format() == Format.ANACHRON) {
            JsonHistory json = new JsonHistory(new Characters(in), as.type(), findings);
            List<Operation> operations = json.read();
            return settled(recognised.format(), as.type(), true, operations, json.places());
        }
        Pairing pairing = pairing(recognised, in);
        findings.throwIfAny();
        Translation translation =
                new Translation(pairing.operations(), as.type(), recognised.log(), findings);
        List<Operation> operations = translation.operations();
        return settled(
                recognised.format(),
                translation.type(),
                pairing.timed(),
                operations,
                pairing.operations().stream().map(HistoryFile::places).toList());
    }

    private static Places places(Recorded one) {
        Edn answer = one.result == null ? one.place : one.result;
        return new Places(one.place.line(), answer.line(), answer.column());
    }

    private Pairing pairing(Recognition recognised, InputStream in) throws IOException {
        Pairing pairing = new Pairing(findings);
        try {
            Characters characters = new Characters(in);
            if (recognised.log()) {
                new LogLines(characters, findings).readInto(pairing);
            } else {
                new EdnHistory(characters, findings).readInto(pairing);
            }
        } catch (MalformedException e) {
            findings.add(e); // from here on nothing can be read
        }
        return pairing;
    }

    private ReadHistory settled(
            Format format,
            ObjectType type,
            boolean timed,
            List<Operation> operations,
            List<Places> places)
            throws IllFormedHistoryException {
        findings.throwIfAny();
        if (operations.isEmpty()) {
            findings.add(1, 1, "this has no operation of a client; expected one at least");
        }
        Beginning beginning = new Beginning(initial(), type, operations);
        List<Operation> all = changes(beginning);
        int before = all.size();
        operations.forEach(operation -> all.add(beginning.seen(operation, all.size())));
        ThinAir thinAir = new ThinAir(all);
        for (Operation operation : all) {
            Value unwritten = thinAir.in(operation);
            if (unwritten != null) {
                Places place = places.get(operation.id() - before);
                findings.add(
                        place.answerLine(),
                        place.answerColumn(),
                        operation.text() + ", but nothing in this history writes "
                                + unwritten.text()
                                + " there; expected a history from its beginning, or "
                                + (as.initial() == null ? "--initial" : "another --initial")
                                + " with what was there before");
            }
        }
        findings.throwIfAny();
        List<Integer> lines = new ArrayList<>(Collections.nCopies(before, 0));
        places.forEach(place -> lines.add(place.line()));
        return new ReadHistory(path.toString(), format, type, timed, new History(all), lines);
    }

    /** A problem of the option and not of the file. */
    private interface Reading<T> {
        @Nullable
        T read() throws MalformedException;
    }

    private List<Operation> changes(Beginning beginning) throws IllFormedHistoryException {
        return Objects.requireNonNull(ofOption(beginning::changes));
    }

    private @Nullable Edn initial() throws IllFormedHistoryException {
        String said = as.initial();
        return said == null ? null : ofOption(() -> onlyValue(said));
    }

    private <T> @Nullable T ofOption(Reading<T> reading) throws IllFormedHistoryException {
        try {
            return reading.read();
        } catch (MalformedException e) {
            Findings option = new Findings("--initial " + as.initial());
            option.add(0, 0, e.what());
            option.throwIfAny();
            throw new AssertionError("there was something wrong", e);
        }
    }

    private static Edn onlyValue(String text) throws MalformedException {
        try {
            EdnReader reader = new EdnReader(Characters.of(text, 1, 1));
            Edn value = reader.next();
            Edn more = value == null ? null : reader.next();
            if (value == null || more != null) {
                throw new MalformedException(
                        1, 1, value == null ? "expected a value" : "expected one value only");
            }
            return value;
        } catch (IOException e) {
            throw new AssertionError("a text in memory cannot be read", e);
        }
    }
}
