package dev.anachron.engine;

import dev.anachron.base.SimTime;
import dev.anachron.scenario.Setup.PlannedFault;

import org.jspecify.annotations.Nullable;

/** A fault that heals and strikes anew at regular intervals, until its time is over. */
final class Recurrence {
    private final Simulation simulation;
    private final PlannedFault planned;
    private FaultWorld current;
    private int strikes = 1;

    /** The next strike. */
    private final Event again = new Event() {
        @Override
        void happen(@Nullable Object what, long word) {
            strikeAgain();
        }

        @Override
        String text(@Nullable Object what, long word) {
            return "a fault strikes again";
        }
    };

    /** The end of the last one. */
    final Event end = new Event() {
        @Override
        void happen(@Nullable Object what, long word) {
            current.heal();
        }

        @Override
        String text(@Nullable Object what, long word) {
            return "a fault that struck again and again ends";
        }
    };

    /**
     * The strikes after the first.
     *
     * @param first has struck, or will
     */
    Recurrence(Simulation simulation, PlannedFault planned, FaultWorld first) {
        this.simulation = simulation;
        this.planned = planned;
        this.current = first;
        scheduleAfter(planned.atNanos());
    }

    private void scheduleAfter(long strikeNanos) {
        long nextNanos = SimTime.plus(strikeNanos, planned.everyNanos());
        if (nextNanos < SimTime.plus(planned.atNanos(), planned.forNanos())) {
            simulation.loop().at(nextNanos, again, planned.fault(), strikes);
        }
    }

    private void strikeAgain() {
        current.heal();
        strikes++;
        current = simulation.again(current, strikes);
        current.strike(planned.fault());
        scheduleAfter(simulation.loop().nowNanos());
    }
}
