package dev.anachron.check.measure;

import dev.anachron.check.Measure;
import dev.anachron.check.invariant.Roles;
import dev.anachron.history.History;
import dev.anachron.spi.Fact;
import dev.anachron.trace.Trace;
import dev.anachron.trace.TraceEvent.Noted;

/** How often a leader was elected. */
public final class Elections implements Measure {
    @Override
    public String name() {
        return "elections";
    }

    @Override
    public String summary() {
        return "How many epochs (terms, views) had a leader; the shards' together.";
    }

    @Override
    public String unit() {
        return "";
    }

    @Override
    public double measure(History history, Trace trace) {
        return trace.byShard().stream().mapToLong(Elections::epochsLed).sum();
    }

    private static long epochsLed(Trace shard) {
        return shard.of(Noted.class)
                .filter(noted -> Roles.leads(noted.fact()))
                .mapToLong(noted -> ((Fact.Role) noted.fact()).epoch())
                .distinct()
                .count();
    }
}
