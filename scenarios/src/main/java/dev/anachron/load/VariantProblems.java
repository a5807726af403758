package dev.anachron.load;

import dev.anachron.load.ScenarioReader.Plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Joins what the variants' readers found: what all of them found is wrong with the scenario itself
 * and said once; what only some found names them, unless it stands in the variant anyway.
 */
final class VariantProblems {
    /** Nobody mends more at a time. */
    private static final int AT_MOST = 100;

    private static final Comparator<Problem> IN_FILE_ORDER =
            Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column);

    private final Problems head;
    private final int variants;
    private final Map<Problem, List<Plan>> found = new LinkedHashMap<>();

    VariantProblems(Problems head, int variants) {
        this.head = head;
        this.variants = variants;
    }

    void add(Plan plan, Problems problems) {
        for (Problem problem : problems.all()) {
            found.computeIfAbsent(problem, unused -> new ArrayList<>()).add(plan);
        }
    }

    void throwIfAny() throws InvalidScenarioException {
        Set<Problem> all = new LinkedHashSet<>(head.all());
        found.forEach((problem, plans) -> all.add(named(problem, plans)));
        if (all.isEmpty()) {
            return;
        }
        List<Problem> sorted =
                new ArrayList<>(all.stream().sorted(IN_FILE_ORDER).toList());
        if (sorted.size() > AT_MOST) {
            Problem last = sorted.get(AT_MOST - 1);
            int more = sorted.size() - AT_MOST;
            sorted = new ArrayList<>(sorted.subList(0, AT_MOST));
            sorted.add(new Problem(
                    last.file(), last.line(), last.column(), "and " + more + " more problems"));
        }
        throw new InvalidScenarioException(sorted);
    }

    private Problem named(Problem problem, List<Plan> plans) {
        boolean own = plans.stream().allMatch(plan -> standsIn(plan, problem));
        if (own || plans.size() == variants || plans.stream().anyMatch(Plan::isBase)) {
            return problem;
        }
        List<String> names = plans.stream().map(plan -> "'" + plan.name() + "'").toList();
        String where = (names.size() == 1 ? " (in variant " : " (in variants ")
                + String.join(", ", names) + ")";
        return new Problem(
                problem.file(), problem.line(), problem.column(), problem.text() + where);
    }

    private static boolean standsIn(Plan plan, Problem problem) {
        Place place = new Place(problem.file(), problem.line(), problem.column());
        return plan.tree() != null && contains(plan.tree().value(), place);
    }

    private static boolean contains(Tree tree, Place place) {
        if (tree.place().equals(place)) {
            return true;
        }
        if (tree instanceof Tree.Items list) {
            return list.items().stream().anyMatch(item -> contains(item, place));
        }
        return tree instanceof Tree.Mapping mapping
                && mapping.entries().stream()
                        .anyMatch(entry ->
                                entry.place().equals(place) || contains(entry.value(), place));
    }
}
