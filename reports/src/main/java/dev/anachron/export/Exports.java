package dev.anachron.export;

import dev.anachron.write.HistoryEdn;

import java.util.List;

/** The catalogue of formats that can be written. */
public final class Exports {
    /** In order of name. */
    public static final List<Export> ALL = List.of(
            new Export("csv", "spreadsheets: one operation a line", OperationsCsv::of),
            new Export("jepsen", "Jepsen, Knossos and Elle: history.edn", HistoryEdn::of),
            new Export("perfetto", "Perfetto and chrome://tracing: trace events", TraceEvents::of),
            new Export("plume", "Plume and AWDIT: reads and writes of registers", PlumeText::of),
            new Export(
                    "porcupine",
                    "Porcupine's viewer: the operations on each object",
                    PorcupineJson::of),
            new Export("shiviz", "ShiViz: a log with vector clocks", ShivizLog::of));

    private Exports() {}
}
