package dev.anachron.diagram;

import dev.anachron.engine.Run.FaultReport;

import java.util.ArrayList;
import java.util.List;

/** Puts the names of fault windows in as few rows as keep them apart. */
record FaultRows(List<Placed> placed) {
    /** About the width of a letter of a fault's name. */
    private static final double LETTER = 6.6;

    record Placed(FaultReport fault, int row) {}

    static FaultRows of(List<FaultReport> faults, TimeScale scale) {
        List<Placed> placed = new ArrayList<>();
        List<Double> ends = new ArrayList<>();
        for (FaultReport fault : faults) {
            if (!scale.span().meets(fault.atNanos(), fault.untilNanos())) {
                continue;
            }
            double from = scale.x(fault.atNanos());
            double end = Math.max(
                    scale.x(fault.untilNanos()),
                    from + 12 + LETTER * fault.what().length());
            int row = 0;
            while (row < ends.size() && ends.get(row) > from) {
                row++;
            }
            if (row == ends.size()) {
                ends.add(end);
            } else {
                ends.set(row, end);
            }
            placed.add(new Placed(fault, row));
        }
        return new FaultRows(List.copyOf(placed));
    }

    /** How many rows there are. */
    int count() {
        return placed.stream().mapToInt(p -> p.row() + 1).max().orElse(0);
    }
}
