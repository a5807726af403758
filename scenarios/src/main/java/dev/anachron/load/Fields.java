package dev.anachron.load;

import dev.anachron.load.Tree.Entry;
import dev.anachron.load.Tree.Items;
import dev.anachron.load.Tree.Mapping;
import dev.anachron.load.Tree.Scalar;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A map of the file as a reader sees it: its keys are checked against those that the reader knows,
 * and what cannot be read is reported and replaced by something harmless.
 */
final class Fields {
    private final Mapping mapping;
    private final Problems problems;

    private Fields(Mapping mapping, Problems problems) {
        this.mapping = mapping;
        this.problems = problems;
    }

    /** The map's fields; null, and a problem, when the tree is not a map. */
    static @Nullable Fields of(Tree tree, String what, List<String> keys, Problems problems) {
        String such = keys.isEmpty() ? "keys" : "keys such as " + keys.get(0);
        return ofMap(tree, what, keys, "of " + such, problems);
    }

    /** The same; the example is of what, or such as which, the map is that was expected. */
    static @Nullable Fields ofMap(
            Tree tree, String what, List<String> keys, String example, Problems problems) {
        if (!(tree instanceof Mapping mapping)) {
            problems.add(tree.place(), what + " is " + tree.kind() + "; expected a map " + example);
            return null;
        }
        for (Entry entry : mapping.entries()) {
            if (!keys.contains(entry.key())) {
                problems.unknown(entry.place(), "key", entry.key(), keys);
            }
        }
        return new Fields(mapping, problems);
    }

    /** The same for a section that may be missing: no fields then. */
    static @Nullable Fields ofOptional(
            @Nullable Tree tree, String what, List<String> keys, Problems problems) {
        Place nowhere = new Place("", 1, 1);
        return tree == null
                ? new Fields(new Mapping(nowhere, List.of()), problems)
                : of(tree, what, keys, problems);
    }

    Problems problems() {
        return problems;
    }

    Place place() {
        return mapping.place();
    }

    Mapping mapping() {
        return mapping;
    }

    /** The value behind the key; null when there is none. */
    @Nullable
    Tree find(String key) {
        return mapping.value(key);
    }

    /** Where the key stands; the map's place when it does not. */
    Place placeOf(String key) {
        Entry entry = mapping.find(key);
        return entry == null ? place() : entry.place();
    }

    /** The value behind the key; null, and a problem, when there is none. */
    @Nullable
    Tree need(String key, String example) {
        Tree value = find(key);
        if (value == null) {
            problems.add(
                    placeOf(key),
                    "'" + key + "' is missing; expected for example " + key + ": " + example);
        }
        return value;
    }

    /** A single value; the fallback when it is missing or wrong. */
    <T> T read(String key, Format<T> format, T fallback) {
        Tree value = find(key);
        T read = value == null ? null : scalar(value, format, problems);
        return read == null ? fallback : read;
    }

    /** A single value that must be there; the stopgap, and a problem, when it is not. */
    <T> T require(String key, String example, Format<T> format, T stopgap) {
        return need(key, example) == null ? stopgap : read(key, format, stopgap);
    }

    /** A single value; null, and a problem, when it cannot be read. */
    static <T> @Nullable T scalar(Tree tree, Format<T> format, Problems problems) {
        if (tree instanceof Scalar scalar && scalar.text() != null) {
            try {
                return format.read(scalar.text());
            } catch (Malformed e) {
                problems.add(tree.place(), e.text());
                return null;
            }
        }
        problems.add(tree.place(), "this is " + tree.kind() + "; expected a single value");
        return null;
    }

    /** The items of a list, or of a single value that stands for a list of one. */
    static List<Tree> items(Tree tree) {
        return tree instanceof Items items ? items.items() : List.of(tree);
    }

    /** The items of a list; none, and a problem, when the tree is something else. */
    static List<Tree> itemsOnly(@Nullable Tree tree, String what, Problems problems) {
        if (tree == null || tree instanceof Items) {
            return tree == null ? List.of() : ((Items) tree).items();
        }
        problems.add(tree.place(), what + " is " + tree.kind() + "; expected a list");
        return List.of();
    }

    /** The words of a list or a single word, in order; those that can be read. */
    static List<Word> words(Tree tree, Problems problems) {
        List<Word> words = new ArrayList<>();
        for (Tree item : items(tree)) {
            String word = scalar(item, text -> text, problems);
            if (word != null) {
                words.add(new Word(item.place(), word));
            }
        }
        return words;
    }

    /** A word and where it stands. */
    record Word(Place place, String text) {}
}
