package dev.anachron.report;

import dev.anachron.scenario.Scenario;

import java.util.List;

/**
 * All that a report shows.
 *
 * @param scenario the question
 * @param seed the seed that was used
 * @param version Anachron's version
 * @param command the command that makes the same report again
 * @param variants the variants that ran, the first as the scenario is written
 */
public record Report(
        Scenario scenario, long seed, String version, String command, List<Judged> variants) {
    public boolean met() {
        return variants.stream().allMatch(Judged::met);
    }
}
