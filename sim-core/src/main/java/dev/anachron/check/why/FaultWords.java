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
                    ? "the network split: " + what.substring(PARTITION.length()) + "."
                    : "the network was whole again.";
        }
        return (fault.began() ? "a fault began: " : "a fault ended: ") + what + ".";
    }
}
