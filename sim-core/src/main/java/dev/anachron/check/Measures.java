package dev.anachron.check;

import java.util.List;

/** The catalogue of measures. */
public final class Measures {
    public static final List<Measure> ALL = List.of();

    private Measures() {}
}
