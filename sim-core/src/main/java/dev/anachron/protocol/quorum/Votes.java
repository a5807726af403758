package dev.anachron.protocol.quorum;

import java.util.List;

/**
 * The majority vote of Boyer and Moore ("MJRTY", 1981) on values, as some texts have a quorum read do it.
 * It is the wrong question: of a read quorum a single replica may have the newest value, and is outvoted.
 */
final class Votes {
    private Votes() {}

    /** The value that survives; without a majority whatever came last to the top. */
    static Cell winner(List<Cell> cells) {
        Cell candidate = Cell.EMPTY;
        int lead = 0;
        for (Cell cell : cells) {
            if (lead == 0) {
                candidate = cell;
                lead = 1;
            } else {
                lead += cell.value().equals(candidate.value()) ? 1 : -1;
            }
        }
        return candidate;
    }
}
