package dev.anachron.check.why;

import dev.anachron.check.Verdict.Evidence;
import dev.anachron.check.invariant.Roles;
import dev.anachron.history.Operation;
import dev.anachron.trace.Trace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sentences with their moments; of the same moment, in the order in which they were told. */
final class Telling {
    private static final Pattern ENTRY = Pattern.compile("entry (\\d+)@(\\d+)");

    private final String era;
    private final List<Evidence> told = new ArrayList<>();

    Telling(Trace trace) {
        this.era = Roles.era(trace);
    }

    void tell(long atNanos, String sentence) {
        told.add(new Evidence(-1, atNanos, sentence));
    }

    void tell(Operation about, long atNanos, String sentence) {
        told.add(new Evidence(about.id(), atNanos, sentence));
    }

    int size() {
        return told.size();
    }

    /** The latest moment told of; the one given when nothing has been told. */
    long latestNanos(long otherwiseNanos) {
        return told.stream().mapToLong(Evidence::atNanos).max().orElse(otherwiseNanos);
    }

    /** Whether something that happened at that moment has been told. */
    boolean tellsOf(long atNanos) {
        return told.stream().anyMatch(step -> step.atNanos() == atNanos);
    }

    /** In the order of time, with the notation for entries explained where it first occurs. */
    List<Evidence> inOrder(Evidence conclusion) {
        List<Evidence> all = new ArrayList<>(told);
        all.sort(Comparator.comparingLong(Evidence::atNanos));
        all.add(conclusion);
        for (int i = 0; i < all.size(); i++) {
            Evidence step = all.get(i);
            Matcher entry = ENTRY.matcher(step.text());
            if (entry.find()) {
                all.set(i, new Evidence(step.operation(), step.atNanos(), explained(entry, step)));
                break;
            }
        }
        return List.copyOf(all);
    }

    private String explained(Matcher entry, Evidence step) {
        String text = step.text();
        String meaning =
                "the " + ordinal(entry.group(1)) + " entry, made in " + era + " " + entry.group(2);
        boolean enclosed = entry.start() > 0 && text.charAt(entry.start() - 1) == '(';
        return text.substring(0, entry.end())
                + (enclosed ? ": " + meaning : " (" + meaning + ")")
                + text.substring(entry.end());
    }

    private static String ordinal(String number) {
        if (number.endsWith("11") || number.endsWith("12") || number.endsWith("13")) {
            return number + "th";
        }
        return switch (number.charAt(number.length() - 1)) {
            case '1' -> number + "st";
            case '2' -> number + "nd";
            case '3' -> number + "rd";
            default -> number + "th";
        };
    }
}
