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

    /** A mistake that a setting makes. */
    private record Choice(String harm, String setting, String scenario, String seen) {
        String name() {
            return setting.substring(0, setting.indexOf(':'));
        }
    }

    private static final List<Choice> CHOICES = List.of(
            new Choice(
                    "A leader answers reads from its own state, and may have been voted out.",
                    "reads: local",
                    "dethroned-leader",
                    "etcd #741, d-engine #381"),
            new Choice(
                    "A lease is checked, and the answer comes after a pause.",
                    "lease-check: on-arrival",
                    "dethroned-leader",
                    ""),
            new Choice(
                    "A lease goes by a clock that somebody sets.",
                    "lease-clock: wall",
                    "clock-jump-lease",
                    ""),
            new Choice(
                    "Election timeouts are drawn once, or hardly differ: votes are split for ever.",
                    "election-timeout: 200ms",
                    "split-vote",
                    ""),
            new Choice(
                    "A server that was away, or cannot hear, deposes a healthy leader by its higher term.",
                    "pre-vote: false",
                    "rejoining-node",
                    "the dissertation, section 9.6"),
            new Choice(
                    "Servers that do not all reach each other change leaders without end.",
                    "pre-vote: false",
                    "flapping-leader",
                    "Cloudflare 2020"),
            new Choice(
                    "A leader without a majority keeps the others from electing one.",
                    "check-quorum: false",
                    "useless-leader",
                    "openraft #2080"),
            new Choice(
                    "A leader that can send and not hear suppresses elections and commits nothing.",
                    "check-quorum: false",
                    "one-way-link",
                    "cockroach #49220, old-raft-rs #27"));

    @Test
    void whatIsSaidOfASettingItsScenarioCompares() throws Exception {
        List<Scenario> scenarios = scenarios();
        for (Choice choice : CHOICES) {
            assertThat(scenarios)
                    .as("%s in %s", choice.setting(), choice.scenario())
                    .anyMatch(scenario -> scenario.name().equals(choice.scenario())
                            && scenario.variants().stream()
                                    .flatMap(variant -> variant.changes().stream())
                                    .anyMatch(change -> change.startsWith(
                                            "cluster.settings." + choice.name() + ":")));
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
                broken; the last but one column is what then comes out.

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
        page.append("""

                ## Not here, because a setting shows it

                Some mistakes are no broken rule but a choice that Raft leaves open, or that the paper makes
                and later work mended. They are settings, and the scenario compares their values.

                | what goes wrong | shown by | scenario | seen in |
                |---|---|---|---|
                """);
        for (Choice choice : CHOICES) {
            page.append("| " + choice.harm() + " | `" + choice.setting() + "` | `"
                    + choice.scenario() + "` | " + choice.seen() + " |\n");
        }
        return page.append("""

                ## Not here at all

                | mistake | why not |
                |---|---|
                | A follower finds a conflict and removes nothing (mofa #1150). | It refuses whatever comes \
                after, for ever: what then happens is what `keep-conflicting-log` shows. |
                | A follower's disk fails below the protocol: entries torn, rotten, or never written. | That is \
                no rule of Raft's but a fault: `disk`, `power-cut` (`power-cut-unsynced`). |
                """).toString();
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
