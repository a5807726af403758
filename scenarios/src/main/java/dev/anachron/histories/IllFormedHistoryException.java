package dev.anachron.histories;

import dev.anachron.load.Problem;

import java.util.List;
import java.util.stream.Collectors;

/** A file cannot be judged as a history; what is wrong with it. */
public final class IllFormedHistoryException extends Exception {
    private static final long serialVersionUID = 1L;

    // Only a fault of ours would serialise an exception, so the problems need not travel along.
    private final transient List<Problem> problems;

    IllFormedHistoryException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** Not empty. */
    public List<Problem> problems() {
        return problems;
    }
}
