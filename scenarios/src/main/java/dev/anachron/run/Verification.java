package dev.anachron.run;

import dev.anachron.engine.Simulation;
import dev.anachron.load.Loaded;
import dev.anachron.scenario.Scenario;
import dev.anachron.store.TraceStores;
import dev.anachron.write.CannotWriteException;
import dev.anachron.write.DamagedResultException;
import dev.anachron.write.TraceLines;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs each variant of a scenario three times, the third time in a fresh Java, and compares. Hashes
 * first; traces are gone through only where they differ, and one variant is kept at a time.
 */
public final class Verification {
    private final Scenario scenario;
    private final FreshRun fresh;

    private Verification(Scenario scenario, FreshRun fresh) {
        this.scenario = scenario;
        this.fresh = fresh;
    }

    /**
     * How a variant came out.
     *
     * @param hash the first run's
     * @param difference how another run differs from it; empty when all are the same
     */
    public record Compared(String variant, String hash, Optional<Difference> difference) {
        public boolean same() {
            return difference.isEmpty();
        }
    }

    /**
     * How another run of the same differs from the first.
     *
     * @param here whether it was in the same Java
     * @param hash the other run's
     * @param parting where their traces part; empty when the events read the same
     * @param draws the random streams that were drawn from more or less often, a line a stream
     */
    public record Difference(
            boolean here, String hash, Optional<Parting> parting, List<String> draws) {}

    /** One entry for each variant. */
    public static List<Compared> of(Loaded loaded, Progress progress)
            throws IOException, DamagedResultException, CannotWriteException {
        return of(loaded, FreshRun.class, progress);
    }

    /**
     * One entry for each variant.
     *
     * @param main what runs in the fresh Java; see {@link FreshRun#serve}
     */
    public static List<Compared> of(Loaded loaded, Class<?> main, Progress progress)
            throws IOException, DamagedResultException, CannotWriteException {
        try (FreshRun fresh = FreshRun.start(loaded, main)) {
            return new Verification(loaded.scenario(), fresh).all(progress);
        }
    }

    private List<Compared> all(Progress progress)
            throws IOException, DamagedResultException, CannotWriteException {
        List<Compared> compared = new ArrayList<>();
        int count = scenario.variants().size();
        progress.begins(scenario);
        for (int i = 0; i < count; i++) {
            Scenario.Variant variant = scenario.variants().get(i);
            progress.starts(i, count, variant);
            try (TraceStores stores = TraceStores.temporary()) {
                Simulated first = run(variant, stores);
                progress.ended(i, count, first);
                compared.add(compare(first, stores));
            }
        }
        return compared;
    }

    private Simulated run(Scenario.Variant variant, TraceStores stores) {
        return new Simulated(
                variant, Simulation.keeping(stores.store(), variant.setup(), scenario.seed()));
    }

    private Compared compare(Simulated first, TraceStores stores)
            throws IOException, DamagedResultException, CannotWriteException {
        Account account = Account.of(first);
        Optional<Difference> here = again(first, account, stores);
        Optional<Difference> there = fresh(first, account);
        return new Compared(
                first.variant().name(), account.hash(), here.isPresent() ? here : there);
    }

    private Optional<Difference> again(Simulated first, Account account, TraceStores stores)
            throws DamagedResultException {
        Simulated again = run(first.variant(), stores);
        Account other = Account.of(again);
        return other.equals(account)
                ? Optional.empty()
                : Optional.of(difference(
                        first, account, true, other, TraceLines.of(again.run().trace())));
    }

    private Optional<Difference> fresh(Simulated first, Account account)
            throws IOException, DamagedResultException, CannotWriteException {
        Account other = fresh.account();
        Optional<Difference> difference = Optional.empty();
        if (!other.equals(account)) {
            TraceLines trace = fresh.trace();
            difference = Optional.of(difference(first, account, false, other, trace));
            while (trace.next() != null) {
                // what comes after the parting interests nobody
            }
        }
        fresh.next();
        return difference;
    }

    private static Difference difference(
            Simulated first, Account account, boolean here, Account other, TraceLines trace)
            throws DamagedResultException {
        Optional<Parting> parting = Parting.of(TraceLines.of(first.run().trace()), trace);
        return new Difference(here, other.hash(), parting, account.drawsUnlike(other));
    }
}
