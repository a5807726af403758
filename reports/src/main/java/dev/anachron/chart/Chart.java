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

    /** Whether there is anything to show; what is not there is not drawn. */
    default boolean applies(Judged judged) {
        return true;
    }

    /** Whether it is shown beside the timeline, where it applies, and not with the other charts. */
    default boolean foremost() {
        return false;
    }

    Figure draw(Judged judged);
}
