package dev.anachron.check.measure;

import dev.anachron.base.NodeId;
import dev.anachron.base.SimTime;
import dev.anachron.check.Measure;
import dev.anachron.check.invariant.Roles;
import dev.anachron.history.History;
import dev.anachron.history.Operation;
import dev.anachron.spi.Fact;
import dev.anachron.trace.Trace;
import dev.anachron.trace.TraceEvent;
import dev.anachron.trace.TraceEvent.Noted;
import dev.anachron.trace.TraceEvent.ProcessChanged;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How long it took until all was well for good after the last fault had struck or healed: there is a
 * leader (where there are any), and every operation that is called from then on ends well. What is
 * still under way when the run ends is not held against it. Infinite when that never came.
 */
public final class ConvergedAfter implements Measure {
    @Override
    public String name() {
        return "converged-after";
    }

    @Override
    public String summary() {
        return "How long after the last fault struck or healed until from then on there was a leader"
                + " and every operation that was called ended well, in milliseconds; infinite when"
                + " that never came.";
    }

    @Override
    public String unit() {
        return "ms";
    }

    @Override
    public double measure(History history, Trace trace) {
        long calm = trace.lastFaultNanos().orElse(SimTime.NEVER);
        List<Operation> after = history.operations().stream()
                .filter(operation -> operation.invokedNanos() >= calm)
                .toList();
        if (calm == SimTime.NEVER || after.isEmpty()) {
            return Double.NaN;
        }
        long inVain = after.stream()
                .filter(operation -> !operation.ok())
                .mapToLong(Operation::returnedNanos)
                .filter(returned -> returned != SimTime.NEVER)
                .max()
                .orElse(calm);
        long well = Math.max(inVain, led(trace, calm));
        long answered = after.stream()
                .filter(Operation::ok)
                .mapToLong(Operation::returnedNanos)
                .filter(returned -> returned >= well)
                .min()
                .orElse(SimTime.NEVER);
        return answered == SimTime.NEVER
                ? Double.POSITIVE_INFINITY
                : SimTime.toMillis(answered - calm);
    }

    /** Since when, not before that instant, every shard has been led; never when some is not at the end. */
    private static long led(Trace trace, long calm) {
        return trace.byShard().stream()
                .mapToLong(shard -> ledAlone(shard, calm))
                .max()
                .orElse(calm);
    }

    private static long ledAlone(Trace trace, long calm) {
        SortedSet<NodeId> leaders = new TreeSet<>();
        boolean everLed = false;
        long since = calm;
        for (TraceEvent event : trace.events()) {
            boolean before = !leaders.isEmpty();
            if (event instanceof Noted noted && noted.fact() instanceof Fact.Role role) {
                if (Roles.leads(role)) {
                    leaders.add(noted.node());
                    everLed = true;
                } else {
                    leaders.remove(noted.node());
                }
            } else if (event instanceof ProcessChanged changed
                    && changed.change() == ProcessChanged.Change.CRASHED) {
                leaders.remove(changed.node());
            }
            if (!before && !leaders.isEmpty()) {
                since = Math.max(since, event.atNanos());
            }
        }
        return everLed && leaders.isEmpty() ? SimTime.NEVER : since;
    }
}
