package dev.anachron.check.measure;

import dev.anachron.check.Measure;
import dev.anachron.check.ProgramOrder;
import dev.anachron.check.staleness.Atomicity;
import dev.anachron.history.History;
import dev.anachron.trace.Trace;

/** A k for which all registers are k-atomic (Golab, Li and Shah, PODC 2011), by what clients saw alone. */
public final class Versions implements Measure {
    @Override
    public String name() {
        return "k";
    }

    @Override
    public String summary() {
        return "How many of the latest versions suffice for every read of a register to return one of"
                + " them, in an order that respects real time: exact for 1, which is linearizable, and"
                + " for 2; above that fewer may suffice. Registers count whose written values are"
                + " unique.";
    }

    @Override
    public String unit() {
        return "";
    }

    @Override
    public double measure(History history, Trace trace) {
        History ordered = new History(ProgramOrder.moved(history.operations()));
        int most = Atomicity.of(ordered).stream()
                .mapToInt(Atomicity::versions)
                .max()
                .orElse(0);
        if (most == 0) {
            return Double.NaN;
        }
        return most == Integer.MAX_VALUE ? Double.POSITIVE_INFINITY : most;
    }
}
