package dev.anachron.check;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a checker finds: three values, a reason in one sentence, and what proves it.
 *
 * @param status valid, unknown or invalid
 * @param reason one sentence, for people
 * @param evidence what proves an {@code INVALID}, in the order in which to read it
 * @param tested whether the run could have shown a breach at all; a {@code VALID} that was not tested
 *     says nothing
 */
public record Verdict(Status status, String reason, List<Evidence> evidence, boolean tested) {
    private static final Comparator<Verdict> GRAVITY =
            Comparator.comparing(Verdict::status).thenComparing(Verdict::tested);

    /** The three values; a later one outweighs an earlier one. */
    public enum Status {
        VALID,
        /** The checker's budget ended first. Never to be read as valid. */
        UNKNOWN,
        INVALID;

        /** As {@code result.json} writes it. */
        public String text() {
            return switch (this) {
                case VALID -> "valid";
                case UNKNOWN -> "unknown";
                case INVALID -> "invalid";
            };
        }
    }

    /**
     * One piece of proof.
     *
     * @param operation the operation's number; -1 when it is about something else
     * @param atNanos the moment to look at
     * @param text what is to be seen there
     */
    public record Evidence(int operation, long atNanos, String text) {}

    public static Verdict valid(String reason) {
        return new Verdict(Status.VALID, reason, List.of(), true);
    }

    /** Nothing was wrong, since nothing happened that could have been. */
    public static Verdict untested(String reason) {
        return new Verdict(Status.VALID, reason, List.of(), false);
    }

    public static Verdict unknown(String reason) {
        return new Verdict(Status.UNKNOWN, reason, List.of(), true);
    }

    /**
     * The verdict on all shards, by their verdicts: the gravest, of all that are as grave. It has the
     * evidence of the first of them.
     */
    static Verdict ofAll(Map<String, Verdict> byShard) {
        if (byShard.size() == 1) {
            return byShard.values().iterator().next();
        }
        Verdict gravest = Collections.max(byShard.values(), GRAVITY);
        String reasons = byShard.entrySet().stream()
                .filter(entry -> GRAVITY.compare(entry.getValue(), gravest) == 0)
                .map(entry ->
                        "Shard " + entry.getKey() + ": " + entry.getValue().reason())
                .collect(Collectors.joining(" "));
        return new Verdict(gravest.status, reasons, gravest.evidence, gravest.tested);
    }

    public static Verdict invalid(String reason, List<Evidence> evidence) {
        return new Verdict(Status.INVALID, reason, evidence, true);
    }
}
