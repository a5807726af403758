package dev.anachron.check.why;

import dev.anachron.trace.TraceEvent.FaultChanged;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A fault in a sentence; one that has no words of its own is named as the scenario names it. */
final class FaultWords {
    private static final String PARTITION = "partition ";
    private static final Pattern JUMP = Pattern.compile("clock of (.+) jumps by (-?)(.+)");

    private FaultWords() {}

    static String of(FaultChanged fault) {
        String what = fault.what();
        if (what.startsWith(PARTITION)) {
            return fault.began()
                    ? "The network split: " + what.substring(PARTITION.length()) + "."
                    : "The network was whole again.";
        }
        Matcher jump = JUMP.matcher(what);
        if (fault.began() && jump.matches()) {
            String direction = jump.group(2).isEmpty() ? "forward" : "back";
            return "The wall clock of " + jump.group(1) + " was set " + direction + " by "
                    + jump.group(3) + ".";
        }
        return (fault.began() ? "A fault began: " : "A fault ended: ") + what + ".";
    }
}
