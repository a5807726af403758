package dev.anachron.base;

/** What an object holds or a command returns. A closed set. */
public sealed interface Value extends Described {
    /** Never written. */
    Value NIL = new Nil();

    static Value of(long number) {
        return new Int(number);
    }

    static Value of(boolean truth) {
        return new Flag(truth);
    }

    /** Nothing there. */
    record Nil() implements Value {
        @Override
        public void describe(Description to) {
            to.word("nil");
        }
    }

    /** A number. */
    record Int(long number) implements Value {
        @Override
        public void describe(Description to) {
            to.value(number);
        }
    }

    /** Whether a conditional command took effect. */
    record Flag(boolean truth) implements Value {
        @Override
        public void describe(Description to) {
            to.word(truth ? "true" : "false");
        }
    }

    /**
     * A lock, for a while.
     *
     * @param token greater than every one given before (a sequencer in Burrows, "The Chubby lock
     *     service", 2006, section 2.4; a fencing token in Kleppmann, 2016)
     * @param leaseNanos how long the lease has still to run
     */
    record Grant(long token, long leaseNanos) implements Value {
        @Override
        public void describe(Description to) {
            to.word("token").value(token).word("for").span(leaseNanos);
        }
    }
}
