package dev.anachron.base;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** What an object holds or a command returns. A closed set. */
public sealed interface Value extends Described {
    /** Never written. */
    Value NIL = new Nil("nil");

    /** By how much a lie differs from the truth, at most. */
    int LIES_BY = 9;

    static Value of(long number) {
        return number >= 0 && number < Int.FEW.length ? Int.FEW[(int) number] : new Int(number);
    }

    /** The same as {@link #NIL}, of which a history says that it was nothing by this word. */
    static Value nothing(String word) {
        return new Nil(word);
    }

    static Value of(boolean truth) {
        return new Flag(truth);
    }

    /** Another value of the same kind; nothing becomes a number. */
    Value forged(RandomStream random);

    /** A number near another one: a plausible lie. */
    static long otherThan(long number, RandomStream random) {
        return number + random.between(1, LIES_BY);
    }

    /** Whether nothing is in an object that holds this, as if it had never been written. */
    static boolean isEmpty(Value held) {
        return held instanceof Nil
                || (held instanceof Text text && text.content.isEmpty())
                || (held instanceof Listing listing && listing.values.isEmpty())
                || (held instanceof Items items && items.items.isEmpty());
    }

    /**
     * Nothing there.
     *
     * @param said by which word; it is the same whatever the word
     */
    record Nil(String said) implements Value {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Nil;
        }

        @Override
        public int hashCode() {
            return 0;
        }

        @Override
        public Value forged(RandomStream random) {
            return Value.of(Value.otherThan(0, random));
        }

        @Override
        public void describe(Description to) {
            to.word(said);
        }
    }

    /** A number. */
    record Int(long number) implements Value {
        private static final Int[] FEW =
                LongStream.range(0, 64).mapToObj(Int::new).toArray(Int[]::new);

        @Override
        public Value forged(RandomStream random) {
            return Value.of(Value.otherThan(number, random));
        }

        @Override
        public void describe(Description to) {
            to.value(number);
        }
    }

    /** Whether a conditional command took effect. */
    record Flag(boolean truth) implements Value {
        @Override
        public Value forged(RandomStream random) {
            return Value.of(!truth);
        }

        @Override
        public void describe(Description to) {
            to.word(truth ? "true" : "false");
        }
    }

    /** A text. */
    record Text(String content) implements Value {
        private static final Text EMPTY = new Text("");

        /** What an object that holds this has as text; of anything but a text, nothing. */
        public static Text of(Value held) {
            return held instanceof Text known ? known : EMPTY;
        }

        /** This and another one behind it; two empty ones are nothing at all. */
        public Value with(Text other) {
            String both = content + other.content;
            return both.isEmpty() ? NIL : new Text(both);
        }

        @Override
        public Value forged(RandomStream random) {
            return new Text(content + Value.otherThan(0, random));
        }

        @Override
        public void describe(Description to) {
            to.value(quoted(content));
        }

        /** A text as EDN and JSON write it, on one line. */
        public static String quoted(String text) {
            return '"'
                    + text.replace("\\", "\\\\")
                            .replace("\"", "\\\"")
                            .replace("\n", "\\n")
                            .replace("\r", "\\r")
                            .replace("\t", "\\t")
                    + '"';
        }
    }

    /**
     * A list.
     *
     * @param values from the first to the last
     */
    record Listing(List<Value> values) implements Value {
        private static final Listing EMPTY = new Listing(List.of());

        public Listing {
            values = List.copyOf(values);
        }

        /** What is in an object that holds this; of anything but a list, nothing. */
        public static Listing of(Value held) {
            return held instanceof Listing listing ? listing : EMPTY;
        }

        /** This and one more at its end. */
        public Listing with(Value last) {
            List<Value> longer = new ArrayList<>(values.size() + 1);
            longer.addAll(values);
            longer.add(last);
            return new Listing(longer);
        }

        /** The first one, or nothing. */
        public Value first() {
            return values.isEmpty() ? NIL : values.get(0);
        }

        /** The others; where there are none, nothing. */
        public Value withoutFirst() {
            return values.size() < 2 ? NIL : new Listing(values.subList(1, values.size()));
        }

        @Override
        public Value forged(RandomStream random) {
            return with(Value.of(Value.otherThan(0, random)));
        }

        @Override
        public void describe(Description to) {
            to.word("[");
            values.forEach(to::value);
            to.word("]");
        }
    }

    /**
     * A set.
     *
     * @param items in ascending order, each once
     */
    record Items(List<Long> items) implements Value {
        private static final Items EMPTY = new Items(List.of());

        public Items {
            items = List.copyOf(items);
        }

        /** What is in an object that holds this; of anything but a set, nothing. */
        public static Items of(Value held) {
            return held instanceof Items items ? items : EMPTY;
        }

        /** This and one more item. */
        public Items with(long item) {
            return changed(set -> set.add(item));
        }

        /** This without an item. */
        public Items without(long item) {
            return changed(set -> set.remove(item));
        }

        /** What is in one of the two at least. */
        public Items union(Items other) {
            return changed(set -> set.addAll(other.items));
        }

        private Items changed(Consumer<SortedSet<Long>> change) {
            SortedSet<Long> set = new TreeSet<>(items);
            change.accept(set);
            return new Items(List.copyOf(set));
        }

        @Override
        public Value forged(RandomStream random) {
            return with(Value.otherThan(0, random));
        }

        @Override
        public void describe(Description to) {
            to.word("{");
            items.forEach(to::value);
            to.word("}");
        }
    }

    /**
     * Several values at once, of which the store cannot say which one is the newest: concurrent versions
     * (Dynamo, section 4.4), or siblings, as Riak calls them.
     *
     * @param values two at least
     */
    record Siblings(List<Value> values) implements Value {
        public Siblings {
            values = List.copyOf(values);
        }

        @Override
        public Value forged(RandomStream random) {
            return values.get(0).forged(random);
        }

        @Override
        public void describe(Description to) {
            to.value(values.get(0));
            values.stream().skip(1).forEach(value -> to.word("+").value(value));
        }
    }

    /**
     * A lock, for a while.
     *
     * @param token greater than every one given before (a sequencer in Burrows, "The Chubby lock
     *     service", 2006, section 2.4; a fencing token in Kleppmann, 2016)
     * @param leaseNanos how long the lease has still to run
     */
    record Grant(long token, long leaseNanos) implements Value {
        @Override
        public void describe(Description to) {
            to.word("token").value(token).word("for").span(leaseNanos);
        }

        @Override
        public Value forged(RandomStream random) {
            return new Grant(Value.otherThan(token, random), leaseNanos);
        }
    }
}
