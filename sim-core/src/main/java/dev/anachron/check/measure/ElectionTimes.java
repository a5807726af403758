package dev.anachron.check.measure;

import dev.anachron.base.NodeId;
import dev.anachron.check.invariant.Roles;
import dev.anachron.spi.Fact;
import dev.anachron.trace.Trace;
import dev.anachron.trace.TraceEvent;
import dev.anachron.trace.TraceEvent.Delivered;
import dev.anachron.trace.TraceEvent.Noted;
import dev.anachron.trace.TraceEvent.ProcessChanged;
import dev.anachron.trace.TraceEvent.ProcessChanged.Change;
import dev.anachron.trace.TraceEvent.Sent;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How long a cluster was without a leader whose process had died: from the crash until every node that
 * survived it has taken up the new leader's first message, its heartbeat (the Raft paper, section 9.3).
 * An outage that the run does not see the end of is left out.
 */
public final class ElectionTimes {
    private static final long NONE = -1;

    private final List<Long> times = new ArrayList<>();
    private final SortedSet<String> up = new TreeSet<>();
    private final SortedSet<String> deaf = new TreeSet<>();
    private @Nullable NodeId leader;
    private long epoch = NONE;
    private long crashedNanos = NONE;
    /** The new leader's first message, in the order of sending; and its type, for the others get another. */
    private long firstId = NONE;

    private String firstType = "";

    private ElectionTimes() {}

    /** In nanoseconds, in order of the crashes, one shard after the other. */
    public static List<Long> of(Trace trace) {
        List<Long> all = new ArrayList<>();
        for (Trace shard : trace.byShard()) {
            ElectionTimes times = new ElectionTimes();
            shard.events().forEach(times::see);
            all.addAll(times.times);
        }
        return List.copyOf(all);
    }

    private void see(TraceEvent event) {
        if (event instanceof Delivered delivered) {
            if (crashedNanos != NONE && isFirstOfNew(delivered)) {
                heard(delivered);
            }
        } else if (event instanceof Sent sent) {
            if (firstId == NONE && sent.from().equals(leader)) {
                firstId = sent.id();
                firstType = sent.message().type();
            }
        } else if (event instanceof Noted noted) {
            noted(noted);
        } else if (event instanceof ProcessChanged changed) {
            changed(changed);
        }
    }

    private boolean isFirstOfNew(Delivered delivered) {
        return firstId != NONE
                && delivered.id() >= firstId
                && delivered.from().equals(leader)
                && delivered.message().type().equals(firstType);
    }

    private void heard(Delivered delivered) {
        deaf.remove(delivered.to().name());
        if (deaf.isEmpty()) {
            times.add(delivered.atNanos() - crashedNanos);
            crashedNanos = NONE;
        }
    }

    private void noted(Noted noted) {
        if (crashedNanos == NONE) {
            up.add(noted.node().name());
        }
        if (!(noted.fact() instanceof Fact.Role role)) {
            return;
        }
        if (Roles.leads(role) && role.epoch() > epoch) {
            leader = noted.node();
            epoch = role.epoch();
            firstId = NONE;
            deaf.addAll(up);
            deaf.remove(leader.name());
        } else if (noted.node().equals(leader) && !Roles.leads(role)) {
            leader = null;
        }
    }

    private void changed(ProcessChanged changed) {
        if (changed.change() != Change.CRASHED) {
            return;
        }
        up.remove(changed.node().name());
        deaf.remove(changed.node().name());
        if (changed.node().equals(leader)) {
            leader = null;
            crashedNanos = crashedNanos == NONE ? changed.atNanos() : crashedNanos;
        }
    }
}
