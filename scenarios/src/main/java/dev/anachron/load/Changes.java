package dev.anachron.load;

import dev.anachron.load.Tree.Entry;
import dev.anachron.load.Tree.Items;
import dev.anachron.load.Tree.Mapping;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts a value at a path: {@code cluster.settings.reads}, {@code clients.c1.rate} (a list's item by
 * its name), {@code faults.2.for} (or by its number, from 1), {@code faults.+} (one more item).
 *
 * <p>Whether the keys of a path exist is not known here: a misspelt one goes into the tree, with the
 * place of the change, and the section's reader reports it there.
 */
final class Changes {
    /** Sections whose keys may contain dots. */
    private static final List<String> FLAT = List.of("expect", "published");

    private final Place place;
    private final Problems problems;
    private final List<String> path;
    private final Tree value;

    private Changes(Place place, Problems problems, List<String> path, Tree value) {
        this.place = place;
        this.problems = problems;
        this.path = path;
        this.value = value;
    }

    /** The tree with the change in it; the same tree when the path leads nowhere. */
    static Mapping apply(Mapping root, Entry change, Problems problems) {
        List<String> path = split(change.key());
        if (path.contains("")) {
            problems.add(
                    change.place(),
                    "the path " + Text.quoted(change.key())
                            + " cannot be read; expected keys with dots between them, for example"
                            + " cluster.settings");
            return root;
        }
        Changes changes = new Changes(change.place(), problems, path, change.value());
        return (Mapping) changes.at(root, 0);
    }

    /** The keys of a path; an empty one among them when it is malformed. */
    static List<String> split(String path) {
        List<String> keys = List.of(path.split("\\.", -1));
        if (keys.size() > 2 && FLAT.contains(keys.get(0))) {
            return List.of(keys.get(0), path.substring(keys.get(0).length() + 1));
        }
        return keys;
    }

    /** This part of the tree with the rest of the path, from the index on, followed in it. */
    private Tree at(Tree tree, int index) {
        if (index == path.size()) {
            return value;
        }
        String key = path.get(index);
        if (tree.isNothing()) {
            return at(key.equals("+") ? new Items(place, List.of()) : empty(), index);
        }
        if (tree instanceof Mapping mapping) {
            Entry old = mapping.find(key);
            boolean last = index == path.size() - 1;
            Place keyPlace = old == null || last ? place : old.place();
            Tree below = old == null ? new Tree.Scalar(place, null) : old.value();
            return mapping.with(new Entry(keyPlace, key, at(below, index + 1)));
        }
        if (tree instanceof Items items) {
            return inList(items, index);
        }
        problems.add(
                place,
                "the path goes on with " + Text.quoted(key) + " where " + so(index) + " is "
                        + tree.kind());
        return tree;
    }

    private Mapping empty() {
        return new Mapping(place, List.of());
    }

    private Tree inList(Items items, int index) {
        String key = path.get(index);
        if (key.equals("+")) {
            return append(items, index);
        }
        int number = numberOf(items, key);
        if (number > 0) {
            Tree old = items.items().get(number - 1);
            return items.with(number - 1, at(old, index + 1));
        }
        List<String> names = names(items);
        String count = items.items().isEmpty()
                ? "it is empty"
                : "1 to " + items.items().size();
        problems.add(
                place,
                so(index) + " has no item " + Text.quoted(key) + "; expected a number ("
                        + count + "), + for one more"
                        + (names.isEmpty() ? "" : " or a name (" + String.join(", ", names) + ")")
                        + Nearest.hint(key, names));
        return items;
    }

    private Tree append(Items items, int index) {
        if (index < path.size() - 1) {
            problems.add(place, "+ stands for a new item; expected it at the end of the path");
            return items;
        }
        List<Tree> longer = new ArrayList<>(items.items());
        longer.addAll(value instanceof Items several ? several.items() : List.of(value));
        return new Items(items.place(), longer);
    }

    /** From 1; 0 when there is no such item. */
    private static int numberOf(Items items, String key) {
        List<Tree> all = items.items();
        for (int i = 0; i < all.size(); i++) {
            if (key.equals(String.valueOf(i + 1)) || key.equals(nameOf(all.get(i)))) {
                return i + 1;
            }
        }
        return 0;
    }

    private static List<String> names(Items items) {
        List<String> names = new ArrayList<>();
        for (Tree item : items.items()) {
            String name = nameOf(item);
            if (name != null) {
                names.add(name);
            }
        }
        return names;
    }

    private static @Nullable String nameOf(Tree item) {
        return item instanceof Mapping mapping
                        && mapping.value("name") instanceof Tree.Scalar scalar
                ? scalar.text()
                : null;
    }

    /** The path so far. */
    private String so(int index) {
        return String.join(".", path.subList(0, index));
    }
}
