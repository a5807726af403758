package dev.anachron.check.linearizability;

import dev.anachron.base.Command;
import dev.anachron.base.Value;

import java.util.ArrayList;
import java.util.List;

/**
 * What anybody saw of a text, or of a list, that is written, appended to, deleted and read, but not
 * otherwise changed or asked. What is no beginning of anything that was read will never be read,
 * whatever is appended: all such states are one, and the orders that lead to them are not told apart.
 */
final class Observed {
    /** Stands for everything that nobody can read. Nothing is written like this. */
    static final Value UNSEEN = new Value.Siblings(List.of(Value.NIL, Value.NIL));

    private final boolean matters;
    /** What was read and is no beginning of anything else that was. */
    private final List<Value> longest = new ArrayList<>();

    private Observed(boolean matters) {
        this.matters = matters;
    }

    static Observed by(List<Call> calls) {
        Observed observed = new Observed(
                grows(calls) && (all(calls, Observed::ofTexts) || all(calls, Observed::ofLists)));
        if (observed.matters) {
            for (Call call : calls) {
                if (call.command().readsOnly() && call.result() != null) {
                    observed.see(call.result());
                }
            }
        }
        return observed;
    }

    /** The state itself, or {@link #UNSEEN}. */
    Value asSeen(Value state) {
        if (!matters || Value.isEmpty(state)) {
            return state;
        }
        for (Value seen : longest) {
            if (begins(state, seen)) {
                return state;
            }
        }
        return UNSEEN;
    }

    private void see(Value value) {
        for (Value seen : longest) {
            if (begins(value, seen)) {
                return;
            }
        }
        longest.removeIf(seen -> begins(seen, value));
        longest.add(value);
    }

    private static boolean begins(Value first, Value whole) {
        if (first instanceof Value.Text text) {
            return whole instanceof Value.Text longer
                    && longer.content().startsWith(text.content());
        }
        return first instanceof Value.Listing list
                && whole instanceof Value.Listing longer
                && longer.values().size() >= list.values().size()
                && longer.values().subList(0, list.values().size()).equals(list.values());
    }

    private static boolean grows(List<Call> calls) {
        return calls.stream().anyMatch(call -> call.command() instanceof Command.Append);
    }

    /** What kind of value a command leaves. */
    private interface Kind {
        boolean holds(Command command);
    }

    private static boolean all(List<Call> calls, Kind kind) {
        return calls.stream()
                .map(Call::command)
                .allMatch(command -> command.readsOnly()
                        || command instanceof Command.Delete
                        || kind.holds(command));
    }

    private static boolean ofTexts(Command command) {
        return command instanceof Command.Append append
                ? append.item() instanceof Value.Text
                : command instanceof Command.Write write && write.value() instanceof Value.Text;
    }

    private static boolean ofLists(Command command) {
        return command instanceof Command.Append append
                ? !(append.item() instanceof Value.Text)
                : command instanceof Command.Write write && write.value() instanceof Value.Listing;
    }
}
