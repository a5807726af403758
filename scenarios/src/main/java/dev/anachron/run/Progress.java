package dev.anachron.run;

import dev.anachron.scenario.Scenario;

/** Is told how far the simulation of a scenario has come. */
public interface Progress {
    /** Tells nobody. */
    Progress NONE = new Progress() {
        @Override
        public void begins(Scenario scenario) {}

        @Override
        public void starts(int index, int count, Scenario.Variant variant) {}

        @Override
        public void ended(int index, int count, Simulated simulated) {}
    };

    /** Nothing has run yet. */
    void begins(Scenario scenario);

    /** The variant at this index, from 0, starts. */
    void starts(int index, int count, Scenario.Variant variant);

    void ended(int index, int count, Simulated simulated);
}
