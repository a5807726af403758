package dev.anachron.write;

import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** What is to be in a file; it may be more than memory holds. */
@FunctionalInterface
public interface Content {
    void writeTo(OutputStream out) throws IOException;

    static Content of(byte[] bytes) {
        return out -> out.write(bytes);
    }

    static Content of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Something that writes itself as text. */
    @FunctionalInterface
    interface Lines {
        void writeTo(Writer writer) throws IOException;
    }

    /** Text that is made while it is written, in UTF-8. */
    static Content lines(Lines lines) {
        return out -> {
            Writer writer = new BufferedWriter(
                    new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
            lines.writeTo(writer);
            writer.flush();
        };
    }

    /** All of it in memory. */
    default byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** All of it in memory, as text. */
    default String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }
}
