package dev.anachron.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A standard stream that remembers what went wrong, which print streams and writers swallow. */
final class Output extends FilterOutputStream {
    private @Nullable IOException failure;

    Output(FileDescriptor descriptor) {
        super(new FileOutputStream(descriptor));
    }

    /** UTF-8 whatever the locale says. */
    PrintWriter writer() {
        PrintStream stream = new PrintStream(this, true, StandardCharsets.UTF_8);
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        try {
            out.write(bytes, from, length);
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    /** Why something could not be written; a reader that went away ({@code | head}) is no failure. */
    @Nullable
    String failure() {
        String message = failure == null ? null : String.valueOf(failure.getMessage());
        return message == null || message.contains("Broken pipe") ? null : message;
    }
}
