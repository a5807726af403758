package dev.anachron.page;

import dev.anachron.check.Verdict.Status;
import dev.anachron.page.Answer.Found;
import java.util.ArrayList;
import java.util.List;

/** Says of one promise in which variants it broke and in which it held, with its numbers. */
record AnswerClauses(String promise) {
    /** The clauses of one sentence. */
    List<String> of(List<Found> found) {
        List<String> clauses = new ArrayList<>();
        if (promise.equals(Promises.LINEARIZABLE)) {
            staleness(clauses, found);
        } else {
            kept(clauses, found);
        }
        List<String> undecided = names(found, Status.UNKNOWN, false);
        if (!undecided.isEmpty()) {
            clauses.add(Texts.names(undecided) + (undecided.size() == 1 ? " is" : " are")
                    + " undecided");
        }
        return clauses;
    }

    private static void staleness(List<String> clauses, List<Found> found) {
        for (Found one : found) {
            if (one.tally().wrong() > 0) {
                clauses.add(old(one, clauses.isEmpty()));
            }
        }
        boolean someOld = !clauses.isEmpty();
        List<String> clean = names(found, Status.VALID, false);
        if (!clean.isEmpty()) {
            clauses.add(
                    someOld
                            ? Texts.names(clean) + " returned none"
                            : "no read returned an old value in " + Texts.names(clean));
        }
        List<String> otherwise = names(found, Status.INVALID, false);
        if (!otherwise.isEmpty()) {
            clauses.add(Texts.names(otherwise) + (otherwise.size() == 1 ? " is" : " are")
                    + " not linearizable, although no single read returned an old value");
        }
    }

    private static String old(Found one, boolean inFull) {
        long oldestNanos = one.tally().oldestNanos();
        String oldest = oldestNanos == 0 ? "" : ", the oldest by " + Texts.span(oldestNanos);
        return part(one, inFull, "returned an old value") + oldest;
    }

    /** {@code in ‘a’ 3 of 20 reads …}; later clauses leave out what is plain by then. */
    private static String part(Found one, boolean inFull, String what) {
        return "in ‘" + one.variant() + "’ " + one.tally().wrong() + " of "
                + (inFull ? Texts.count(one.tally().of(), "read") + " " + what : one.tally().of());
    }

    /** What broke first, unless the scenario as written kept the promise. */
    private void kept(List<String> clauses, List<Found> found) {
        List<String> broken = new ArrayList<>();
        for (Found one : found) {
            if (one.status() == Status.INVALID) {
                broken.add(brokenIn(one, broken.isEmpty()));
            }
        }
        List<String> held = names(found, Status.VALID, true);
        boolean heldFirst = found.get(0).status() == Status.VALID;
        if (!held.isEmpty() && heldFirst) {
            clauses.add(heldIn(Texts.names(held)));
        }
        clauses.addAll(broken);
        if (!held.isEmpty() && !heldFirst) {
            clauses.add(
                    broken.isEmpty()
                            ? heldIn(Texts.names(held))
                            : "in " + Texts.names(held) + noneWrong());
        }
    }

    private String brokenIn(Found one, boolean inFull) {
        boolean counted = one.tally().wrong() > 0;
        if (counted && promise.equals(Promises.DURABILITY)) {
            long lost = one.tally().wrong();
            return "in ‘" + one.variant() + "’ " + Texts.count(lost, "acknowledged write")
                    + (lost == 1 ? " was lost" : " were lost");
        }
        if (counted && promise.equals(Promises.MONOTONIC_READS)) {
            return part(one, inFull, "went back behind an earlier read of the same client");
        }
        if (counted && promise.equals(Promises.READ_YOUR_WRITES)) {
            return part(one, inFull, "were older than a write of the same client");
        }
        return promise + " is violated in ‘" + one.variant() + "’";
    }

    private String heldIn(String names) {
        return switch (promise) {
            case Promises.DURABILITY -> "in " + names + " every acknowledged write was kept";
            case Promises.MONOTONIC_READS ->
                "in " + names + " no read went back behind an earlier one of the same client";
            case Promises.READ_YOUR_WRITES ->
                "in " + names + " every client saw what it had written";
            default -> promise + " holds in " + names;
        };
    }

    private String noneWrong() {
        return switch (promise) {
            case Promises.DURABILITY -> " every one was kept";
            case Promises.MONOTONIC_READS, Promises.READ_YOUR_WRITES -> promise.equals(Promises.MONOTONIC_READS) ? " none did" : " none was";
            default -> " it holds";
        };
    }

    /** The variants of that status; {@code all} or only those without a wrong operation. */
    private static List<String> names(List<Found> found, Status status, boolean all) {
        return found.stream()
                .filter(f -> f.status() == status && (all || f.tally().wrong() == 0))
                .map(Found::variant)
                .toList();
    }
}
