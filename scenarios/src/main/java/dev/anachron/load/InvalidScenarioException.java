package dev.anachron.load;

import java.util.List;
import java.util.stream.Collectors;

/** A scenario cannot be used; all that is wrong with it. */
public final class InvalidScenarioException extends Exception {
    private static final long serialVersionUID = 1L;

    // Only a fault of ours would serialise an exception, so the problems need not travel along.
    private final transient List<Problem> problems;

    public InvalidScenarioException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** In the order of the file, those of the command line first; not empty. */
    public List<Problem> problems() {
        return problems;
    }
}
