package dev.anachron.load;

import dev.anachron.load.Tree.Entry;
import dev.anachron.load.Tree.Mapping;
import dev.anachron.load.Tree.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads a scenario's head: what it is called, what it asks, and which variants it has. */
final class ScenarioReader {
    /** The head, which is the same for all variants. */
    private static final List<String> HEAD = List.of("name", "question", "story", "tags", "seed");

    /** What all variants have in common; each may tell a story of its own. */
    private static final List<String> FIXED = List.of("name", "question", "tags", "seed");

    /** What stands beside the variants' folders in a result. */
    private static final List<String> FILES =
            List.of("charts", "report.html", "report.json", "result.json", "scenario.yaml");

    /** What variants change. */
    private static final List<String> SETUP = List.of(
            "duration",
            "cluster",
            "network",
            "clients",
            "script",
            "faults",
            "nemesis",
            "expect",
            "published");

    /** How variants are named and chosen. */
    private static final List<String> SELECTION =
            List.of("base", Parameters.KEY, "run", "variants");

    /** All keys at the top, in the order of the resolved file. */
    static final List<String> KEYS = concat(HEAD, SETUP, SELECTION);

    static final long SEED = 1;
    private static final String BASE = "base";
    private static final int VARIANTS_AT_MOST = 50;

    private final Fields top;
    private final Problems problems;

    ScenarioReader(Fields top) {
        this.top = top;
        this.problems = top.problems();
    }

    /**
     * A variant as written.
     *
     * @param name its name
     * @param tree the changes by path; null for the scenario as it stands
     */
    record Plan(String name, @Nullable Entry tree) {
        boolean isBase() {
            return tree == null;
        }
    }

    String name() {
        return top.require("name", "my-question", Names::title, "");
    }

    String text(String key) {
        return top.read(key, String::strip, "");
    }

    List<String> tags() {
        Tree tree = top.find("tags");
        List<String> tags = new ArrayList<>();
        for (Tree item : tree == null ? List.<Tree>of() : Fields.items(tree)) {
            String tag = Fields.scalar(item, Names::title, problems);
            if (tag != null) {
                tags.add(tag);
            }
        }
        return tags;
    }

    long seed() {
        return top.read("seed", Quantities::whole, SEED);
    }

    /** The scenario as written first, then its variants. */
    List<Plan> plans() {
        List<Plan> plans = new ArrayList<>();
        plans.add(new Plan(top.read("base", Names::title, BASE), null));
        Set<String> names = new TreeSet<>();
        names.add(plans.get(0).name().toLowerCase(Locale.ROOT));
        Tree tree = top.find("variants");
        if (tree instanceof Mapping mapping) {
            for (Entry entry : mapping.entries()) {
                if (isVariant(entry, names)) {
                    plans.add(new Plan(entry.key(), entry));
                }
            }
            if (mapping.entries().size() > VARIANTS_AT_MOST) {
                problems.add(
                        tree.place(),
                        mapping.entries().size() + " variants; expected at most "
                                + VARIANTS_AT_MOST);
                return plans.subList(0, 1);
            }
        } else if (tree != null) {
            problems.add(
                    tree.place(),
                    "'variants' is " + tree.kind() + "; expected a map such as"
                            + " { lease: { cluster.settings.reads: lease } }");
        }
        return plans;
    }

    private boolean isVariant(Entry entry, Set<String> names) {
        Scalar name = new Scalar(entry.place(), entry.key());
        if (Fields.scalar(name, Names::title, problems) == null) {
            return false;
        }
        if (FILES.contains(entry.key().toLowerCase(Locale.ROOT))) {
            problems.add(
                    entry.place(),
                    "a variant cannot be called '" + entry.key()
                            + "', which is a file of the result; expected another name");
            return false;
        }
        // Variants become folders, and some file systems do not tell cases apart.
        if (!names.add(entry.key().toLowerCase(Locale.ROOT))) {
            problems.add(
                    entry.place(),
                    "the variant name '" + entry.key() + "' is taken; the scenario as written is"
                            + " called '" + top.read("base", text -> text, BASE) + "'");
            return false;
        }
        if (!(entry.value() instanceof Mapping mapping)) {
            if (!entry.value().isNothing()) {
                problems.add(
                        entry.value().place(),
                        "a variant is " + entry.value().kind() + "; expected a map of paths and"
                                + " values, for example { cluster.settings.reads: lease }");
            }
            return entry.value().isNothing();
        }
        mapping.entries().forEach(this::checkPath);
        return true;
    }

    private void checkPath(Entry change) {
        String first = Changes.split(change.key()).get(0);
        if (FIXED.contains(first) || SELECTION.contains(first)) {
            problems.add(
                    change.place(),
                    "a variant cannot change '" + first + "'; expected one of "
                            + String.join(", ", SETUP));
        }
    }

    /** Those plans that are to run, in the file's order; all that are asked for must exist. */
    List<Plan> selected(List<Plan> plans, List<String> wanted) {
        List<Fields.Word> words = new ArrayList<>();
        for (String name : wanted) {
            words.add(new Fields.Word(Place.option("--variant " + name), name));
        }
        Tree run = top.find("run");
        if (wanted.isEmpty() && run != null) {
            words.addAll(Fields.words(run, problems));
        }
        List<String> names = plans.stream().map(Plan::name).toList();
        Set<String> chosen = new TreeSet<>();
        for (Fields.Word word : words) {
            chosen.add(word.text());
            if (!names.contains(word.text())) {
                problems.unknown(word.place(), "variant", word.text(), names);
            }
        }
        return chosen.isEmpty()
                ? plans
                : plans.stream().filter(plan -> chosen.contains(plan.name())).toList();
    }

    /** Reports a {@code --set} that would change what {@code --variant} is for; a whole variant may be added. */
    static boolean settable(Entry change, Problems problems) {
        List<String> path = Changes.split(change.key());
        String first = path.get(0);
        boolean wholeVariant = first.equals("variants") && path.size() == 2;
        if (SELECTION.contains(first) && !wholeVariant) {
            problems.add(
                    change.place(),
                    "--set cannot change '" + first + "'; it changes what all variants start from");
            return false;
        }
        return true;
    }

    @SafeVarargs
    private static List<String> concat(List<String>... parts) {
        List<String> all = new ArrayList<>();
        for (List<String> part : parts) {
            all.addAll(part);
        }
        return List.copyOf(all);
    }
}
