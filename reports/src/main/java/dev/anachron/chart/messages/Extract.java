package dev.anachron.chart.messages;

import dev.anachron.base.SimTime;
import dev.anachron.check.Verdict;
import dev.anachron.report.Judged;
import dev.anachron.report.Judged.Finding;
import dev.anachron.trace.TraceEvent.Sent;

import java.util.Comparator;
import java.util.List;

/**
 * As much of a run as a picture of its messages has room for, around the moment that matters most: where a
 * promise broke, else where the first fault struck, else the beginning.
 */
record Extract(long fromNanos, long toNanos) {
    private static final int MESSAGES_AT_MOST = 60;

    /** On either side of the moment, the longest first. */
    private static final List<Long> MARGINS_NANOS = List.of(
            500 * SimTime.MILLI,
            200 * SimTime.MILLI,
            100 * SimTime.MILLI,
            50 * SimTime.MILLI,
            20 * SimTime.MILLI,
            10 * SimTime.MILLI,
            5 * SimTime.MILLI,
            2 * SimTime.MILLI,
            SimTime.MILLI);

    static Extract of(Judged judged) {
        long at = moment(judged);
        long widest = MARGINS_NANOS.get(0);
        long[] offs = judged.run()
                .trace()
                .of(Sent.class)
                .mapToLong(sent -> Math.abs(sent.atNanos() - at))
                .filter(off -> off <= widest)
                .sorted()
                .toArray();
        long margin = MARGINS_NANOS.stream()
                .filter(one -> offs.length <= MESSAGES_AT_MOST || offs[MESSAGES_AT_MOST] > one)
                .findFirst()
                .orElse(SimTime.MILLI);
        long end = Math.max(judged.run().simulatedNanos(), SimTime.MILLI);
        return new Extract(Math.max(0, at - margin), Math.min(end, at + margin));
    }

    private static long moment(Judged judged) {
        return judged.findings().stream()
                .filter(finding -> finding.verdict().status() == Verdict.Status.INVALID)
                .filter(finding -> !finding.verdict().evidence().isEmpty())
                .min(Comparator.comparing((Finding finding) -> !expected(judged, finding))
                        .thenComparing(finding -> !finding.checker().equals("linearizable")))
                .map(finding -> finding.verdict().evidence().stream()
                        .mapToLong(Verdict.Evidence::atNanos)
                        .max()
                        .orElse(0))
                .or(() -> judged.run().faults().stream().findFirst().map(fault -> fault.atNanos()))
                .orElse(0L);
    }

    private static boolean expected(Judged judged, Finding finding) {
        return judged.variant().expectations().stream()
                .anyMatch(expectation -> expectation.subject().equals(finding.checker()));
    }

    boolean has(long atNanos) {
        return atNanos >= fromNanos && atNanos <= toNanos;
    }
}
