package dev.anachron.sweep;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One run of a sweep, in few words: a line of {@code sweep.jsonl}.
 *
 * @param variant its name
 * @param sets the choice of the grid's values
 * @param seed it ran from
 * @param ending how it ended
 * @param replay the command that makes its result
 */
public record RunLine(String variant, List<String> sets, long seed, Ending ending, String replay) {
    /** Measures have so many at most. */
    public static final int DECIMALS = 6;

    public RunLine {
        sets = List.copyOf(sets);
    }

    /** How a run ended. */
    public sealed interface Ending {}

    /**
     * At its end.
     *
     * @param traceHash its fingerprint
     * @param events how many happened
     * @param vacuous whether it was no real test
     * @param violated the promises that were broken, in order of name
     * @param undecided those of which the checkers do not know
     * @param measures every number that there was something to measure for, by name, to {@link #DECIMALS}
     *     decimals; it may be infinite
     * @param unmet the expectations that it did not meet
     */
    public record Ran(
            String traceHash,
            long events,
            boolean vacuous,
            List<String> violated,
            List<String> undecided,
            SortedMap<String, Double> measures,
            List<Unmet> unmet)
            implements Ending {
        public Ran {
            violated = List.copyOf(violated);
            undecided = List.copyOf(undecided);
            SortedMap<String, Double> written = new TreeMap<>();
            measures.forEach((name, number) -> written.put(name, asWritten(number)));
            measures = Collections.unmodifiableSortedMap(written);
            unmet = List.copyOf(unmet);
        }

        /** What is counted is what the file says, so that it does not matter who reads it where. */
        private static double asWritten(double number) {
            return Double.isInfinite(number)
                    ? number
                    : new BigDecimal(number)
                            .setScale(DECIMALS, RoundingMode.HALF_EVEN)
                            .doubleValue();
        }
    }

    /**
     * An expectation and what came instead.
     *
     * @param expect as the scenario has it
     * @param measured in a few words
     * @param undecided whether it hangs on a verdict that was not reached
     */
    public record Unmet(String expect, String measured, boolean undecided) {}

    /**
     * Before its end.
     *
     * @param how in a word
     * @param why for people
     */
    public record Failed(How how, String why) implements Ending {}

    /** What may happen to a run. */
    public enum How {
        /** The simulation, or a checker, came upon something that cannot be. */
        CRASHED("crashed"),
        /** It took more real time than it may. */
        HUNG("hung"),
        /** It has more events than it may. */
        OUT_OF_BUDGET("out-of-budget");

        private final String text;

        How(String text) {
            this.text = text;
        }

        /** As the file has it. */
        public String text() {
            return text;
        }
    }
}
