package dev.anachron.histories;

import dev.anachron.base.Command;
import dev.anachron.base.Value;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** What values of EDN mean for the objects of a history. */
final class Values {
    private Values() {}

    /**
     * Any value. The empty text and the empty list are nothing, as in an object that was never written;
     * keywords, fractions, maps and their like are texts, since nobody looks into them.
     */
    static Value of(Edn edn) {
        if (edn instanceof Edn.Nil) {
            return Value.NIL;
        }
        if (edn instanceof Edn.Num number) {
            return Value.of(number.number());
        }
        if (edn instanceof Edn.Str string) {
            return string.string().isEmpty()
                    ? Value.nothing(edn.text())
                    : new Value.Text(string.string());
        }
        if (edn instanceof Edn.Vec vec) {
            return vec.items().isEmpty()
                    ? Value.nothing(edn.text())
                    : new Value.Listing(all(vec.items()));
        }
        String word = edn.text();
        return word.equals("true") || word.equals("false")
                ? Value.of(Boolean.parseBoolean(word))
                : new Value.Text(word);
    }

    private static List<Value> all(List<Edn> items) {
        return items.stream().map(Values::of).toList();
    }

    /** Several values that a register gave at once. */
    static Value siblings(Edn edn) {
        return edn instanceof Edn.Vec vec && vec.items().size() > 1
                ? new Value.Siblings(all(vec.items()))
                : of(edn);
    }

    /**
     * A set of whole numbers.
     *
     * @param shrinks whether an item may be taken out; where none is, the empty set is nothing
     */
    static Value items(Edn edn, boolean shrinks) throws MalformedException {
        if (edn instanceof Edn.Nil) {
            return Value.NIL;
        }
        TreeSet<Long> numbers = new TreeSet<>(each(edn, "a set", Values::number));
        return numbers.isEmpty() && !shrinks
                ? Value.nothing(edn.text())
                : new Value.Items(new ArrayList<>(numbers));
    }

    /** What an item of a collection means. */
    interface Meaning<T> {
        T of(Edn item) throws MalformedException;
    }

    /**
     * The items of a set or a list, in its order.
     *
     * @param expected what else it may not be
     */
    static <T> List<T> each(Edn edn, String expected, Meaning<T> meaning)
            throws MalformedException {
        List<Edn> items;
        if (edn instanceof Edn.Members members) {
            items = members.items();
        } else if (edn instanceof Edn.Vec vec) {
            items = vec.items();
        } else {
            throw Said.expected(edn, expected);
        }
        List<T> each = new ArrayList<>(items.size());
        for (Edn item : items) {
            each.add(meaning.of(item));
        }
        return each;
    }

    static long number(Edn edn) throws MalformedException {
        if (edn instanceof Edn.Num number) {
            return number.number();
        }
        throw Said.expected(edn, "a whole number");
    }

    /** What is there for certain. */
    static Value written(Edn argument) throws MalformedException {
        if (argument instanceof Edn.Nil) {
            throw Said.expected(argument, "the value to write");
        }
        return of(argument);
    }

    /** An empty text adds nothing, and is one all the same. */
    static Value item(Edn argument) throws MalformedException {
        return argument instanceof Edn.Str string
                ? new Value.Text(string.string())
                : written(argument);
    }

    /** {@code [expected new]}. */
    static Command swap(String key, Edn argument) throws MalformedException {
        if (argument instanceof Edn.Vec pair && pair.items().size() == 2) {
            return new Command.CompareAndSet(
                    key, number(pair.items().get(0)), number(pair.items().get(1)));
        }
        throw Said.expected(argument, "[expected new]");
    }
}
