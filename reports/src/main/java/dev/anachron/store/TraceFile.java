package dev.anachron.store;

import dev.anachron.trace.Events;
import dev.anachron.trace.TraceEvent;
import dev.anachron.trace.TraceSink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The events of one run in a file of their own. The system deletes the file when it is closed or the
 * process ends, however it ends. {@link Layout} says what is in it.
 */
final class TraceFile implements TraceSink, Events, AutoCloseable {
    private static final int BLOCK = 1 << 16;

    private final FileChannel file;
    private final Words words = new Words();
    private final Bytes bytes = new Bytes(words);
    private final Encoder encoder = new Encoder(bytes);
    private long size;
    private long endNanos;

    private TraceFile(FileChannel file) {
        this.file = file;
        bytes.length = Integer.BYTES;
    }

    static TraceFile in(Path folder) {
        try {
            Path path = Files.createTempFile(folder, ".anachron-", ".trace");
            return new TraceFile(FileChannel.open(
                    path,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.DELETE_ON_CLOSE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void take(TraceEvent event) {
        encoder.take(event);
        size++;
        endNanos = event.atNanos();
        if (bytes.length >= BLOCK) {
            flush();
        }
    }

    /** What is still in memory goes to the file. */
    void flush() {
        ByteBuffer block = ByteBuffer.wrap(bytes.array, 0, bytes.length);
        block.putInt(0, bytes.length - Integer.BYTES);
        try {
            while (block.hasRemaining()) {
                file.write(block);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        bytes.length = Integer.BYTES;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public long endNanos() {
        return endNanos;
    }

    @Override
    public Iterator<TraceEvent> iterator() {
        return new Reading();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private final class Reading implements Iterator<TraceEvent> {
        private final Cursor in = new Cursor(words);
        private final Decoder decoder = new Decoder(in);
        private byte[] block = new byte[2 * BLOCK];
        private long position;
        private long left = size;

        @Override
        public boolean hasNext() {
            return left > 0;
        }

        @Override
        public TraceEvent next() {
            if (left == 0) {
                throw new NoSuchElementException();
            }
            left--;
            if (in.at == in.end) {
                int length = ByteBuffer.wrap(read(Integer.BYTES)).getInt();
                in.over(read(length), length);
            }
            return decoder.next();
        }

        private byte[] read(int length) {
            if (block.length < length) {
                block = new byte[length];
            }
            ByteBuffer into = ByteBuffer.wrap(block, 0, length);
            try {
                while (into.hasRemaining()) {
                    int got = file.read(into, position);
                    if (got < 0) {
                        throw new IOException("the file of the trace ends too early");
                    }
                    position += got;
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return block;
        }
    }
}
