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

    /**
     * What the object holds afterwards, if it held {@code before}: the state machine that protocols
     * replicate and checkers compare with. Locks have their own.
     */
    default Value appliedTo(Value before) {
        return before;
    }

    /** Whether it leaves the object as it was. */
    default boolean readsOnly() {
        return false;
    }

    /** Whether its answer tells anything that could have been otherwise. */
    default boolean answers() {
        return true;
    }

    /**
     * Whether it takes effect only on an object that holds what it expects, and answers whether it did:
     * that needs one order of all commands.
     */
    default boolean conditional() {
        return false;
    }

    /** Whether it takes effect on an object that holds this. */
    default boolean matches(Value held) {
        return true;
    }

    /**
     * What it answers.
     *
     * @param before what the object held
     * @param after what it holds now
     */
    default Value answer(Value before, Value after) {
        return conditional() ? Value.of(matches(before)) : after;
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
    record Write(String key, Value value, long token) implements Command {
        /** Older than every token. */
        public static final long NO_TOKEN = 0;

        /** A number under a lock. */
        public Write(String key, long value, long token) {
            this(key, Value.of(value), token);
        }

        /** A number without a lock. */
        public Write(String key, long value) {
            this(key, Value.of(value), NO_TOKEN);
        }

        /** Without a lock. */
        public Write(String key, Value value) {
            this(key, value, NO_TOKEN);
        }

        /** Whether its client writes as the holder of a lock. */
        public boolean fenced() {
            return token != NO_TOKEN;
        }

        @Override
        public Value appliedTo(Value before) {
            return value;
        }

        @Override
        public Command forged(RandomStream random) {
            return new Write(key, value.forged(random), token);
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
            return value.text();
        }

        @Override
        public boolean answers() {
            return false;
        }
    }

    /**
     * Adds to a counter (nothing counts as zero).
     *
     * @param answers whether it returns the sum, as it always does in a run of ours
     */
    record Add(String key, long delta, boolean answers) implements Command {
        /** One that returns the sum. */
        public Add(String key, long delta) {
            this(key, delta, true);
        }

        @Override
        public Value appliedTo(Value before) {
            return Value.of((before instanceof Value.Int known ? known.number() : 0) + delta);
        }

        @Override
        public Command forged(RandomStream random) {
            return new Add(key, Value.otherThan(delta, random), answers);
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
        public boolean conditional() {
            return true;
        }

        @Override
        public boolean matches(Value held) {
            return held.equals(Value.of(expected));
        }

        @Override
        public Value appliedTo(Value before) {
            return matches(before) ? Value.of(value) : before;
        }

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

    /** Removes the object: whoever reads it finds nothing. */
    record Delete(String key) implements Command {
        @Override
        public Value appliedTo(Value before) {
            return Value.NIL;
        }

        @Override
        public void describe(Description to) {
            to.word("delete").key(key);
        }

        @Override
        public String function() {
            return "delete";
        }

        @Override
        public String argument() {
            return "";
        }

        @Override
        public boolean answers() {
            return false;
        }
    }

    /**
     * Adds to the end: an item to a list, as in Elle's {@code list-append} (nothing counts as the empty
     * list); a text to a text (nothing counts as the empty one).
     */
    record Append(String key, Value item) implements Command {
        @Override
        public Value appliedTo(Value before) {
            if (item instanceof Value.Text text && !(before instanceof Value.Listing)) {
                return Value.Text.of(before).with(text);
            }
            return Value.Listing.of(before).with(item);
        }

        @Override
        public Command forged(RandomStream random) {
            return new Append(key, item.forged(random));
        }

        @Override
        public void describe(Description to) {
            to.word("append").assign(key, item);
        }

        @Override
        public String function() {
            return "append";
        }

        @Override
        public String argument() {
            return item.text();
        }

        @Override
        public boolean answers() {
            return false;
        }
    }

    /** Puts an item at the end of a queue (nothing counts as the empty one). */
    record Enqueue(String key, Value item) implements Command {
        @Override
        public Value appliedTo(Value before) {
            return Value.Listing.of(before).with(item);
        }

        @Override
        public Command forged(RandomStream random) {
            return new Enqueue(key, item.forged(random));
        }

        @Override
        public void describe(Description to) {
            to.word("enqueue").assign(key, item);
        }

        @Override
        public String function() {
            return "enqueue";
        }

        @Override
        public String argument() {
            return item.text();
        }

        @Override
        public boolean answers() {
            return false;
        }
    }

    /** Takes the first item off a queue and answers it; of an empty one it takes and answers nothing. */
    record Dequeue(String key) implements Command {
        @Override
        public Value appliedTo(Value before) {
            return Value.Listing.of(before).withoutFirst();
        }

        @Override
        public Value answer(Value before, Value after) {
            return Value.Listing.of(before).first();
        }

        @Override
        public void describe(Description to) {
            to.word("dequeue").key(key);
        }

        @Override
        public String function() {
            return "dequeue";
        }

        @Override
        public String argument() {
            return "";
        }
    }

    /** Puts an item into a set (nothing counts as the empty one). */
    record Insert(String key, long item) implements Command {
        @Override
        public Value appliedTo(Value before) {
            return Value.Items.of(before).with(item);
        }

        @Override
        public Command forged(RandomStream random) {
            return new Insert(key, Value.otherThan(item, random));
        }

        @Override
        public void describe(Description to) {
            to.word("insert").assign(key, item);
        }

        @Override
        public String function() {
            return "insert";
        }

        @Override
        public String argument() {
            return Long.toString(item);
        }

        @Override
        public boolean answers() {
            return false;
        }
    }

    /** Takes an item out of a set, where it need not be. */
    record Remove(String key, long item) implements Command {
        @Override
        public Value appliedTo(Value before) {
            return Value.Items.of(before).without(item);
        }

        @Override
        public Command forged(RandomStream random) {
            return new Remove(key, Value.otherThan(item, random));
        }

        @Override
        public void describe(Description to) {
            to.word("remove").assign(key, item);
        }

        @Override
        public String function() {
            return "remove";
        }

        @Override
        public String argument() {
            return Long.toString(item);
        }

        @Override
        public boolean answers() {
            return false;
        }
    }

    /**
     * Sets the value when there is none; answers whether it did: the conditional write by which a name is
     * taken once ({@code INSERT … IF NOT EXISTS}).
     */
    record PutIfAbsent(String key, long value) implements Command {
        @Override
        public boolean conditional() {
            return true;
        }

        @Override
        public boolean matches(Value held) {
            return held.equals(Value.NIL);
        }

        @Override
        public Value appliedTo(Value before) {
            return matches(before) ? Value.of(value) : before;
        }

        @Override
        public Command forged(RandomStream random) {
            return new PutIfAbsent(key, Value.otherThan(value, random));
        }

        @Override
        public void describe(Description to) {
            to.word("put-if-absent").assign(key, value);
        }

        @Override
        public String function() {
            return "put-if-absent";
        }

        @Override
        public String argument() {
            return Long.toString(value);
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
