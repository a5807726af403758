package dev.anachron.load;

import java.util.List;

/** Stub. */
public final class InvalidScenarioException extends Exception {
    private final transient List<Problem> problems;

    public InvalidScenarioException(List<Problem> problems) {
        this.problems = problems;
    }

    public List<Problem> problems() {
        return problems;
    }
}
