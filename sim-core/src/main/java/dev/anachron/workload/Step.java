package dev.anachron.workload;

import dev.anachron.base.Command;

import java.util.function.LongFunction;

/** What a client does next within one piece of work. */
public sealed interface Step {
    /** The piece of work is done; the client's pace says when the next one begins. */
    Step REST = new Rest();

    /** See {@link #REST}. */
    record Rest() implements Step {}

    /** Asks. */
    record Ask(Command command) implements Step {}

    /**
     * Is busy for so long by its own clock. A pause strikes here as anywhere, and the work then ends
     * late.
     *
     * @param then what follows, told what the client's own clock shows
     */
    record Busy(long nanos, LongFunction<Step> then) implements Step {}
}
