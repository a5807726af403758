package dev.anachron.check.linearizability;

import dev.anachron.base.Command;
import dev.anachron.base.SimTime;
import dev.anachron.base.Value;
import dev.anachron.history.Operation;
import dev.anachron.history.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A contradiction in words.
 *
 * @param sentence why the operations cannot all be true
 * @param operations those it speaks of, in the order of invocation
 */
record Wording(String sentence, List<Operation> operations) {

    /**
     * Puts the contradiction between {@code core}'s operations into words.
     *
     * @param core operations that contradict each other, in the order of invocation
     * @param all every operation on the object, to find out who wrote what was read
     */
    static Wording of(List<Operation> core, List<Operation> all) {
        Wording wording = plain(all) ? ofReads(core, all) : simple(core, all);
        return wording != null ? wording : general(core, all);
    }

    /** Where one of these operations is a contradiction with what anybody can see; else null. */
    static @Nullable Wording simple(List<Operation> seers, List<Operation> all) {
        if (plain(all)) {
            return null;
        }
        Wording wording = Sums.of(seers, all);
        return wording != null ? wording : Unaccounted.of(seers, all);
    }

    private static @Nullable Wording ofReads(List<Operation> core, List<Operation> all) {
        List<Operation> latestFirst = core.stream()
                .filter(Operation::isRead)
                .sorted(Comparator.comparingLong(Operation::invokedNanos).reversed())
                .toList();
        for (Operation read : latestFirst) {
            Wording wording = ofRead(read, core, all);
            if (wording != null) {
                return wording;
            }
        }
        return null;
    }

    /** A sentence and those it speaks of, in any order. */
    static Wording of(String sentence, Stream<Operation> operations) {
        return new Wording(sentence, inOrder(operations));
    }

    /** The classic shapes in which one read is to blame; null when it is none of them. */
    private static @Nullable Wording ofRead(
            Operation read, List<Operation> core, List<Operation> all) {
        List<Operation> writers = writersOf(read, all);
        boolean written = !read.value().equals(Value.NIL);
        if (written && writers.isEmpty()) {
            return unwritten(read, all);
        }
        if (writers.size() > 1) {
            return null; // nobody can say which of them it returned
        }
        Operation source = written ? writers.get(0) : null;
        for (Operation other : core) {
            if (other.precedes(read)) {
                Wording wording = other.isRead()
                        ? overtaken(read, source, other, all)
                        : overwritten(read, source, other);
                if (wording != null) {
                    return wording;
                }
            }
        }
        Wording wording = thereAndBack(read, source, core, all);
        return wording != null ? wording : replaced(read, source, core, all);
    }

    private static Wording unwritten(Operation read, List<Operation> all) {
        boolean failed =
                all.stream().anyMatch(o -> writes(o, read.value()) && o.outcome() == Outcome.FAIL);
        String value = read.value().text();
        if (read.value() instanceof Value.Siblings siblings) {
            return wording(
                    asked(read) + ": " + siblings.values().size()
                            + " values, where one copy would have one.",
                    read);
        }
        return wording(
                asked(read)
                        + (failed
                                ? ", but the write of " + value + " had failed."
                                : ", but nobody had asked to write " + value + " by then."),
                read);
    }

    /** A write began after the one that the read returned had ended, and ended before the read. */
    private static @Nullable Wording overwritten(
            Operation read, @Nullable Operation source, Operation write) {
        if (source != null && !source.precedes(write)) {
            return null;
        }
        return wording(
                asked(read) + ", but " + write.client() + "'s "
                        + write.command().text()
                        + " had already returned at " + SimTime.text(write.returnedNanos())
                        + (source == null
                                ? "."
                                : ", and it overwrote " + read.value().text() + "."),
                source,
                write,
                read);
    }

    /** Somebody had already read a newer value. */
    private static @Nullable Wording overtaken(
            Operation read, @Nullable Operation source, Operation other, List<Operation> all) {
        Operation newer = writerOf(other, all);
        if (newer == null
                || other.value().equals(read.value())
                || (source != null && !source.precedes(newer))) {
            return null;
        }
        return wording(
                asked(read) + ", but " + other.client() + " had already read "
                        + other.value().text() + " at " + SimTime.text(other.returnedNanos())
                        + (source == null
                                ? "."
                                : ", which was written after " + read.value().text() + "."),
                source,
                newer,
                other,
                read);
    }

