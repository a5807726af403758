package dev.anachron.store;

import dev.anachron.trace.Events;
import dev.anachron.trace.TraceEvent;
import dev.anachron.trace.TraceStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the runs of a command keep their events: in memory as long as there are not many, beyond that
 * each run in a file, which goes when this is closed.
 */
public final class TraceStores implements AutoCloseable {
    /** So many events of a run take tens of megabytes. */
    public static final int IN_MEMORY = 250_000;

    private final Path folder;
    private final List<TraceFile> files = new ArrayList<>();
    /** How many more events may stay in memory, those of all runs together. */
    private int room;

    /**
     * Stores for the runs of a command.
     *
     * @param folder where files go
     * @param inMemory how many events may stay in memory, those of all runs together
     */
    public TraceStores(Path folder, int inMemory) {
        this.folder = folder;
        this.room = inMemory;
    }

    /** Stores whose files lie where the system keeps temporary ones. */
    public static TraceStores temporary() {
        return new TraceStores(Path.of(System.getProperty("java.io.tmpdir")), IN_MEMORY);
    }

    /** For one run. */
    public TraceStore store() {
        return new Spilling();
    }

    @Override
    public void close() throws IOException {
        for (TraceFile file : files) {
            file.close();
        }
    }

    private final class Spilling implements TraceStore {
        private List<TraceEvent> events = new ArrayList<>();
        private @Nullable TraceFile file;

        @Override
        public void take(TraceEvent event) {
            if (file != null) {
                file.take(event);
            } else if (room > 0) {
                room--;
                events.add(event);
            } else {
                spill().take(event);
            }
        }

        private TraceFile spill() {
            TraceFile fresh = TraceFile.in(folder);
            files.add(fresh);
            file = fresh;
            events.forEach(fresh::take);
            room += events.size();
            events = List.of();
            return fresh;
        }

        @Override
        public Events events() {
            if (file == null) {
                return Events.of(events);
            }
            file.flush();
            return file;
        }
    }
}
