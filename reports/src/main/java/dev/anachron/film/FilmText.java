package dev.anachron.film;

import com.jcraft.jzlib.Deflater;
import com.jcraft.jzlib.DeflaterOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import tools.jackson.databind.json.JsonMapper;

/** A film as a page holds it: JSON, packed (RFC 1950), in letters (RFC 4648). */
public final class FilmText {
    private static final JsonMapper MAPPER = new JsonMapper();
    /** A fourth of the time of level 9, for a fiftieth more bytes. */
    private static final int LEVEL = 6;

    private FilmText() {}

    /** The same film makes the same text. */
    public static String of(Film film) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 * 1024);
            try (DeflaterOutputStream out =
                    new DeflaterOutputStream(bytes, new Deflater(LEVEL), 64 * 1024)) {
                out.write(MAPPER.writeValueAsBytes(film));
            }
            return Base64.getEncoder().encodeToString(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
    }
}
