package dev.anachron.load;

import dev.anachron.load.Tree.Entry;
import dev.anachron.load.Tree.Items;
import dev.anachron.load.Tree.Mapping;
import dev.anachron.load.Tree.Scalar;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one scenario has that another has not, by the paths that {@code --set} and variants use:
 * {@code cluster.settings.reads: local → lease}.
 */
public final class Difference {
    /** What is said about a run, not what it does. */
    private static final List<String> WORDS =
            List.of("base", "question", "title", "story", "tags", "expect", "variants", "run");

    private static final String MISSING = "not set";

    private final List<String> lines = new ArrayList<>();

    private Difference() {}

    /** A line for each setting that differs, in the order of the scenarios. */
    public static List<String> between(Source first, Source second)
            throws InvalidScenarioException {
        Difference difference = new Difference();
        difference.compare("", tree(first), tree(second));
        return List.copyOf(difference.lines);
    }

    private static Tree tree(Source source) throws InvalidScenarioException {
        Problems problems = new Problems();
        Tree tree = TreeParser.parse(source, problems);
        problems.throwIfAny();
        Mapping mapping = tree instanceof Mapping map
                ? map
                : new Mapping(new Place(source.name(), 1, 1), List.of());
        for (String word : WORDS) {
            mapping = mapping.without(word);
        }
        return mapping;
    }

    private void compare(String path, @Nullable Tree first, @Nullable Tree second) {
        if (text(first).equals(text(second))) {
            return;
        }
        if (first instanceof Mapping one && second instanceof Mapping other) {
            mappings(path, one, other);
        } else if (first instanceof Items one && second instanceof Items other) {
            items(path, one.items(), other.items());
        } else {
            lines.add(path + ": " + text(first) + " → " + text(second));
        }
    }

    private static String text(@Nullable Tree tree) {
        return tree == null ? MISSING : TreeWriter.flow(tree);
    }

    private void mappings(String path, Mapping first, Mapping second) {
        for (Entry entry : first.entries()) {
            compare(below(path, entry.key()), entry.value(), second.value(entry.key()));
        }
        for (Entry entry : second.entries()) {
            if (first.find(entry.key()) == null) {
                compare(below(path, entry.key()), null, entry.value());
            }
        }
    }

    /** Items are told apart by their names; without names, those at the same place belong together. */
    private void items(String path, List<Tree> first, List<Tree> second) {
        if (first.stream().allMatch(Scalar.class::isInstance)) {
            lines.add(path + ": " + flow(first) + " → " + flow(second));
            return;
        }
        int from = 0;
        int shorter = Math.min(first.size(), second.size());
        while (from < shorter && text(first.get(from)).equals(text(second.get(from)))) {
            from++;
        }
        int after = 0;
        while (after < shorter - from
                && text(last(first, after)).equals(text(last(second, after)))) {
            after++;
        }
        int until = Math.max(first.size(), second.size()) - after;
        for (int i = from; i < until; i++) {
            Tree one = i < first.size() - after ? first.get(i) : null;
            Tree other = i < second.size() - after ? second.get(i) : null;
            different(path, i, one, other);
        }
    }

    private void different(String path, int index, @Nullable Tree first, @Nullable Tree second) {
        String number = Integer.toString(index + 1);
        String one = name(first, number);
        String other = name(second, number);
        if (first == null || second == null || one.equals(other)) {
            compare(below(path, first == null ? other : one), first, second);
        } else {
            compare(below(path, one), first, null);
            compare(below(path, other), null, second);
        }
    }

    private static String name(@Nullable Tree item, String number) {
        return item instanceof Mapping map && map.value("name") instanceof Scalar name
                ? String.valueOf(name.text())
                : number;
    }

    private static Tree last(List<Tree> items, int before) {
        return items.get(items.size() - 1 - before);
    }

    private static String flow(List<Tree> items) {
        return TreeWriter.flow(new Items(Place.option(""), items));
    }

    private static String below(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
