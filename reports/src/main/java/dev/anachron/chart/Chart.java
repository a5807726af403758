package dev.anachron.chart;

import dev.anachron.figure.Figure;
import dev.anachron.report.Judged;

/** One kind of picture of one variant. */
public interface Chart {
    /** The file's name without its ending, for example {@code latency}. */
    String name();

    /** What it shows, as a title. */
    String title();

    /** How to read it, in one or two sentences. */
    String caption();

    Figure draw(Judged judged);
}
