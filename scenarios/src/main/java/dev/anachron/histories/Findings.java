package dev.anachron.histories;

import dev.anachron.load.Problem;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with a history, so that reading can go on; so many, and no more. */
final class Findings {
    /** Who has so many problems has one that all the others come from. */
    static final int AT_MOST = 20;

    private final String file;
    private final List<Problem> found = new ArrayList<>();

    Findings(String file) {
        this.file = file;
    }

    void add(Edn place, String text) {
        add(place.line(), place.column(), text);
    }

    void add(MalformedException malformed) {
        add(malformed.line(), malformed.column(), malformed.what());
    }

    void add(int line, int column, String text) {
        if (!full()) {
            found.add(new Problem(file, line, column, text));
        }
    }

    /** Whether one more would not be kept. */
    boolean full() {
        return found.size() == AT_MOST;
    }

    void throwIfAny() throws IllFormedHistoryException {
        if (found.isEmpty()) {
            return;
        }
        List<Problem> problems = new ArrayList<>(found);
        problems.sort(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column));
        if (full()) {
            problems.add(
                    new Problem(file, 0, 0, "only the first " + AT_MOST + " problems are named"));
        }
        throw new IllFormedHistoryException(problems);
    }
}
