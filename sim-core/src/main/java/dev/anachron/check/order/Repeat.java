package dev.anachron.check.order;

import dev.anachron.base.Version;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A change that the store made a second time, after a later one of the same client.
 *
 * @param change what was made again
 * @param later the next change of that object by that client
 * @param seen the read that found it in its new place
 */
public record Repeat(int change, int later, int seen) {
    /** Those who read a change by a later version than the next change of its client has. */
    static List<Repeat> in(Dependencies on, Map<String, WriteOrder> orders) {
        int[] next = new int[on.size()];
        Arrays.fill(next, Dependencies.NONE);
        for (int change = 0; change < next.length; change++) {
            int before = on.previousChange(change);
            if (before >= 0 && on.chain(change) == on.chain(before)) {
                next[before] = change;
            }
        }
        List<Repeat> repeats = new ArrayList<>();
        for (int read = 0; read < next.length; read++) {
            int seen = on.operation(read).isRead() ? on.source(read) : Dependencies.NONE;
            if (seen >= 0 && next[seen] >= 0) {
                Repeat repeat = new Repeat(seen, next[seen], read);
                WriteOrder order = orders.get(on.operation(read).command().key());
                if (order != null && repeat.happened(on, order)) {
                    repeats.add(repeat);
                }
            }
        }
        return repeats;
    }

    private boolean happened(Dependencies on, WriteOrder order) {
        Version told = on.operation(change).version();
        Version next = on.operation(later).version();
        return !told.equals(Version.NONE)
                && !next.equals(Version.NONE)
                && order.precedes(told, next)
                && order.precedes(next, on.operation(seen).version());
    }
}
