package dev.anachron.check.linearizability;

import dev.anachron.base.Value;
import dev.anachron.history.Operation;

import org.jspecify.annotations.Nullable;

/** One thing about an object that operations find and leave behind, and how to speak of it. */
sealed interface Aspect permits WholeValue, ItemWithin {
    /** What the operation found; null when it does not tell. */
    @Nullable
    Value found(Operation operation);

    /** What the operation certainly did not find; null when it does not tell. */
    @Nullable
    Value missed(Operation operation);

    /** What was there right after it; null when it does not tell. */
    @Nullable
    Value left(Operation operation);

    /** What it makes of it, if it changes it; null when it cannot. */
    @Nullable
    Value makes(Operation operation);

    /** What it has to find to change it; null when it changes it whatever it finds. */
    @Nullable
    Value takes(Operation operation);

    /** What it is before all operations. */
    Value initial();

    /** {@code c1 read x → 3}. */
    String told(Operation operation);

    /** What nobody was doing who would have left that value. */
    String leaving(Value value);

    /** What nobody was doing who would have left another value than that. */
    String leavingAnythingBut(Value value);
}
