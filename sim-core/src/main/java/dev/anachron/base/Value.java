package dev.anachron.base;

/** What an object holds or a command returns. A closed set. */
public sealed interface Value {
    /** Never written. */
    Value NIL = new Nil();

    static Value of(long number) {
        return new Int(number);
    }

    static Value of(boolean truth) {
        return new Flag(truth);
    }

    /** As a transcript shows it. */
    String text();

    /** Nothing there. */
    record Nil() implements Value {
        @Override
        public String text() {
            return "nil";
        }
    }

    /** A number. */
    record Int(long number) implements Value {
        @Override
        public String text() {
            return Long.toString(number);
        }
    }

    /** Whether a conditional command took effect. */
    record Flag(boolean truth) implements Value {
        @Override
        public String text() {
            return Boolean.toString(truth);
        }
    }
}
