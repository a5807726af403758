package dev.anachron.histories;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an operation asked and was answered, without its wrapping.
 *
 * @param key which object; a history of one object may call it nothing
 * @param result null when it did not end well
 */
record Said(
        Function function,
        String key,
        Edn argument,
        @Nullable Edn result) {
    /** The only object of a history that names none. */
    static final String ONLY = "x";

    /**
     * Takes the wrapping off.
     *
     * @param tupled whether values are Jepsen's independent tuples, {@code [key value]}
     */
    static Said of(Recorded recorded, boolean tupled, boolean ended) throws MalformedException {
        Edn result = ended ? recorded.result : null;
        if (recorded.function == Function.TRANSACTION) {
            return ofTransaction(recorded.argument, result);
        }
        if (recorded.key != null) {
            return new Said(recorded.function, name(recorded.key), recorded.argument, result);
        }
        if (!tupled) {
            return new Said(recorded.function, ONLY, recorded.argument, result);
        }
        if (!(recorded.argument instanceof Edn.Vec tuple) || tuple.items().size() != 2) {
            throw expected(recorded.argument, "[key value], as the first operation has it");
        }
        return new Said(
                recorded.function,
                name(tuple.items().get(0)),
                tuple.items().get(1),
                result instanceof Edn.Vec pair && pair.items().size() == 2
                        ? pair.items().get(1)
                        : null);
    }

    /** Elle's {@code [[:append key value]]}. */
    private static Said ofTransaction(Edn argument, @Nullable Edn result)
            throws MalformedException {
        List<Edn> asked = micro(argument);
        List<Edn> answered = result == null ? null : micro(result);
        String name = asked.get(0).text().replaceFirst("^:", "");
        Function function = Function.of(name);
        if (function != Function.READ
                && function != Function.WRITE
                && function != Function.APPEND) {
            throw expected(asked.get(0), "one of :r, :w, :append");
        }
        return new Said(
                function,
                name(asked.get(1)),
                asked.get(2),
                answered == null ? null : answered.get(2));
    }

    private static List<Edn> micro(Edn value) throws MalformedException {
        if (value instanceof Edn.Vec all && all.items().size() > 1) {
            throw new MalformedException(
                    value.line(),
                    value.column(),
                    "a transaction of " + all.items().size()
                            + " operations, which no model here knows; expected one operation each");
        }
        if (value instanceof Edn.Vec all
                && all.items().size() == 1
                && all.items().get(0) instanceof Edn.Vec one
                && one.items().size() == 3) {
            return one.items();
        }
        throw expected(value, "a transaction of one operation, as [[:r key nil]]");
    }

    /** Whether the first operation of a history has a tuple for its value. */
    static boolean tupled(List<Recorded> operations) {
        if (operations.isEmpty()
                || operations.get(0).key != null
                || !(operations.get(0).argument instanceof Edn.Vec pair)
                || pair.items().size() != 2) {
            return false;
        }
        boolean swaps = operations.get(0).function == Function.CAS;
        return !swaps || pair.items().get(1) instanceof Edn.Vec;
    }

    static MalformedException expected(Edn found, String what) {
        return new MalformedException(
                found.line(), found.column(), "found " + shortened(found) + "; expected " + what);
    }

    private static String shortened(Edn found) {
        String text = found.text();
        return text.length() <= 60 ? text : text.substring(0, 57) + "...";
    }

    /** A text as it is, anything else as EDN writes it. */
    private static String name(Edn key) {
        return key instanceof Edn.Str string ? string.string() : key.text();
    }
}
