package dev.anachron.run;

import dev.anachron.engine.Run;
import dev.anachron.scenario.Scenario;

/** A variant and what happened when it ran. */
public record Simulated(Scenario.Variant variant, Run run) {}
