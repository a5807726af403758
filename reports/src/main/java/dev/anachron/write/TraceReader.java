package dev.anachron.write;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Reads {@code trace.jsonl} a line at a time; it may be longer than memory. What is no event is
 * reported with file, line and column.
 */
public final class TraceReader implements TraceLines, AutoCloseable {
    /** What a decoder puts in place of bytes that are not UTF-8; our own texts never have it. */
    private static final char NOT_UTF_8 = '\ufffd';

    private final String name;
    private final BufferedReader lines;
    private long line;
    private boolean ended;

    /**
     * Reads a trace from anywhere; an empty line ends it.
     *
     * @param name as messages show it
     */
    public TraceReader(String name, BufferedReader lines) {
        this.name = name;
        this.lines = lines;
    }

    public static TraceReader open(Path file) throws DamagedResultException {
        try {
            InputStreamReader in =
                    new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8);
            return new TraceReader(file.toString(), new BufferedReader(in));
        } catch (NoSuchFileException e) {
            throw new DamagedResultException(file + ": there is no such file");
        } catch (IOException e) {
            throw new DamagedResultException(file + ": cannot be read");
        }
    }

    @Override
    public @Nullable TraceLine next() throws DamagedResultException {
        String text = ended ? null : line();
        if (text == null || text.isEmpty()) {
            ended = true;
            return null;
        }
        line++;
        int odd = text.indexOf(NOT_UTF_8);
        if (odd >= 0) {
            throw damaged(odd + 1, "this is not UTF-8");
        }
        return event(text);
    }

    private @Nullable String line() throws DamagedResultException {
        try {
            return lines.readLine();
        } catch (IOException e) {
            throw new DamagedResultException(name + ": cannot be read");
        }
    }

    private TraceLine event(String text) throws DamagedResultException {
        try {
            JsonNode node = Json.MAPPER.readTree(text);
            JsonNode at = node.path("atNanos");
            if (!at.canConvertToLong()) {
                throw damaged(1, "has no whole number 'atNanos'");
            }
            return new TraceLine(at.longValue(), text(node, "place"), text(node, "text"));
        } catch (JacksonException e) {
            int column = Math.max(1, e.getLocation().getColumnNr());
            throw damaged(column, "is not JSON (" + e.getOriginalMessage() + ")");
        }
    }

    private String text(JsonNode node, String key) throws DamagedResultException {
        JsonNode value = node.path(key);
        if (!value.isString()) {
            throw damaged(1, "has no '" + key + "'");
        }
        return value.stringValue();
    }

    private DamagedResultException damaged(int column, String what) {
        return new DamagedResultException(name + ":" + line + ":" + column + ": " + what
                + "; expected an event as 'anachron run' writes it");
    }

    @Override
    public void close() throws DamagedResultException {
        try {
            lines.close();
        } catch (IOException e) {
            throw new DamagedResultException(name + ": cannot be read");
        }
    }
}
