package dev.anachron.load;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** YAML as a value that remembers where each part of it stands. */
sealed interface Tree {
    Place place();

    /** What it is, for messages. */
    String kind();

    /** A single value as written; null for an empty one. */
    record Scalar(Place place, @Nullable String text) implements Tree {
        @Override
        public String kind() {
            return text == null ? "empty" : "the single value " + Text.quoted(text);
        }
    }

    /** A list. */
    record Items(Place place, List<Tree> items) implements Tree {
        public Items {
            items = List.copyOf(items);
        }

        @Override
        public String kind() {
            return "a list";
        }

        /** The same list with another item in the place of one, counted from 0. */
        Items with(int index, Tree item) {
            List<Tree> changed = new ArrayList<>(items);
            changed.set(index, item);
            return new Items(place, changed);
        }
    }

    /** Keys and values in the order of writing; no key twice. */
    record Mapping(Place place, List<Entry> entries) implements Tree {
        public Mapping {
            entries = List.copyOf(entries);
        }

        @Override
        public String kind() {
            return "a map";
        }

        @Nullable
        Entry find(String key) {
            return entries.stream()
                    .filter(entry -> entry.key().equals(key))
                    .findFirst()
                    .orElse(null);
        }

        /** The value, or null when the key is missing or has nothing behind it. */
        @Nullable
        Tree value(String key) {
            Entry entry = find(key);
            return entry == null || entry.value().isNothing() ? null : entry.value();
        }

        /** The same map with this entry in the place of the one with its key, or at the end. */
        Mapping with(Entry entry) {
            List<Entry> changed = new ArrayList<>(entries);
            Entry old = find(entry.key());
            if (old == null) {
                changed.add(entry);
            } else {
                changed.set(entries.indexOf(old), entry);
            }
            return new Mapping(place, changed);
        }

        Mapping without(String key) {
            return new Mapping(
                    place,
                    entries.stream().filter(entry -> !entry.key().equals(key)).toList());
        }
    }

    /** A key, where it stands, and what is behind it. */
    record Entry(Place place, String key, Tree value) {}

    /** Whether this is the empty value. */
    default boolean isNothing() {
        return this instanceof Scalar scalar && scalar.text() == null;
    }
}
