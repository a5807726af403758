package dev.anachron.check.why;

import dev.anachron.trace.TraceEvent.FaultChanged;

/** A fault in a sentence; one that has no words of its own is named as the scenario names it. */
final class FaultWords {
    private static final String PARTITION = "partition ";

    private FaultWords() {}

    static String of(FaultChanged fault) {
        String what = fault.what();
        if (what.startsWith(PARTITION)) {
            return fault.began()
                    ? "The network split: " + what.substring(PARTITION.length()) + "."
                    : "The network was whole again.";
        }
        return (fault.began() ? "A fault began: " : "A fault ended: ") + what + ".";
    }
}
