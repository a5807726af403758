package dev.anachron.check.register;

import dev.anachron.base.Command;
import dev.anachron.base.SimTime;
import dev.anachron.base.Value;
import dev.anachron.history.History;
import dev.anachron.history.Operation;
import dev.anachron.history.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One object that is only read, written and deleted. Of its writes those count that may have happened;
 * one of unknown outcome never ends.
 */
final class Register {
    private final List<Operation> reads;
    /** Of the writes that ended by some moment, the one that began last. */
    private final Latest endedBy;
    /** Of the writes that began by some moment, the one that ended last. */
    private final Latest begunBy;
    /** The same for each value. */
    private final Map<Value, Latest> writersOf = new LinkedHashMap<>();
    /** What writes that failed would have written. */
    private final Set<Value> refused = new LinkedHashSet<>();

    /**
     * Why a read is wrong.
     *
     * @param read the read
     * @param overwriting the write that had ended before it began; null when nobody wrote the value
     * @param source the write of its value that ended last; null for the initial value, or none
     * @param failed whether a write of its value had failed
     */
    record Breach(
            Operation read,
            @Nullable Operation overwriting,
            @Nullable Operation source,
            boolean failed) {
        /** With the operations as they are in that history. */
        Breach in(History history) {
            return new Breach(
                    history.operation(read.id()),
                    overwriting == null ? null : history.operation(overwriting.id()),
                    source == null ? null : history.operation(source.id()),
                    failed);
        }

        Stream<Operation> operations() {
            return Stream.of(source, overwriting, read).flatMap(Stream::ofNullable);
        }

        String sentence() {
            String asked = read.text() + " (invoked " + SimTime.text(read.invokedNanos()) + ")";
            if (overwriting == null) {
                String value = read.value().text();
                return asked
                        + (failed
                                ? ", but the write of " + value + " had failed."
                                : ", but nobody had asked to write " + value + " by then.");
            }
            return asked + ", but " + overwriting.client() + "'s "
                    + overwriting.command().text() + " had already returned at "
                    + SimTime.text(overwriting.returnedNanos())
                    + (source == null
                            ? "."
                            : ", and it overwrote " + read.value().text() + ".");
        }
    }

    private Register(List<Operation> reads, List<Operation> writes) {
        this.reads = reads;
        this.endedBy = new Latest(
                writes.stream().filter(Operation::ok).toList(),
                Operation::returnedNanos,
                Operation::invokedNanos);
        this.begunBy = new Latest(writes, Operation::invokedNanos, Operation::latestEffectNanos);
        Map<Value, List<Operation>> byValue = new LinkedHashMap<>();
        writes.forEach(write ->
                byValue.computeIfAbsent(value(write), v -> new ArrayList<>()).add(write));
        byValue.forEach((value, all) -> writersOf.put(
                value, new Latest(all, Operation::invokedNanos, Operation::latestEffectNanos)));
    }

    /** Whether an object is only read, written and deleted, as far as anything happened to it. */
    static boolean is(List<Operation> operations) {
        return operations.stream()
                .filter(operation -> operation.outcome() != Outcome.FAIL)
                .map(Operation::command)
                .allMatch(command -> command instanceof Command.Read
                        || command instanceof Command.Write
                        || command instanceof Command.Delete);
    }

    /** Null when more is done to the object than reading, writing and deleting it. */
    static @Nullable Register of(List<Operation> operations) {
        if (!is(operations)) {
            return null;
        }
        Register register = new Register(
                operations.stream().filter(o -> o.ok() && o.isRead()).toList(),
                operations.stream()
                        .filter(o -> o.outcome() != Outcome.FAIL && !o.isRead())
                        .toList());
        operations.stream()
                .filter(o -> o.outcome() == Outcome.FAIL && !o.isRead())
                .forEach(o -> register.refused.add(value(o)));
        return register;
    }

    /** The reads that returned. */
    List<Operation> reads() {
        return reads;
    }

    /** Whether a write may have taken effect while the read was under way. */
    boolean contended(Operation read) {
        Operation write = begunBy.upTo(read.returnedNanos());
        return write != null && write.latestEffectNanos() >= read.invokedNanos();
    }

    /** Whether a write had ended when the read began: before that nothing can be stale. */
    boolean followed(Operation read) {
        return endedBy.upTo(read.invokedNanos() - 1) != null;
    }

    /** Why the read cannot return what it did; null when it can. */
    @Nullable
    Breach breach(Operation read) {
        Value value = value(read);
        Latest writers = writersOf.get(value);
        Operation source = writers == null ? null : writers.upTo(read.returnedNanos());
        if (source == null && !value.equals(Value.NIL)) {
            return new Breach(read, null, null, refused.contains(value));
        }
        Operation ended = endedBy.upTo(read.invokedNanos() - 1);
        boolean current = ended == null
                || (source != null && source.latestEffectNanos() >= ended.invokedNanos());
        return current ? null : new Breach(read, ended, source, false);
    }

    /** Nothing counts as the empty text. */
    private static Value value(Operation operation) {
        Value value = operation.isRead()
                ? operation.value()
                : operation.command() instanceof Command.Write write ? write.value() : Value.NIL;
        return Value.isEmpty(value) ? Value.NIL : value;
    }
}
