package dev.anachron.load;

import dev.anachron.load.ScenarioReader.Plan;
import dev.anachron.load.Tree.Entry;
import dev.anachron.load.Tree.Mapping;
import dev.anachron.scenario.Scenario;
import dev.anachron.scenario.Scenario.Variant;
import dev.anachron.scenario.Setup;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Makes a {@link Scenario} from YAML: text, then a tree, then the changes of the command line, then,
 * for each variant, its changes and the records.
 */
public final class ScenarioLoader {
    /** Parts of a variant that are not changes of the set-up. */
    private static final List<String> EXPLAINED_ELSEWHERE = List.of("expect", "published", "story");

    private static final int LONGEST_CHANGE = 500;

    private final Source source;
    private final Overrides overrides;
    private final Catalogues catalogues;

    private ScenarioLoader(Source source, Overrides overrides, Catalogues catalogues) {
        this.source = source;
        this.overrides = overrides;
        this.catalogues = catalogues;
    }

    /**
     * Reads, changes and checks a scenario.
     *
     * @throws InvalidScenarioException with every problem that was found
     */
    public static Loaded load(Source source, Overrides overrides) throws InvalidScenarioException {
        return load(source, overrides, Catalogues.standard());
    }

    static Loaded load(Source source, Overrides overrides, Catalogues catalogues)
            throws InvalidScenarioException {
        return new ScenarioLoader(source, overrides, catalogues).load();
    }

    private Loaded load() throws InvalidScenarioException {
        Problems problems = new Problems();
        Mapping root =
                new MeasuredFiles(source, problems).inline(changed(parsed(problems), problems));
        problems.throwIfAny();

        Fields top = Fields.of(root, "a scenario", ScenarioReader.KEYS, problems);
        ScenarioReader head = new ScenarioReader(Objects.requireNonNull(top));
        List<Plan> plans = head.plans();
        List<Plan> selected = head.selected(plans, overrides.variants());
        String name = head.name();
        List<String> tags = head.tags();
        long seed = head.seed();
        String question = head.text("question");
        String story = head.text("story");

        VariantProblems found = new VariantProblems(problems, selected.size());
        List<Variant> variants = new ArrayList<>();
        SortedMap<String, String> yamls = new TreeMap<>();
        SortedMap<String, String> drawnYamls = new TreeMap<>();
        for (Plan plan : selected) {
            Problems own = new Problems();
            Mapping tree = ResolvedYaml.variant(root, plan, own);
            Mapping plain = SystemInPlace.of(tree, own);
            Destiny destiny = Destiny.of(plain, seed, catalogues, own);
            SetupReader reader = new SetupReader(catalogues, own);
            Setup setup = reader.setup(destiny.tree());
            var expectations = reader.expectations(destiny.tree());
            var published = reader.published(destiny.tree());
            found.add(plan, own);
            if (setup != null) {
                variants.add(new Variant(
                        plan.name(),
                        story(plan),
                        changes(plan),
                        setup,
                        expectations,
                        published,
                        destiny.drawn()));
                drawnYamls.put(plan.name(), ResolvedYaml.write(destiny.tree()));
                yamls.put(plan.name(), ResolvedYaml.write(tree));
            }
        }
        found.throwIfAny();
        Scenario scenario = new Scenario(name, question, story, tags, seed, variants);
        String resolved = ResolvedYaml.write(ResolvedYaml.scenario(root, plans, selected));
        if (resolved.length() > TreeParser.LARGEST) {
            problems.add(
                    root.place(),
                    "with its CSV files the scenario has " + resolved.length()
                            + " characters; expected at most " + TreeParser.LARGEST);
            problems.throwIfAny();
        }
        return new Loaded(scenario, resolved, yamls, drawnYamls);
    }

    private Mapping parsed(Problems problems) throws InvalidScenarioException {
        Tree tree = TreeParser.parse(source, problems);
        problems.throwIfAny();
        if (tree instanceof Mapping mapping) {
            return mapping;
        }
        String kind = tree == null || tree.isNothing() ? "empty" : tree.kind();
        Place start = tree == null ? new Place(source.name(), 1, 1) : tree.place();
        problems.add(
                start, "the file is " + kind + "; expected a scenario, which starts with name:");
        throw new InvalidScenarioException(new ArrayList<>(problems.all()));
    }

    /** The tree with the choices and changes of the command line; the seed is written down in any case. */
    private Mapping changed(Mapping root, Problems problems) {
        Parameters parameters = Parameters.of(root, problems);
        List<Entry> choices = new ArrayList<>();
        List<Entry> changes = new ArrayList<>();
        for (String set : overrides.sets()) {
            Entry change = SetOption.parse(set, problems);
            if (change != null && parameters.names(change)) {
                choices.add(change);
            } else if (change != null
                    && !parameters.misspelt(change)
                    && ScenarioReader.settable(change, problems)) {
                changes.add(change);
            }
        }
        Mapping changed = parameters.chosen(root, choices);
        for (Entry change : changes) {
            changed = Changes.apply(changed, change, problems);
        }
        Long seed = overrides.seed();
        if (seed == null && changed.value("seed") != null) {
            return changed;
        }
        Place place = Place.option("--seed");
        long written = seed == null ? ScenarioReader.SEED : seed;
        return changed.with(
                new Entry(place, "seed", new Tree.Scalar(place, Long.toString(written))));
    }

    /** What a variant says of itself. */
    private static String story(Plan plan) {
        Tree story = plan.tree() != null && plan.tree().value() instanceof Mapping mapping
                ? mapping.value("story")
                : null;
        String text = story instanceof Tree.Scalar scalar ? scalar.text() : null;
        return text == null ? "" : text.strip();
    }

    /** As written, unless that is a column of measured values. */
    private static String shown(Tree value) {
        String written = TreeWriter.flow(value);
        return written.length() <= LONGEST_CHANGE
                ? written
                : written.substring(0, LONGEST_CHANGE) + "…";
    }

    private static List<String> changes(Plan plan) {
        return plan.tree() != null && plan.tree().value() instanceof Mapping mapping
                ? mapping.entries().stream()
                        .filter(entry -> !EXPLAINED_ELSEWHERE.contains(
                                Changes.split(entry.key()).get(0)))
                        .map(entry -> entry.key() + ": " + shown(entry.value()))
                        .toList()
                : List.of();
    }
}
