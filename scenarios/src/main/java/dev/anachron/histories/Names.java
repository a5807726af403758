package dev.anachron.histories;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the objects of a history are called.
 *
 * @param tupled whether values are Jepsen's independent tuples, {@code [key value]}
 * @param quoted whether a text needs its quotation marks: there are both a text and something else that
 *     would be called the same without
 */
record Names(boolean tupled, boolean quoted) {
    /** Looks through a history. */
    static Names in(List<Recorded> operations) {
        boolean tupled = tuplesIn(operations);
        Set<String> texts = new HashSet<>();
        Set<String> others = new HashSet<>();
        for (Recorded one : operations) {
            Edn key = key(one, tupled);
            if (key instanceof Edn.Str string) {
                texts.add(string.string());
            } else if (key != null) {
                others.add(key.text());
            }
        }
        return new Names(tupled, texts.stream().anyMatch(others::contains));
    }

    /** A text as it is, anything else as EDN writes it. */
    String of(Edn key) {
        return key instanceof Edn.Str string && !quoted ? string.string() : key.text();
    }

    private static @Nullable Edn key(Recorded one, boolean tupled) {
        if (one.key != null) {
            return one.key;
        }
        if (one.function == Function.TRANSACTION) {
            return one.argument instanceof Edn.Vec all
                            && !all.items().isEmpty()
                            && all.items().get(0) instanceof Edn.Vec micro
                            && micro.items().size() > 1
                    ? micro.items().get(1)
                    : null;
        }
        return tupled && one.argument instanceof Edn.Vec pair && !pair.items().isEmpty()
                ? pair.items().get(0)
                : null;
    }

    /**
     * Whether the first operation has a tuple for its value. Where every read begins with nothing, that is a
     * value of two parts instead: a read of a tuple's object names it.
     */
    private static boolean tuplesIn(List<Recorded> operations) {
        if (operations.isEmpty()
                || operations.get(0).key != null
                || !pair(operations.get(0).argument)) {
            return false;
        }
        Recorded first = operations.get(0);
        boolean named = first.function != Function.CAS || swapsTuple(first.argument);
        List<Recorded> reads =
                operations.stream().filter(one -> one.function == Function.READ).toList();
        boolean asksNobody = reads.stream().allMatch(one -> one.argument instanceof Edn.Nil);
        return named && (reads.isEmpty() || !asksNobody);
    }

    private static boolean swapsTuple(Edn argument) {
        return argument instanceof Edn.Vec pair && pair.items().get(1) instanceof Edn.Vec;
    }

    private static boolean pair(Edn argument) {
        return argument instanceof Edn.Vec pair && pair.items().size() == 2;
    }
}
