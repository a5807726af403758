package dev.anachron.sweep;

import dev.anachron.sweep.Tally.Came;
import dev.anachron.sweep.Tally.Outcome;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a sweep found.
 *
 * @param design what it was to run
 * @param seeds how many seeds it ran; fewer than it was to when it knew enough before
 * @param tallies one for each cell
 * @param pairs each choice's variants beside its first
 */
public record Summary(Design design, long seeds, List<Tally> tallies, List<Paired> pairs) {
    public Summary {
        tallies = List.copyOf(tallies);
        pairs = List.copyOf(pairs);
    }

    public long runs() {
        return tallies.stream().mapToLong(Tally::runs).sum();
    }

    /** How many runs did not come to their end. */
    public long failed() {
        return tallies.stream().mapToLong(tally -> tally.runs() - tally.ended()).sum();
    }

    /**
     * Those of a grid's cells that ran as an earlier one of the same variant, with that one: the values that tell
     * them apart have no effect, most often because the variant has its own.
     */
    public SortedMap<String, String> idle() {
        SortedMap<String, String> idle = new TreeMap<>();
        for (int i = 0; i < tallies.size(); i++) {
            Tally later = tallies.get(i);
            tallies.subList(0, i).stream()
                    .filter(one -> one.cell().variant().equals(later.cell().variant()))
                    .filter(later::ranTheSame)
                    .findFirst()
                    .ifPresent(one -> idle.put(later.cell().title(), one.cell().title()));
        }
        return idle;
    }

    /** All expectations together; what is certain outweighs what is not, and a run that failed is unmet. */
    public Outcome outcome() {
        List<Outcome> all = tallies.stream()
                .flatMap(tally -> tally.expectations().stream())
                .map(Came::outcome)
                .toList();
        if (failed() > 0 || all.contains(Outcome.NOT_MET)) {
            return Outcome.NOT_MET;
        }
        return all.contains(Outcome.UNDECIDED) ? Outcome.UNDECIDED : Outcome.MET;
    }
}