    /** The value had been read, another one after it, and now it is back. */
    private static @Nullable Wording thereAndBack(
            Operation read, @Nullable Operation source, List<Operation> core, List<Operation> all) {
        for (Operation other : core) {
            if (!other.isRead() || !other.precedes(read) || other.value().equals(read.value())) {
                continue;
            }
            for (Operation first : core) {
                if (first.isRead() && first.value().equals(read.value()) && first.precedes(other)) {
                    return wording(
                            asked(read) + ", but " + first.client() + " had read it before "
                                    + other.client() + " read " + other.value().text() + " at "
                                    + SimTime.text(other.returnedNanos())
                                    + ": one write cannot take effect twice.",
                            source,
                            writerOf(other, all),
                            first,
                            other,
                            read);
                }
            }
        }
        return null;
    }

    /** Another value came after this one, as two operations show, and was there before the read began. */
    private static @Nullable Wording replaced(
            Operation read, @Nullable Operation source, List<Operation> core, List<Operation> all) {
        Set<Operation> known = new LinkedHashSet<>(core);
        for (Operation operation : core) {
            Operation writer = operation.isRead() ? writerOf(operation, all) : null;
            if (writer != null) {
                known.add(writer);
            }
        }
        for (Operation there : known) {
            if (!there.precedes(read) || valueOf(there).equals(read.value())) {
                continue;
            }
            for (Operation newer : known) {
                Operation older = valueOf(newer).equals(valueOf(there))
                        ? before(newer, read.value(), known)
                        : null;
                if (older != null) {
                    return wording(
                            asked(read) + ", but " + happened(there) + " at "
                                    + SimTime.text(there.returnedNanos()) + ", and "
                                    + (newer.equals(there) ? "that" : began(newer))
                                    + " began after " + happened(older) + ": "
                                    + read.value().text() + " had been overwritten.",
                            source,
                            writerOf(there, all),
                            older,
                            newer,
                            there,
                            read);
                }
            }
        }
        return null;
    }

    private static @Nullable Operation before(
            Operation operation, Value value, Set<Operation> known) {
        return known.stream()
                .filter(other -> valueOf(other).equals(value) && other.precedes(operation))
                .findFirst()
                .orElse(null);
    }

    private static String happened(Operation operation) {
        return operation.isRead()
                ? operation.client() + " had already read " + operation.value().text()
                : operation.client() + "'s " + operation.command().text() + " had already returned";
    }

    private static String began(Operation operation) {
        return operation.client()
                + (operation.isRead()
                        ? "'s read of " + operation.value().text()
                        : "'s " + operation.command().text());
    }

    /** What a register held when the operation took effect. */
    private static Value valueOf(Operation operation) {
        return operation.command() instanceof Command.Write write
                ? write.value()
                : operation.value();
    }

    private static Wording general(List<Operation> core, List<Operation> all) {
        List<Operation> named = new ArrayList<>(core);
        long beginNanos = core.stream().mapToLong(Operation::invokedNanos).min().orElse(0);
        for (Operation operation : core) {
            Operation source = operation.isRead() ? writerOf(operation, all) : null;
            // A proof that holds whatever the object held at first must not begin any earlier: what
            // else happened since then would become part of it.
            if (source != null && (plain(all) || source.invokedNanos() >= beginNanos)) {
                named.add(source);
            }
        }
        List<Operation> ordered = inOrder(named.stream());
        return new Wording(
                ordered.stream().map(Wording::brief).collect(Collectors.joining("; "))
                        + ": no order of everything on " + core.get(0).command().key()
                        + " lets each of these take effect between its call and its return.",
                ordered);
    }

    /** Whether the object is only read and written. */
    private static boolean plain(List<Operation> all) {
        return all.stream().allMatch(o -> o.isRead() || o.command() instanceof Command.Write);
    }

    private static Wording wording(String sentence, @Nullable Operation... operations) {
        return of(sentence, Stream.of(operations).filter(Objects::nonNull));
    }

    private static List<Operation> inOrder(Stream<Operation> operations) {
        return operations
                .distinct()
                .sorted(Comparator.comparingLong(Operation::invokedNanos)
                        .thenComparingInt(Operation::id))
                .toList();
    }

    private static String asked(Operation read) {
        return read.text() + " (invoked " + SimTime.text(read.invokedNanos()) + ")";
    }

    private static String brief(Operation operation) {
        return operation.text() + " (" + SimTime.text(operation.invokedNanos()) + " to "
                + SimTime.text(operation.latestEffectNanos()) + ")";
    }

    /** The write of that value, when there is just one. */
    private static @Nullable Operation writerOf(Operation read, List<Operation> all) {
        List<Operation> writers = writersOf(read, all);
        return writers.size() == 1 ? writers.get(0) : null;
    }

    private static List<Operation> writersOf(Operation read, List<Operation> all) {
        return all.stream()
                .filter(o -> o.outcome() != Outcome.FAIL
                        && writes(o, read.value())
                        && o.invokedNanos() <= read.returnedNanos())
                .toList();
    }

    private static boolean writes(Operation operation, Value value) {
        return operation.command() instanceof Command.Write write && value.equals(write.value());
    }
}
