package dev.anachron.histories;

import dev.anachron.history.Outcome;
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

    /** Takes the wrapping off. */
    static Said of(Recorded one, Names names) throws MalformedException {
        if (one.function == Function.TRANSACTION) {
            return ofTransaction(one, names);
        }
        Edn result = one.outcome == Outcome.OK ? one.result : null;
        if (one.key != null) {
            agree(one, one.key, one.answeredKey);
            return agreed(one, names.of(one.key), one.function, one.argument, result);
        }
        if (!names.tupled()) {
            return agreed(one, ONLY, one.function, one.argument, result);
        }
        if (!(one.argument instanceof Edn.Vec tuple) || tuple.items().size() != 2) {
            throw expected(one.argument, "[key value], as the first operation has it");
        }
        Edn key = tuple.items().get(0);
        Edn value = tuple.items().get(1);
        if (result instanceof Edn.Vec pair && pair.items().size() == 2) {
            agree(one, key, pair.items().get(0));
            return agreed(one, names.of(key), one.function, value, pair.items().get(1));
        }
        return new Said(one.function, names.of(key), value, null);
    }

    /** Elle's {@code [[:append key value]]}. */
    private static Said ofTransaction(Recorded one, Names names) throws MalformedException {
        List<Edn> asked = micro(one.argument);
        Edn result = one.outcome == Outcome.OK ? one.result : null;
        List<Edn> answered = result == null ? null : micro(result);
        Function function = Function.of(asked.get(0).text().replaceFirst("^:", ""));
        if (function != Function.READ
                && function != Function.WRITE
                && function != Function.APPEND) {
            throw expected(asked.get(0), "one of :r, :w, :append");
        }
        String key = names.of(asked.get(1));
        if (answered == null) {
            return new Said(function, key, asked.get(2), null);
        }
        agree(one, asked.get(0), answered.get(0));
        agree(one, asked.get(1), answered.get(1));
        return agreed(one, key, function, asked.get(2), answered.get(2));
    }

    /** The end of a change says what the begin said, or nothing, or gives an answer such as true. */
    private static Said agreed(
            Recorded one, String key, Function function, Edn argument, @Nullable Edn result)
            throws MalformedException {
        boolean answer = result instanceof Edn.Word && !(argument instanceof Edn.Word);
        boolean said = !(argument instanceof Edn.Nil) && !(result instanceof Edn.Nil);
        if (function.repeats() && said && !answer) {
            agree(one, argument, result);
        }
        return new Said(function, key, argument, result);
    }

    /** Refuses an end that speaks of something else than its begin. */
    private static void agree(Recorded one, Edn began, @Nullable Edn ended)
            throws MalformedException {
        if (one.outcome == Outcome.OK && ended != null && !ended.text().equals(began.text())) {
            throw new MalformedException(
                    ended.line(),
                    ended.column(),
                    "process " + one.process + " ends its :" + one.function.text() + " with "
                            + shortened(ended) + ", but began it with " + shortened(began)
                            + " in line " + one.place.line());
        }
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

    static MalformedException expected(Edn found, String what) {
        return new MalformedException(
                found.line(), found.column(), "found " + shortened(found) + "; expected " + what);
    }

    /** As EDN writes it, of much the beginning. */
    static String shortened(Edn found) {
        String text = found.text();
        return text.length() <= 60 ? text : text.substring(0, 57) + "...";
    }
}
