package dev.anachron.histories;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an operation of a history asks for, under all the names it goes by. */
enum Function {
    READ("read", "get", "r"),
    WRITE("write", "put", "w"),
    CAS("cas", "compare-and-set"),
    /** To a counter, and to a set in Jepsen's words. */
    ADD("add"),
    INCREMENT("increment", "inc"),
    DECREMENT("decrement", "dec"),
    INSERT("insert"),
    REMOVE("remove"),
    APPEND("append"),
    DELETE("delete"),
    PUT_IF_ABSENT("put-if-absent"),
    ACQUIRE("acquire", "lock"),
    RELEASE("release", "unlock"),
    ENQUEUE("enqueue"),
    DEQUEUE("dequeue"),
    /** Jepsen's transaction, of one micro-operation. */
    TRANSACTION("txn");

    private static final Map<String, Function> BY_NAME = byName();

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> names;

    Function(String... names) {
        this.names = List.of(names);
    }

    /** The one of that name, without a colon; null when there is none. */
    static @Nullable Function of(String name) {
        return BY_NAME.get(name);
    }

    /** All names. */
    static List<String> names() {
        return List.copyOf(BY_NAME.keySet());
    }

    private static Map<String, Function> byName() {
        Map<String, Function> byName = new LinkedHashMap<>();
        for (Function function : values()) {
            function.names.forEach(name -> byName.put(name, function));
        }
        return byName;
    }

    /** As messages call it. */
    String text() {
        return names.get(0);
    }

    /** Whether it only looks. */
    boolean reads() {
        return this == READ;
    }

    /** Whether the end of one that took effect says again what the begin said. */
    boolean repeats() {
        return switch (this) {
            case READ, DELETE, ACQUIRE, DEQUEUE, TRANSACTION -> false;
            default -> true;
        };
    }

    /** Whether it may be refused for what the object holds. */
    boolean conditional() {
        return this == CAS || this == PUT_IF_ABSENT;
    }

    static String listed(List<Function> functions) {
        return String.join(", ", functions.stream().map(Function::text).toList());
    }

    static List<Function> all() {
        return Arrays.asList(values());
    }
}
