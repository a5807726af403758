package dev.anachron.run.sweep;

import dev.anachron.sweep.RunLine.How;

import java.util.function.LongConsumer;

/** Ends a simulation that takes more than it may. */
final class Overseer implements LongConsumer {
    /** How many events go by between two looks at the wall's clock. */
    private static final long SELDOM = 1 << 12;

    private final Limits limits;
    private final long begunNanos = System.nanoTime();

    Overseer(Limits limits) {
        this.limits = limits;
    }

    @Override
    public void accept(long events) {
        if (events >= limits.events()) {
            throw new EndedException(
                    How.OUT_OF_BUDGET, "it has more than " + limits.events() + " events");
        }
        if (events % SELDOM == 0 && System.nanoTime() - begunNanos > limits.realNanos()) {
            throw EndedException.hung(limits);
        }
    }

    /** A run was ended before its time. */
    static final class EndedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final How how;

        EndedException(How how, String why) {
            super(why);
            this.how = how;
        }

        static EndedException hung(Limits limits) {
            return new EndedException(How.HUNG, why(limits));
        }

        static String why(Limits limits) {
            return "it took more than " + limits.realNanos() / 1_000_000_000 + " s of real time";
        }

        How how() {
            return how;
        }
    }
}
