package dev.anachron.load;

import dev.anachron.load.Tree.Entry;
import dev.anachron.load.Tree.Mapping;
import dev.anachron.load.Tree.Scalar;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The choices that a scenario offers by name: {@code parameters: { model: { ssd: {…}, disk: {…} } }}, each
 * a map of paths and values. {@code --set model=disk} takes one; otherwise the first is taken. Unlike a
 * variant a choice may change the variants, too.
 */
final class Parameters {
    static final String KEY = "parameters";

    /** What is said of the scenario as a whole. */
    private static final List<String> FIXED = List.of("name", KEY);

    private final Problems problems;
    /** By parameter, the choices in the file's order. */
    private final SortedMap<String, Mapping> offered = new TreeMap<>();

    private final List<String> names = new ArrayList<>();

    private Parameters(Problems problems) {
        this.problems = problems;
    }

    static Parameters of(Mapping root, Problems problems) {
        Parameters parameters = new Parameters(problems);
        Tree tree = root.value(KEY);
        if (tree instanceof Mapping mapping) {
            mapping.entries().forEach(parameters::offer);
        } else if (tree != null) {
            problems.add(
                    tree.place(),
                    "'parameters' is " + tree.kind() + "; expected a map such as { model: { fast:"
                            + " { network.latency: 1ms }, slow: { network.latency: 9ms } } }");
        }
        return parameters;
    }

    private void offer(Entry parameter) {
        String name = parameter.key();
        if (ScenarioReader.KEYS.contains(name)) {
            problems.add(
                    parameter.place(),
                    "a parameter cannot be called '" + name
                            + "', which is a key of every scenario; expected another name");
        } else if (Fields.scalar(new Scalar(parameter.place(), name), Names::key, problems) != null
                && choicesOf(parameter)) {
            offered.put(name, (Mapping) parameter.value());
            names.add(name);
        }
    }

    private boolean choicesOf(Entry parameter) {
        if (!(parameter.value() instanceof Mapping choices) || choices.entries().isEmpty()) {
            problems.add(
                    parameter.value().place(),
                    "a parameter is " + parameter.value().kind()
                            + "; expected a map of choices, for"
                            + " example { fast: {}, slow: { network.latency: 9ms } }");
            return false;
        }
        int before = problems.all().size();
        choices.entries().forEach(this::check);
        return problems.all().size() == before;
    }

    private void check(Entry choice) {
        Fields.scalar(new Scalar(choice.place(), choice.key()), Names::title, problems);
        if (choice.value().isNothing()) {
            return;
        }
        if (!(choice.value() instanceof Mapping changes)) {
            problems.add(
                    choice.value().place(),
                    "a choice is " + choice.value().kind() + "; expected a map of paths and values,"
                            + " for example { network.latency: 9ms }");
            return;
        }
        for (Entry change : changes.entries()) {
            if (FIXED.contains(Changes.split(change.key()).get(0))) {
                problems.add(
                        change.place(),
                        "a choice cannot change '" + change.key()
                                + "'; expected a path such as network.latency");
            }
        }
    }

    /** Whether the change chooses something, and does not go to a path. */
    boolean names(Entry change) {
        return offered.containsKey(change.key());
    }

    /** Reports a single word that is neither a parameter nor a key: likely a misspelt one. */
    boolean misspelt(Entry change) {
        boolean unknown = !names.isEmpty()
                && !names(change)
                && !change.key().contains(".")
                && !ScenarioReader.KEYS.contains(change.key());
        if (unknown) {
            List<String> possible =
                    Stream.concat(names.stream(), ScenarioReader.KEYS.stream()).toList();
            problems.unknown(change.place(), "key", change.key(), possible);
        }
        return unknown;
    }

    /**
     * The scenario with a choice made for each parameter; what was chosen stays in it, and nothing else is
     * on offer any more.
     *
     * @param wanted what the command line chooses; the last word counts
     */
    Mapping chosen(Mapping root, List<Entry> wanted) {
        Mapping changed = root;
        List<Entry> left = new ArrayList<>();
        for (String name : names) {
            Entry choice = choice(name, wanted);
            if (choice.value() instanceof Mapping changes) {
                for (Entry change : changes.entries()) {
                    changed = Changes.apply(changed, change, problems);
                }
            }
            Place place = choice.place();
            Entry made = new Entry(place, choice.key(), new Mapping(place, List.of()));
            left.add(new Entry(place, name, new Mapping(place, List.of(made))));
        }
        return left.isEmpty()
                ? changed
                : changed.with(new Entry(root.place(), KEY, new Mapping(root.place(), left)));
    }

    private Entry choice(String name, List<Entry> wanted) {
        List<Entry> choices = offered.getOrDefault(name, new Mapping(Place.option(""), List.of()))
                .entries();
        Entry choice = choices.get(0);
        for (Entry one : wanted) {
            if (one.key().equals(name)) {
                choice = find(one, choices);
            }
        }
        return choice;
    }

    private Entry find(Entry wanted, List<Entry> choices) {
        String word = Fields.scalar(wanted.value(), text -> text, problems);
        for (Entry choice : choices) {
            if (choice.key().equals(word)) {
                return choice;
            }
        }
        if (word != null) {
            List<String> possible = choices.stream().map(Entry::key).toList();
            problems.unknown(wanted.place(), wanted.key(), word, possible);
        }
        return choices.get(0);
    }
}
