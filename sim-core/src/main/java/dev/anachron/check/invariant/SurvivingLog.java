package dev.anachron.check.invariant;

import dev.anachron.base.NodeId;
import dev.anachron.base.Version;
import dev.anachron.spi.Fact;
import dev.anachron.trace.Trace;
import dev.anachron.trace.TraceEvent.Noted;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The log of one node in the end. What a snapshot has taken the place of is not known.
 *
 * @param entries by position
 */
record SurvivingLog(NodeId node, SortedMap<Long, Version> entries) {
    static SurvivingLog of(NodeId node, Trace trace) {
        SortedMap<Long, Version> entries = new TreeMap<>();
        trace.of(Noted.class)
                .filter(noted -> noted.node().equals(node))
                .forEach(noted -> see(noted.fact(), entries));
        return new SurvivingLog(node, entries);
    }

    /** Of whoever began to lead in the highest epoch; an empty one, where nobody ever led. */
    static SurvivingLog ofLastLeader(Trace trace) {
        return trace.of(Noted.class)
                .filter(noted -> noted.fact() instanceof Fact.Role role && Roles.leads(role))
                .max(Comparator.comparingLong(noted -> ((Fact.Role) noted.fact()).epoch()))
                .map(leads -> of(leads.node(), trace))
                .orElseGet(() -> new SurvivingLog(new NodeId(""), new TreeMap<>()));
    }

    boolean has(Version entry) {
        return entry.equals(entries.get(entry.position()));
    }

    private static void see(Fact fact, SortedMap<Long, Version> entries) {
        if (fact instanceof Fact.Append append) {
            entries.put(append.entry().position(), append.entry());
        } else if (fact instanceof Fact.Truncate truncate) {
            entries.tailMap(truncate.fromIndex()).clear();
        } else if (fact instanceof Fact.Recover recover) {
            entries.tailMap(recover.lastIndex() + 1).clear();
        } else if (fact instanceof Fact.Snapshot snapshot) {
            entries.headMap(snapshot.last().position() + 1).clear();
        }
    }

    /** What it has in the place of an entry; null when it has that very one, or none that is known. */
    @Nullable
    Version insteadOf(Version entry) {
        Version there = entries.get(entry.position());
        return entry.equals(there) ? null : there;
    }
}
