package dev.anachron.check.order;

import dev.anachron.check.Verdict;
import dev.anachron.check.Verdict.Status;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is left when some answers do not tell who was seen, so that no breach is certain: rows are looked for
 * by trying. A row for everybody who asks for one is a proof, and so is it that one of them has none. Models
 * that depend on who saw whom are decided for the choices that such rows suggest; a choice that keeps the
 * promise is a proof, too, but one that breaks it is none.
 */
public final class Trials {
    /** Steps of the search for one row, unless a checker has another budget. */
    public static final long STEPS = 200_000;

    /** Above that many operations nothing is tried. */
    private static final int OPERATIONS = 20_000;

    private Trials() {}

    /**
     * The verdict where it can be had.
     *
     * @param first what is certain whoever was seen
     * @param doubt what is not, as a sentence; null when the first verdict stands
     * @param rows what the model asks for, where it does not depend on who saw whom
     */
    public static Verdict settle(
            Dependencies on,
            Verdict first,
            @Nullable String doubt,
            Function<Dependencies, List<Row>> rows) {
        return settle(on, first, doubt, rows, STEPS);
    }

    /** The same with another budget for each row. */
    public static Verdict settle(
            Dependencies on,
            Verdict first,
            @Nullable String doubt,
            Function<Dependencies, List<Row>> rows,
            long steps) {
        boolean open = first.status() == Status.UNKNOWN
                && doubt != null
                && !on.knowledge().byStore()
                && on.size() <= OPERATIONS;
        return open ? byRows(first, rows.apply(on.whole()), steps) : first;
    }

    private static Verdict byRows(Verdict first, List<Row> rows, long steps) {
        boolean every = true;
        for (Row row : rows) {
            RowSearch.Outcome outcome = new RowSearch(row, false).run(steps);
            if (outcome != RowSearch.Outcome.FITS) {
                RowSearch freely = new RowSearch(row, true);
                if (freely.run(steps) == RowSearch.Outcome.NONE) {
                    return none(row, freely.steps());
                }
                every = false;
            }
        }
        return every
                ? Verdict.valid("What was read fits, whoever of those that wrote it was seen.")
                : first;
    }

    private static Verdict none(Row row, long steps) {
        Dependencies on = row.order().dependencies();
        IntList named = new IntList();
        IntList asked = new IntList();
        for (int i = 0; i < on.size(); i++) {
            if (row.has(i)) {
                named.add(i);
            }
            if (row.judges(i) && !on.isChange(i)) {
                asked.add(i);
            }
        }
        return Verdict.invalid(
                "No order of the changes gives "
                        + Reads.count(asked.toArray()) + " what they returned (" + steps
                        + " steps tried).",
                Witness.evidence(on, named.toArray()));
    }

    /** For a model that depends on who saw whom: whether one of few choices keeps the promise. */
    public static Verdict choose(
            Dependencies on, Verdict first, Function<Dependencies, Verdict> decide) {
        boolean open = first.status() == Status.UNKNOWN
                && on.knowledge().doubt() != null
                && !on.knowledge().opaque()
                && !on.knowledge().byStore()
                && on.size() <= OPERATIONS;
        for (Dependencies chosen : open ? on.choices() : List.<Dependencies>of()) {
            if (Reads.thinAir(chosen) == null) {
                Verdict verdict = decide.apply(chosen);
                if (verdict.status() == Status.VALID) {
                    return verdict;
                }
            }
        }
        return first;
    }

    /** Whom everybody saw, by operation, if every session has a view: those that the views suggest. */
    static @Nullable Map<Integer, Integer> byViews(Dependencies whole) {
        Map<Integer, Integer> seen = new LinkedHashMap<>();
        for (Row row : Row.ofViews(whole)) {
            RowSearch search = new RowSearch(row, false);
            if (search.run(STEPS) != RowSearch.Outcome.FITS) {
                return null;
            }
            record(row, search.path(), seen);
        }
        return seen;
    }

    private static void record(Row row, IntList path, Map<Integer, Integer> seen) {
        Dependencies whole = row.order().dependencies();
        int[] last = new int[whole.objects()];
        Arrays.fill(last, Dependencies.INITIAL);
        for (int at = 0; at < path.size(); at++) {
            int now = path.get(at);
            int from = last[whole.object(now)];
            if (row.judges(now)) {
                seen.put(
                        whole.operation(now).id(),
                        from < 0 ? from : whole.operation(from).id());
            }
            if (whole.isChange(now)) {
                last[whole.object(now)] = now;
            }
        }
    }
}
