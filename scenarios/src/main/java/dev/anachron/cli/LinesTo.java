package dev.anachron.cli;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** Bytes of UTF-8 on their way to a writer of characters: by whole lines, since none cuts a character. */
final class LinesTo extends OutputStream {
    private final PrintWriter to;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    LinesTo(PrintWriter to) {
        this.to = to;
    }

    @Override
    public void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        int end = from + length;
        while (end > from && bytes[end - 1] != '\n') {
            end--;
        }
        line.write(bytes, from, end - from);
        if (end > from) {
            pass();
        }
        line.write(bytes, end, from + length - end);
    }

    private void pass() {
        to.print(line.toString(StandardCharsets.UTF_8));
        line.reset();
    }

    @Override
    public void close() {
        pass();
        to.flush();
    }
}
