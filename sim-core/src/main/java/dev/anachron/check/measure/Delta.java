package dev.anachron.check.measure;

import dev.anachron.base.SimTime;
import dev.anachron.check.Measure;
import dev.anachron.check.staleness.Atomicity;
import dev.anachron.history.History;
import dev.anachron.trace.Trace;

/** The least Δ for which all registers are Δ-atomic (Golab, Li and Shah, PODC 2011). */
public final class Delta implements Measure {
    @Override
    public String name() {
        return "delta";
    }

    @Override
    public String summary() {
        return "How much earlier reads must count as called for every register to be linearizable, in"
                + " milliseconds: 0 when they are, without end when a read returned what nobody had"
                + " asked to write. Registers count whose written values are unique.";
    }

    @Override
    public String unit() {
        return "ms";
    }

    @Override
    public double measure(History history, Trace trace) {
        long most = Atomicity.of(history).stream()
                .mapToLong(Atomicity::deltaNanos)
                .max()
                .orElse(-1);
        if (most < 0) {
            return Double.NaN;
        }
        return most == SimTime.NEVER ? Double.POSITIVE_INFINITY : SimTime.toMillis(most);
    }
}
