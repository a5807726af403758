package dev.anachron.check.linearizability;

import dev.anachron.base.Command;
import dev.anachron.base.Value;
import dev.anachron.history.Operation;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether an item is in a set to which some are added and from which some are taken, or in a list that grows. */
record ItemWithin(Value item) implements Aspect {
    private static final Value IN = Value.of(true);
    private static final Value OUT = Value.of(false);

    /** Every item that is spoken of; none where the object is neither a set nor a list. */
    static List<ItemWithin> of(List<Operation> all) {
        Set<Value> items = new LinkedHashSet<>();
        for (Operation operation : all) {
            Value item = itemOf(operation.command());
            if (item != null) {
                items.add(item);
            } else if (operation.isRead()) {
                items.addAll(within(operation.value()));
            } else {
                return List.of();
            }
        }
        return items.stream().map(ItemWithin::new).toList();
    }

    private static @Nullable Value itemOf(Command command) {
        if (command instanceof Command.Insert insert) {
            return Value.of(insert.item());
        }
        if (command instanceof Command.Remove remove) {
            return Value.of(remove.item());
        }
        return command instanceof Command.Append append && !(append.item() instanceof Value.Text)
                ? append.item()
                : null;
    }

    private static List<Value> within(Value held) {
        return held instanceof Value.Listing list
                ? list.values()
                : Value.Items.of(held).items().stream().map(Value::of).toList();
    }

    private boolean isIn(Value held) {
        return held instanceof Value.Listing list
                ? list.values().contains(item)
                : item instanceof Value.Int number
                        && Collections.binarySearch(Value.Items.of(held).items(), number.number())
                                >= 0;
    }

    @Override
    public @Nullable Value found(Operation operation) {
        if (!operation.ok() || !operation.isRead()) {
            return null;
        }
        return isIn(operation.value()) ? IN : OUT;
    }

    @Override
    public @Nullable Value missed(Operation operation) {
        return null;
    }

    @Override
    public @Nullable Value left(Operation operation) {
        if (!operation.ok()) {
            return null;
        }
        return operation.isRead() ? found(operation) : makes(operation);
    }

    @Override
    public @Nullable Value makes(Operation operation) {
        if (!item.equals(itemOf(operation.command()))) {
            return null;
        }
        return operation.command() instanceof Command.Remove ? OUT : IN;
    }

    @Override
    public @Nullable Value takes(Operation operation) {
        return null;
    }

    @Override
    public Value initial() {
        return OUT;
    }

    @Override
    public String told(Operation operation) {
        return operation.isRead()
                ? operation.client() + " " + operation.command().text()
                        + (IN.equals(found(operation)) ? " with " : " without ") + item.text()
                : operation.text();
    }

    @Override
    public String leaving(Value value) {
        return value.equals(IN) ? "putting it in" : "taking it out";
    }

    @Override
    public String leavingAnythingBut(Value value) {
        return leaving(value.equals(IN) ? OUT : IN);
    }
}
