package dev.anachron.bench;

import dev.anachron.engine.Run;
import dev.anachron.engine.Simulation;
import dev.anachron.scenario.Setup;
import dev.anachron.store.TraceStores;
import dev.anachron.trace.TraceStore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** What becomes of a trace. Its hash is made in any case. */
public enum Tracing {
    /** Nothing more. */
    NONE {
        @Override
        Run run(Setup setup, long seed) {
            return Simulation.run(setup, seed, null);
        }
    },
    /** The events stay in memory. */
    KEPT {
        @Override
        Run run(Setup setup, long seed) {
            return Simulation.keeping(TraceStore.inMemory(), setup, seed);
        }
    },
    /** The events go to a temporary file. */
    DISK {
        @Override
        Run run(Setup setup, long seed) {
            Path folder = Path.of(System.getProperty("java.io.tmpdir"));
            try (TraceStores stores = new TraceStores(folder, 0)) {
                return Simulation.keeping(stores.store(), setup, seed);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    };

    abstract Run run(Setup setup, long seed);
}
