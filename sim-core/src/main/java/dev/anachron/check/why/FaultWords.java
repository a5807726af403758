package dev.anachron.check.why;

import dev.anachron.trace.TraceEvent.FaultChanged;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A fault in a sentence; one that has no words of its own is named as the scenario names it. */
final class FaultWords {
    private static final String PARTITION = "partition ";
    private static final Pattern JUMP = Pattern.compile("clock of (.+) jumps by (-?)(.+)");

    /** Messages and disks that say what nobody meant. */
    private static final Pattern LIES = Pattern.compile(
            "byzantine .+ \\((equivocate|forge) .*|undetected corruption .*|disk of .+, undetected");

    private FaultWords() {}

    /** Whether it puts lies into the world, which remain there when it has ended. */
    static boolean lies(FaultChanged fault) {
        return LIES.matcher(fault.what()).matches();
    }

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
