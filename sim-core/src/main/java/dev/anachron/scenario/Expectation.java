package dev.anachron.scenario;

/**
 * What a scenario expects of a run.
 *
 * @param subject the name of a checker or of a measure
 * @param demand what is expected of it
 * @param sense over which seeds it is expected
 * @param text as written: {@code linearizable: violated}
 */
public record Expectation(String subject, Demand demand, Sense sense, String text) {
    /** Whatever the seed. */
    public Expectation(String subject, Demand demand, String text) {
        this(subject, demand, Sense.ALWAYS, text);
    }

    /** Which seeds an expectation is about; the scenario's own is always one of them. */
    public enum Sense {
        /** All. */
        ALWAYS,
        /** Some: it depends on chance, and the scenario's own seed is one that shows it. */
        SOMETIMES
    }

    /** The forms an expectation takes. */
    public sealed interface Demand {
        /** Whether a measure meets it, and not a checker. */
        default boolean aboutNumber() {
            return false;
        }
    }

    /** A promise is kept. */
    public record Holds() implements Demand {}

    /** A promise is broken. */
    public record Violated() implements Demand {}

    /** A number compares so with a bound, which is in the measure's own unit. */
    public record Compares(Relation relation, double bound) implements Demand {
        @Override
        public boolean aboutNumber() {
            return true;
        }
    }

    /**
     * A number is near another one, which is in the measure's own unit.
     *
     * @param tolerance how far off it may be, as a fraction of the other
     */
    public record Near(double value, double tolerance) implements Demand {
        @Override
        public boolean aboutNumber() {
            return true;
        }

        public boolean holds(double number) {
            return Math.abs(number - value) <= tolerance * Math.abs(value);
        }
    }

    /** How a number compares. */
    public enum Relation {
        LESS("<"),
        AT_MOST("<="),
        EQUAL("="),
        AT_LEAST(">="),
        MORE(">");

        private final String sign;

        Relation(String sign) {
            this.sign = sign;
        }

        /** As scenarios write it. */
        public String sign() {
            return sign;
        }

        public boolean holds(double number, double bound) {
            return switch (this) {
                case LESS -> number < bound;
                case AT_MOST -> number <= bound;
                case EQUAL -> number == bound;
                case AT_LEAST -> number >= bound;
                case MORE -> number > bound;
            };
        }
    }
}
