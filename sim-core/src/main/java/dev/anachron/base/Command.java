package dev.anachron.base;

import org.jspecify.annotations.Nullable;

/**
 * What a client asks of a replicated object, in Jepsen's vocabulary. A closed set: the store of the
 * nodes and the models of the checkers each handle it in one place.
 */
public sealed interface Command extends Described {
    /** The object it addresses. */
    String key();

    /** Jepsen's {@code :f}. */
    String function();

    /** The argument as text, empty for a read. */
    String argument();

    /**
     * The same command with another argument: what a corrupted message may ask. Null when it has no
     * argument to lie about.
     */
    default @Nullable Command forged(RandomStream random) {
        return null;
    }

    /** Whether it leaves the object as it was. */
    default boolean readsOnly() {
        return false;
    }

    /** Whether its answer tells anything that could have been otherwise. */
    default boolean answers() {
        return true;
    }

    /** Whether it is about a lock, and not about an object's value. */
    default boolean locks() {
        return false;
    }

    /** Returns the current value. */
    record Read(String key) implements Command {
        @Override
        public void describe(Description to) {
            to.word("read").key(key);
        }

        @Override
        public String function() {
            return "read";
        }

        @Override
        public String argument() {
            return "";
        }

        @Override
        public boolean readsOnly() {
            return true;
        }
    }

    /**
     * Replaces the value.
     *
     * @param token the fencing token of the lock under which its client writes; {@link #NO_TOKEN}
     *     without a lock
     */
    record Write(String key, long value, long token) implements Command {
        /** Older than every token. */
        public static final long NO_TOKEN = 0;

        /** Without a lock. */
        public Write(String key, long value) {
            this(key, value, NO_TOKEN);
        }

        /** Whether its client writes as the holder of a lock. */
        public boolean fenced() {
            return token != NO_TOKEN;
        }

        @Override
        public Command forged(RandomStream random) {
            return new Write(key, Value.otherThan(value, random), token);
        }

        @Override
        public void describe(Description to) {
            to.word("write").assign(key, value);
            if (fenced()) {
                to.put("token", token);
            }
        }

        @Override
        public String function() {
            return "write";
        }

        @Override
        public String argument() {
            return Long.toString(value);
        }

        @Override
        public boolean answers() {
            return false;
        }
    }

    /** Adds to a counter (nothing counts as zero) and returns the sum. */
    record Add(String key, long delta) implements Command {
        @Override
        public Command forged(RandomStream random) {
            return new Add(key, Value.otherThan(delta, random));
        }

        @Override
        public void describe(Description to) {
            to.word("add").assign(key, delta);
        }

        @Override
        public String function() {
            return "add";
        }

        @Override
        public String argument() {
            return Long.toString(delta);
        }
    }

    /** Replaces the value when it is {@code expected}; answers whether it did. */
    record CompareAndSet(String key, long expected, long value) implements Command {
        @Override
        public Command forged(RandomStream random) {
            return new CompareAndSet(key, expected, Value.otherThan(value, random));
        }

        @Override
        public void describe(Description to) {
            to.word("cas").assign(key, expected, value);
        }

        @Override
        public String function() {
            return "cas";
        }

        @Override
        public String argument() {
            return "[" + expected + " " + value + "]";
        }
    }

    /** Asks for a lock until it is free; answers {@link Value.Grant}. */
    record Acquire(String key) implements Command {
        @Override
        public void describe(Description to) {
            to.word("acquire").key(key);
        }

        @Override
        public String function() {
            return "acquire";
        }

        @Override
        public String argument() {
            return "";
        }

        @Override
        public boolean locks() {
            return true;
        }
    }

    /** Gives a lock back, if this token's holder still has it. */
    record Release(String key, long token) implements Command {
        @Override
        public void describe(Description to) {
            to.word("release").key(key).put("token", token);
        }

        @Override
        public String function() {
            return "release";
        }

        @Override
        public String argument() {
            return Long.toString(token);
        }

        @Override
        public Command forged(RandomStream random) {
            return new Release(key, Value.otherThan(token, random));
        }

        @Override
        public boolean answers() {
            return false;
        }

        @Override
        public boolean locks() {
            return true;
        }
    }
}
