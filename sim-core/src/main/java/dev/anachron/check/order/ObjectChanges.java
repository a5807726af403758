package dev.anachron.check.order;

import dev.anachron.base.Command;
import dev.anachron.base.SimTime;
import dev.anachron.base.Value;
import dev.anachron.base.Version;
import dev.anachron.history.Operation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who changed one object, by what was written and by version. */
final class ObjectChanges {
    /** Several changes left that value. */
    static final int AMBIGUOUS = -5;

    private final Map<Value, Integer> byValue = new LinkedHashMap<>();
    private final Map<Value, Integer> second = new LinkedHashMap<>();
    private final Map<Version, Integer> byVersion = new LinkedHashMap<>();
    private final Map<Value, Integer> withoutEffect = new LinkedHashMap<>();
    private @Nullable Elements elements;
    private boolean written;
    private boolean growing = true;

    ObjectChanges() {
        byValue.put(Value.NIL, Dependencies.INITIAL);
    }

    void add(int index, Operation operation) {
        Command command = operation.command();
        boolean refused = command.conditional() && operation.value().equals(Value.of(false));
        boolean whole = command instanceof Command.Write
                || command instanceof Command.Delete
                || command.conditional();
        written |= whole;
        if (!command.readsOnly() && !whole) {
            elements = elements == null ? new Elements() : elements;
            elements.add(index, command);
        }
        growing &= command instanceof Command.Read
                || command instanceof Command.Insert
                || command instanceof Command.Append;
        if (command.readsOnly() || refused) {
            return;
        }
        Value written = Effect.of(operation);
        if (written != null && byValue.putIfAbsent(written, index) != null) {
            second.putIfAbsent(written, index);
        }
        if (operation.ok() && !operation.version().equals(Version.NONE)) {
            byVersion.putIfAbsent(operation.version(), index);
        }
    }

    void failed(Operation operation) {
        Value written = Effect.of(operation);
        if (written != null) {
            withoutEffect.putIfAbsent(written, operation.id());
        }
    }

    /** Whether it is read and written as a whole, so that each read saw one change. */
    boolean register() {
        return elements == null;
    }

    /** What was put into it, where it only grows and a read tells which changes it saw; else null. */
    @Nullable
    Elements elements() {
        boolean tell = elements != null && !written && elements.tell();
        return tell ? elements : null;
    }

    /** Why a read does not tell what it saw. */
    String silence(String key) {
        return elements == null || written
                ? key + " is written and added to: what a read of it saw is not judged."
                : elements.silence(key);
    }

    /** Whether it is only read and added to. */
    boolean growing() {
        return growing;
    }

    /** The change that left the value; or what {@link Dependencies} has, or {@link #AMBIGUOUS}. */
    int ofValue(Value value) {
        if (second.containsKey(value) || value instanceof Value.Siblings) {
            return AMBIGUOUS;
        }
        return byValue.getOrDefault(value, Dependencies.THIN_AIR);
    }

    int ofVersion(Version version) {
        return byVersion.getOrDefault(version, Dependencies.UNKNOWN);
    }

    /** {@code c1 write x=1 or c2 write x=1}. */
    String both(Value value, List<Operation> operations) {
        int first = byValue.getOrDefault(value, Dependencies.INITIAL);
        int other = second.getOrDefault(value, Dependencies.INITIAL);
        String one =
                first < 0 ? "what was there at first" : operations.get(first).text();
        String two = other < 0 ? "another change" : operations.get(other).text();
        return one.equals(two)
                ? one + ", done by " + SimTime.text(operations.get(first).returnedNanos())
                        + " or by " + SimTime.text(operations.get(other).returnedNanos())
                : one + " or " + two;
    }
}
