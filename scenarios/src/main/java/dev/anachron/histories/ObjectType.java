package dev.anachron.histories;

import static dev.anachron.histories.Function.*;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What the objects of a history are: which operations they know. */
public enum ObjectType {
    REGISTER("register", READ, WRITE, TRANSACTION),
    CAS_REGISTER("cas-register", READ, WRITE, CAS, PUT_IF_ABSENT, DELETE),
    COUNTER("counter", READ, ADD, INCREMENT, DECREMENT),
    SET("set", READ, ADD, INSERT, REMOVE),
    LIST_APPEND("list-append", READ, APPEND, TRANSACTION),
    /** Texts that are put, appended to and deleted; nothing counts as the empty one. */
    KV("kv", READ, WRITE, APPEND, DELETE, CAS, PUT_IF_ABSENT),
    LOCK("lock", ACQUIRE, RELEASE, READ, WRITE),
    QUEUE("queue", ENQUEUE, DEQUEUE),
    /** Whatever the operations say; each object may be of another type. */
    AUTO("auto", Function.all().toArray(Function[]::new));

    private final String text;

    @SuppressWarnings("ImmutableEnumChecker") // nobody else has it
    private final Set<Function> functions;

    ObjectType(String text, Function... functions) {
        this.text = text;
        this.functions = EnumSet.noneOf(Function.class);
        this.functions.addAll(List.of(functions));
    }

    /** As the command line names it. */
    public String text() {
        return text;
    }

    /** The names that may be asked for. */
    public static List<String> names() {
        return Stream.of(values()).map(ObjectType::text).toList();
    }

    boolean knows(Function function) {
        return functions.contains(function);
    }

    /** Why it does not know an operation. */
    String refusal(Function function) {
        return "a " + text + " knows no :" + function.text() + "; expected one of "
                + Function.listed(functions());
    }

    List<Function> functions() {
        return List.copyOf(functions);
    }

    /** The first type that knows all of them, or {@link #AUTO}. */
    static ObjectType of(Set<Function> functions) {
        return Stream.of(values())
                .filter(type -> type.functions.containsAll(functions))
                .findFirst()
                .orElse(AUTO);
    }
}
