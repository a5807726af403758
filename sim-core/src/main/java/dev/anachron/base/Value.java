package dev.anachron.base;

/** What an object holds or a command returns. A closed set. */
public sealed interface Value extends Described {
    /** Never written. */
    Value NIL = new Nil();

    /** By how much a lie differs from the truth, at most. */
    int LIES_BY = 9;

    static Value of(long number) {
        return new Int(number);
    }

    static Value of(boolean truth) {
        return new Flag(truth);
    }

    /** Another value of the same kind; nothing becomes a number. */
    Value forged(RandomStream random);

    /** A number near another one: a plausible lie. */
    static long otherThan(long number, RandomStream random) {
        return number + random.between(1, LIES_BY);
    }

    /** Nothing there. */
    record Nil() implements Value {
        @Override
        public Value forged(RandomStream random) {
            return Value.of(Value.otherThan(0, random));
        }

        @Override
        public void describe(Description to) {
            to.word("nil");
        }
    }

    /** A number. */
    record Int(long number) implements Value {
        @Override
        public Value forged(RandomStream random) {
            return Value.of(Value.otherThan(number, random));
        }

        @Override
        public void describe(Description to) {
            to.value(number);
        }
    }

    /** Whether a conditional command took effect. */
    record Flag(boolean truth) implements Value {
        @Override
        public Value forged(RandomStream random) {
            return Value.of(!truth);
        }

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

        @Override
        public Value forged(RandomStream random) {
            return new Grant(Value.otherThan(token, random), leaseNanos);
        }
    }
}
