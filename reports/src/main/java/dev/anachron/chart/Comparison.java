package dev.anachron.chart;

import dev.anachron.figure.Figure;
import dev.anachron.report.Report;

import java.util.Optional;

/** One kind of picture of all variants together. */
public interface Comparison {
    /** The file's name without its ending, for example {@code election-times}. */
    String name();

    /** What it shows, as a title. */
    String title();

    /** How to read it, in one or two sentences. */
    String caption();

    /** Empty when it has nothing to say about this report. */
    Optional<Figure> draw(Report report);
}
