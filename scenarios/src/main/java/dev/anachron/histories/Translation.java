package dev.anachron.histories;

import dev.anachron.base.Command;
import dev.anachron.base.NodeId;
import dev.anachron.base.Value;
import dev.anachron.base.Version;
import dev.anachron.history.Operation;
import dev.anachron.history.Outcome;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says recorded operations in the words of {@link Command}. */
final class Translation {
    private final Findings findings;
    private final List<Recorded> recorded;
    private final boolean refusalsTell;
    private final Names names;
    private final Set<Function> functions = EnumSet.noneOf(Function.class);
    private final ObjectType type;
    private final boolean sets;
    private final boolean lists;
    private final boolean tokens;

    private final Map<String, Command> reads = new HashMap<>();
    private final Map<Long, NodeId> clients = new HashMap<>();

    /**
     * Prepares to translate.
     *
     * @param asked what the objects are said to be
     * @param refusalsTell whether a {@code :fail} of a compare-and-set says that the value differed, as in
     *     the logs of Jepsen's test of etcd; otherwise it only says that nothing happened
     */
    Translation(
            List<Recorded> recorded, ObjectType asked, boolean refusalsTell, Findings findings) {
        this.recorded = recorded;
        this.refusalsTell = refusalsTell;
        this.findings = findings;
        this.names = Names.in(recorded);
        recorded.forEach(one -> functions.add(one.function));
        this.sets = asked == ObjectType.SET
                || (asked != ObjectType.COUNTER && functions.contains(Function.ADD) && readsSets());
        this.lists = functions.contains(Function.APPEND)
                || functions.contains(Function.TRANSACTION)
                || recorded.stream()
                        .anyMatch(one -> one.function == Function.WRITE
                                && unwrapped(one.argument) instanceof Edn.Vec);
        this.tokens = recorded.stream()
                .anyMatch(one -> one.function == Function.ACQUIRE
                        && unwrapped(one.result) instanceof Edn.Num);
        this.type = asked == ObjectType.AUTO ? guessed() : asked;
    }

    private boolean readsSets() {
        return recorded.stream()
                .filter(one -> one.function == Function.READ && one.outcome == Outcome.OK)
                .map(one -> unwrapped(one.result))
                .anyMatch(result -> result instanceof Edn.Members || result instanceof Edn.Vec);
    }

    private @Nullable Edn unwrapped(@Nullable Edn result) {
        return names.tupled() && result instanceof Edn.Vec pair && pair.items().size() == 2
                ? pair.items().get(1)
                : result;
    }

    private ObjectType guessed() {
        if (functions.contains(Function.TRANSACTION)) {
            boolean appends =
                    recorded.stream().anyMatch(one -> one.argument.text().startsWith("[[:append"));
            return appends ? ObjectType.LIST_APPEND : ObjectType.REGISTER;
        }
        if (sets) {
            return ObjectType.SET;
        }
        boolean onlyLists = functions.contains(Function.APPEND)
                && recorded.stream()
                        .noneMatch(one -> one.function == Function.APPEND
                                && unwrapped(one.argument) instanceof Edn.Str);
        return onlyLists && ObjectType.LIST_APPEND.functions().containsAll(functions)
                ? ObjectType.LIST_APPEND
                : ObjectType.of(functions);
    }

    ObjectType type() {
        return type;
    }

    /** One operation for each that was recorded, in the same order; those that cannot be said are left out. */
    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>(recorded.size());
        for (Recorded one : recorded) {
            if (findings.full()) {
                return operations;
            }
            try {
                if (!type.knows(one.function)) {
                    throw new MalformedException(
                            one.place.line(), one.place.column(), type.refusal(one.function));
                }
                operations.add(operation(one, operations.size()));
            } catch (MalformedException e) {
                findings.add(e);
            }
        }
        return operations;
    }

    private Operation operation(Recorded one, int id) throws MalformedException {
        Said said = Said.of(one, names);
        boolean refused = refused(one);
        Command command = command(one, said);
        return new Operation(
                id,
                clients.computeIfAbsent(one.process, number -> new NodeId("p" + number)),
                (int) one.process,
                command,
                one.invokedNanos,
                one.returnedNanos,
                refused ? Outcome.OK : one.outcome,
                refused ? Value.of(false) : value(one, said, command),
                Version.NONE,
                Version.NONE,
                null);
    }

    /** Its condition did not hold: that is an answer. */
    private boolean refused(Recorded one) {
        if (!one.function.conditional() || one.outcome != Outcome.FAIL) {
            return false;
        }
        boolean said = one.returned != null && one.returned.text().equals("false");
        boolean same = one.result != null && one.result.text().equals(one.argument.text());
        return said || (refusalsTell && same);
    }

    private Command command(Recorded one, Said said) throws MalformedException {
        String key = said.key();
        Edn argument = said.argument();
        return switch (said.function()) {
            case READ -> reads.computeIfAbsent(key, Command.Read::new);
            case WRITE -> new Command.Write(key, Values.written(argument), token(one));
            case CAS -> Values.swap(key, argument);
            case ADD ->
                sets
                        ? new Command.Insert(key, Values.number(argument))
                        : new Command.Add(key, Values.number(argument), one.returned != null);
            case INCREMENT -> new Command.Add(key, step(argument), one.returned != null);
            case DECREMENT -> new Command.Add(key, -step(argument), one.returned != null);
            case INSERT -> new Command.Insert(key, Values.number(argument));
            case REMOVE -> new Command.Remove(key, Values.number(argument));
            case APPEND -> new Command.Append(key, Values.item(argument));
            case DELETE -> new Command.Delete(key);
            case PUT_IF_ABSENT -> new Command.PutIfAbsent(key, Values.number(argument));
            case ACQUIRE ->
                tokens ? new Command.Acquire(key) : new Command.PutIfAbsent(key, one.process);
            case RELEASE ->
                tokens ? new Command.Release(key, lockToken(argument)) : new Command.Delete(key);
            case ENQUEUE -> new Command.Enqueue(key, Values.written(argument));
            case DEQUEUE -> new Command.Dequeue(key);
            case TRANSACTION -> throw new AssertionError("unwrapped before");
        };
    }

    private static long token(Recorded one) throws MalformedException {
        return one.token == null ? Command.Write.NO_TOKEN : Values.number(one.token);
    }

    private static long lockToken(Edn argument) throws MalformedException {
        if (argument instanceof Edn.Num number) {
            return number.number();
        }
        throw Said.expected(argument, "the token that was acquired, since locks have some here");
    }

    private static long step(Edn argument) throws MalformedException {
        return argument instanceof Edn.Nil ? 1 : Values.number(argument);
    }

    private Value value(Recorded one, Said said, Command command) throws MalformedException {
        if (one.outcome != Outcome.OK) {
            return Value.NIL;
        }
        if (command.conditional()) {
            return Value.of(true);
        }
        if (command instanceof Command.Add) {
            return one.returned == null ? Value.NIL : Values.of(one.returned);
        }
        Edn result = said.result();
        if (result == null || !command.answers()) {
            return Value.NIL;
        }
        if (command instanceof Command.Acquire) {
            return new Value.Grant(Values.number(result), 0);
        }
        if (command instanceof Command.Read) {
            return read(result);
        }
        return Values.of(result);
    }

    private Value read(Edn result) throws MalformedException {
        if (sets || result instanceof Edn.Members) {
            return Values.items(result, functions.contains(Function.REMOVE));
        }
        return lists ? Values.of(result) : Values.siblings(result);
    }
}
