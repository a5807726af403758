package dev.anachron.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.library.Library;
import dev.anachron.load.Overrides;
import dev.anachron.load.ScenarioLoader;
import dev.anachron.protocol.raft.Bug;
import dev.anachron.scenario.Expectation;
import dev.anachron.scenario.Scenario;
import dev.anachron.scenario.Scenario.Variant;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The page on Raft's bug switches is made from the switches and from the scenarios that set them;
 * {@code -Danachron.golden=rewrite} writes it anew. That the expectations named there are met, the
 * transcripts of the scenarios show.
 */
class RaftBugsReferenceTest {
    private static final Path PAGE = Path.of("../docs/reference/raft-bugs.md");

    /** A variant that breaks a rule, and what is expected of it and not of those that keep it. */
    private record Exposure(Scenario scenario, Variant variant) {
        String text() {
            List<Expectation> usual = scenario.variants().get(0).expectations();
            String caught = variant.expectations().stream()
                    .filter(expectation -> expectation.demand() instanceof Expectation.Violated
                            || !usual.contains(expectation))
                    .map(expectation -> "`" + expectation.text() + "`")
                    .collect(Collectors.joining(", "));
            return "`" + scenario.name() + "` | " + caught;
        }
    }

    @Test
    void thePageIsWhatSwitchesAndScenariosSay() throws Exception {
        String page = page();
        if ("rewrite".equals(System.getProperty("anachron.golden"))) {
            Files.writeString(PAGE, page, StandardCharsets.UTF_8);
        }
        assertThat(Files.readString(PAGE, StandardCharsets.UTF_8)).isEqualTo(page);
    }

    @Test
    void everySwitchHasAScenarioThatExposesIt() throws Exception {
        List<Scenario> scenarios = scenarios();
        for (Bug bug : Bug.values()) {
            assertThat(exposures(bug, scenarios))
                    .as(bug.text())
                    .isNotEmpty()
                    .allMatch(exposure -> !exposure.text().endsWith("| "));
        }
    }

    private static String page() throws Exception {
        StringBuilder page = new StringBuilder("""
                # Raft's bug switches

                Each rule of Raft can be broken on purpose: `cluster.settings.bugs: [commit-old-term]`. The
                scenario named beside it shows the rule kept and, in the variant of the switch's name,
                broken; the last but one column is what then comes out. Settings that are no bugs have
                scenarios too: `reads` (`dethroned-leader`), `election-timeout` (`split-vote`), `pre-vote`
                and `check-quorum` (`rejoining-node`, `flapping-leader`, `useless-leader`).

                | switch | what the server does | scenario | caught by | seen in |
                |---|---|---|---|---|
                """);
        List<Scenario> scenarios = scenarios();
        for (Bug bug : Bug.values()) {
            for (Exposure exposure : exposures(bug, scenarios)) {
                page.append("| `" + bug.text() + "` | " + bug.mistake() + " | " + exposure.text()
                        + " | " + bug.seen() + " |\n");
            }
        }
        return page.toString();
    }

    private static List<Scenario> scenarios() throws Exception {
        Library library = new Library();
        List<Scenario> scenarios = new ArrayList<>();
        for (String name : library.names()) {
            scenarios.add(
                    ScenarioLoader.load(library.find(name), Overrides.NONE).scenario());
        }
        return scenarios;
    }

    private static List<Exposure> exposures(Bug bug, List<Scenario> scenarios) {
        List<Exposure> exposures = new ArrayList<>();
        for (Scenario scenario : scenarios) {
            for (Variant variant : scenario.variants()) {
                var cluster = variant.setup().cluster();
                if (cluster.protocol().name().equals("raft")
                        && cluster.settings().names("bugs").equals(List.of(bug.text()))) {
                    exposures.add(new Exposure(scenario, variant));
                }
            }
        }
        return exposures;
    }
}
