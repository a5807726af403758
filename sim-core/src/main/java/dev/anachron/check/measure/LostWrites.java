package dev.anachron.check.measure;

import dev.anachron.check.Measure;
import dev.anachron.check.invariant.Durability;
import dev.anachron.history.History;
import dev.anachron.trace.Trace;

/** How many acknowledged writes were lost, as {@link Durability} defines it. */
public final class LostWrites implements Measure {
    @Override
    public String name() {
        return "lost-writes";
    }

    @Override
    public String summary() {
        return "How many writes were acknowledged and yet have no place in the order that survived: nobody"
                + " applied them, or an entry of a higher epoch was applied in their place; where nobody orders writes, no"
                + " node held them or anything newer when they were acknowledged, or none does in"
                + " the end.";
    }

    @Override
    public String unit() {
        return "";
    }

    @Override
    public double measure(History history, Trace trace) {
        return Durability.lost(history, trace).size();
    }
}
