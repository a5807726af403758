package dev.anachron.diagram;

import dev.anachron.engine.Run.FaultReport;

import java.util.ArrayList;
import java.util.List;

/**
 * Puts the names of fault windows in as few rows as keep them apart; a long name is cut, and what finds
 * no room in {@value #MOST_ROWS} rows has a window without a name.
 */
record FaultRows(List<Placed> placed) {
    private static final int MOST_ROWS = 10;

    /** So many letters a name may have even where its window is narrower. */
    private static final int SHORT = 46;

    /** About the width of a letter of a fault's name. */
    private static final double LETTER = 7;

    private static final double INSET = 6;

    /**
     * Where a fault's window and name go.
     *
     * @param label the name, perhaps cut; empty when there is no room for it
     * @param labelX where it begins
     */
    record Placed(FaultReport fault, int row, String label, double labelX) {}

    /** What is taken of a row. */
    private record Taken(int row, double from, double to) {
        boolean touches(Taken other) {
            return row == other.row && from < other.to && other.from < to;
        }
    }

    static FaultRows of(List<FaultReport> faults, TimeScale scale) {
        List<Placed> placed = new ArrayList<>();
        List<Taken> taken = new ArrayList<>();
        for (FaultReport fault : faults) {
            if (!scale.span().meets(fault.atNanos(), fault.untilNanos())) {
                continue;
            }
            double from = scale.x(fault.atNanos());
            double window = scale.x(fault.untilNanos()) - from;
            String label = cut(fault.what(), Math.max(SHORT, (int) ((window - INSET) / LETTER)));
            double width = LETTER * label.length();
            double labelX = Math.max(scale.left(), Math.min(from + INSET, scale.right() - width));
            double to = Math.max(scale.x(fault.untilNanos()), labelX + width + INSET);
            int row = freeRow(taken, Math.min(from, labelX), to);
            boolean room = row < MOST_ROWS;
            placed.add(new Placed(fault, room ? row : 0, room ? label : "", labelX));
        }
        return new FaultRows(List.copyOf(placed));
    }

    /** The first row that is free there; then it is not any more. */
    private static int freeRow(List<Taken> taken, double from, double to) {
        for (int row = 0; row < MOST_ROWS; row++) {
            Taken wanted = new Taken(row, from, to);
            if (taken.stream().noneMatch(wanted::touches)) {
                taken.add(wanted);
                return row;
            }
        }
        return MOST_ROWS;
    }

    private static String cut(String name, int longest) {
        return name.length() <= longest ? name : name.substring(0, longest - 1).strip() + "…";
    }

    /** How many rows there are. */
    int count() {
        return placed.stream().mapToInt(p -> p.row() + 1).max().orElse(0);
    }
}
