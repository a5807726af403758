package dev.anachron.run;

import dev.anachron.write.DamagedResultException;
import dev.anachron.write.TraceLine;
import dev.anachron.write.TraceLines;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where two traces part: the first event in which they differ, and the lines around it.
 *
 * @param event its number, from 0: so many events are the same
 * @param common the last lines that both have
 * @param first how the one goes on; shorter than {@link #AHEAD} lines when it ends there
 * @param second how the other goes on
 */
public record Parting(
        long event, List<TraceLine> common, List<TraceLine> first, List<TraceLine> second) {
    /** How many lines from where they part. */
    public static final int AHEAD = 5;

    private static final int BEFORE = 3;

    /** Reads both no further than needed; empty when both have the same lines. */
    public static Optional<Parting> of(TraceLines first, TraceLines second)
            throws DamagedResultException {
        Deque<TraceLine> common = new ArrayDeque<>();
        long event = 0;
        TraceLine one = first.next();
        TraceLine other = second.next();
        while (one != null && one.equals(other)) {
            if (common.size() == BEFORE) {
                common.removeFirst();
            }
            common.addLast(one);
            event++;
            one = first.next();
            other = second.next();
        }
        return one == null && other == null
                ? Optional.empty()
                : Optional.of(new Parting(
                        event, List.copyOf(common), from(one, first), from(other, second)));
    }

    private static List<TraceLine> from(@Nullable TraceLine line, TraceLines rest)
            throws DamagedResultException {
        List<TraceLine> lines = new ArrayList<>();
        TraceLine next = line;
        while (next != null) {
            lines.add(next);
            next = lines.size() < AHEAD ? rest.next() : null;
        }
        return lines;
    }

    /** The first instant at which one of them does what the other does not. */
    public long atNanos() {
        long first = this.first.isEmpty() ? Long.MAX_VALUE : this.first.get(0).atNanos();
        long second =
                this.second.isEmpty() ? Long.MAX_VALUE : this.second.get(0).atNanos();
        return Math.min(first, second);
    }
}
