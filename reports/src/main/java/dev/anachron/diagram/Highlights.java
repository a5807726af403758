package dev.anachron.diagram;

import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * What a timeline points at.
 *
 * @param stale the operations that returned an old value, by number
 * @param labels what to write at single operations, by number
 * @param missed the operations among them that were missed, and by which: the ends of an arrow;
 *     null when there is none
 */
public record Highlights(
        SortedSet<Integer> stale,
        SortedMap<Integer, String> labels,
        @Nullable Arrow missed) {
    /**
     * Real-time order that was not kept.
     *
     * @param earlier the operation that had ended
     * @param later the operation that did not know of it
     */
    public record Arrow(int earlier, int later) {}

    /** The labelled operations, in order. */
    List<Integer> labelled() {
        return List.copyOf(labels.keySet());
    }
}
