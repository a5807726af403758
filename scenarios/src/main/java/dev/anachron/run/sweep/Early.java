package dev.anachron.run.sweep;

import dev.anachron.sweep.Design;
import dev.anachron.sweep.RunLine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is finished although something before it is not. */
final class Early {
    private Early() {}

    /** Those seeds of which every cell's run is there, its runs in the order of the cells. */
    static Collection<List<RunLine>> whole(List<List<RunLine>> tasks, Design design) {
        SortedMap<Long, List<RunLine>> seeds = new TreeMap<>();
        for (List<RunLine> runs : tasks) {
            seeds.computeIfAbsent(runs.get(0).seed(), unused -> new ArrayList<>())
                    .addAll(runs);
        }
        seeds.values().removeIf(runs -> runs.size() < design.cells().size());
        return seeds.values();
    }
}
