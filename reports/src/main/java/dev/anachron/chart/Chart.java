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

    /** Where a page shows it. */
    enum Section {
        /** Beside the timeline: what the clocks showed. */
        CLOCKS,
        /** Beside the verdicts. */
        PROMISES,
        /** With the other charts. */
        MORE,
        /** Not at all: it is a file only. */
        FILE
    }

    /** Where a page shows it. */
    default Section section() {
        return Section.MORE;
    }

    Figure draw(Judged judged);
}
