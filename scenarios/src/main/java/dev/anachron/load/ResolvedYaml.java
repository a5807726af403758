package dev.anachron.load;

import dev.anachron.load.ScenarioReader.Plan;
import dev.anachron.load.Tree.Entry;
import dev.anachron.load.Tree.Items;
import dev.anachron.load.Tree.Mapping;
import dev.anachron.load.Tree.Scalar;

import java.util.ArrayList;
import java.util.List;

/** What has been decided, as a scenario again. */
final class ResolvedYaml {
    private static final Place NOWHERE = Place.option("");

    private ResolvedYaml() {}

    /** One variant as a scenario of its own, with the variant's name for its base. */
    static Mapping variant(Mapping root, Plan plan, Problems problems) {
        Mapping tree = root.without("variants").without("run");
        if (plan.tree() != null) {
            tree = tree.with(
                    new Entry(NOWHERE, "base", new Scalar(plan.tree().place(), plan.name())));
            if (plan.tree().value() instanceof Mapping changes) {
                for (Entry change : changes.entries()) {
                    tree = Changes.apply(tree, change, problems);
                }
            }
        }
        return tree;
    }

    /**
     * The scenario with the selected variants only. When the scenario as written is not among them,
     * {@code run:} says which ones run.
     */
    static Mapping scenario(Mapping root, List<Plan> plans, List<Plan> selected) {
        Mapping tree = root.without("run");
        if (plans.size() > 1) {
            List<Entry> variants = new ArrayList<>();
            for (Plan plan : selected) {
                if (plan.tree() != null) {
                    variants.add(plan.tree());
                }
            }
            tree = variants.isEmpty()
                    ? tree.without("variants")
                    : tree.with(new Entry(NOWHERE, "variants", new Mapping(NOWHERE, variants)));
        }
        if (selected.stream().noneMatch(Plan::isBase)) {
            List<Tree> names = new ArrayList<>();
            selected.forEach(plan -> names.add(new Scalar(NOWHERE, plan.name())));
            tree = tree.with(new Entry(NOWHERE, "run", new Items(NOWHERE, names)));
        }
        return tree;
    }

    /** The text, with the keys at the top in their usual order. */
    static String write(Mapping tree) {
        List<Entry> ordered = new ArrayList<>();
        for (String key : ScenarioReader.KEYS) {
            Entry entry = tree.find(key);
            if (entry != null) {
                ordered.add(entry);
            }
        }
        return TreeWriter.write(new Mapping(tree.place(), ordered));
    }
}
