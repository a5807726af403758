package dev.anachron.base;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongPredicate;

/**
 * Looks for something in a description, at whatever depth: a named number, as the term in {@code
 * AppendEntries term=3 […]}, or a key. So one can ask what a message says without knowing its protocol.
 */
public final class Search implements Description {
    private final String name;
    private final LongPredicate wanted;
    private final String key;
    private boolean found;
    private OptionalLong number = OptionalLong.empty();

    private Search(String name, LongPredicate wanted, String key) {
        this.name = name;
        this.wanted = wanted;
        this.key = key;
    }

    /** Whether the object says {@code name=number}. */
    public static boolean saysNumber(Described described, String name, long number) {
        return new Search(name, value -> value == number, "").in(described);
    }

    /** The first number that the object says under this name. */
    public static OptionalLong number(Described described, String name) {
        Search search = new Search(name, value -> true, "");
        search.in(described);
        return search.number;
    }

    /** Whether the object says anything of this key. */
    public static boolean saysKey(Described described, String key) {
        return new Search("", value -> false, key).in(described);
    }

    private boolean in(Described described) {
        described.describe(this);
        return found;
    }

    @Override
    public Description put(String called, long value) {
        if (!found && called.equals(name) && wanted.test(value)) {
            found = true;
            number = OptionalLong.of(value);
        }
        return this;
    }

    @Override
    public Description key(String called) {
        found |= called.equals(key);
        return this;
    }

    @Override
    public Description assign(String called, long value) {
        return key(called);
    }

    @Override
    public Description assign(String called, long value, long other) {
        return key(called);
    }

    @Override
    public Description value(Described other) {
        other.describe(this);
        return this;
    }

    @Override
    public Description list(List<? extends Described> items) {
        items.forEach(item -> item.describe(this));
        return this;
    }

    // What is never looked for

    @Override
    public Description word(String word) {
        return this;
    }

    @Override
    public Description value(long value) {
        return this;
    }

    @Override
    public Description value(String text) {
        return this;
    }

    @Override
    public Description put(String called, String text) {
        return this;
    }

    @Override
    public Description put(String called, Version version) {
        return this;
    }

    @Override
    public Description value(Version version) {
        return this;
    }

    @Override
    public Description serial(long value) {
        return this;
    }

    @Override
    public Description operation(NodeId client, long serial) {
        return this;
    }

    @Override
    public Description instant(long atNanos) {
        return this;
    }

    @Override
    public Description span(long nanos) {
        return this;
    }
}
