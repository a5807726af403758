package dev.anachron.check;

import java.util.List;

/** The catalogue of checkers. */
public final class Checkers {
    public static final List<Checker> ALL = List.of();

    private Checkers() {}
}
