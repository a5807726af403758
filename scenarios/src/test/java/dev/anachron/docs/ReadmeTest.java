package dev.anachron.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anachron.cli.Ran;
import dev.anachron.engine.Simulation;
import dev.anachron.load.InvalidScenarioException;
import dev.anachron.load.Overrides;
import dev.anachron.load.ScenarioLoader;
import dev.anachron.load.Source;
import dev.anachron.report.Judged;
import dev.anachron.run.Judgement;
import dev.anachron.run.Simulated;
import dev.anachron.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows is what the program does. */
class ReadmeTest {
    private static final Path GOLDEN =
            Path.of("src/test/resources/golden/run/dethroned-leader.txt");

    private final String readme = read(Path.of("../README.md"));

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private String block(String language, String from) {
        Matcher matcher = Pattern.compile(
                        "```" + language + "\n(" + Pattern.quote(from) + ".*?)```", Pattern.DOTALL)
                .matcher(readme);
        assertThat(matcher.find())
                .as("a %s block that begins with %s", language, from)
                .isTrue();
        return matcher.group(1);
    }

    private String myFirst() {
        return block("yaml", "name: my-first");
    }

    @Test
    void theFirstScenarioMeetsItsExpectations() throws InvalidScenarioException {
        Scenario scenario = ScenarioLoader.load(
                        new Source("my-first.yaml", myFirst()), Overrides.NONE)
                .scenario();
        List<Simulated> runs = scenario.variants().stream()
                .map(variant ->
                        new Simulated(variant, Simulation.run(variant.setup(), scenario.seed())))
                .toList();
        for (Judged judged : Judgement.check(runs)) {
            assertThat(judged.expectations()).isNotEmpty();
            assertThat(judged.met()).as(judged.variant().name()).isTrue();
        }
    }

    @Test
    void theMessageForAMisspeltTargetIsTheOneShown() {
        String misspelt = myFirst().replace("crash: leader", "crash: laeder");
        assertThatThrownBy(() ->
                        ScenarioLoader.load(new Source("my-first.yaml", misspelt), Overrides.NONE))
                .isInstanceOfSatisfying(
                        InvalidScenarioException.class,
                        e -> assertThat(e.problems())
                                .singleElement()
                                .satisfies(problem -> assertThat(block("text", "my-first.yaml:"))
                                        .isEqualTo(problem + "\n")));
    }

    @Test
    void theTranscriptIsTheOneTheProgramPrints() {
        String golden = read(GOLDEN);
        block("text", "$ ./anachron run")
                .lines()
                .skip(1)
                .filter(line -> !line.startsWith("…"))
                .filter(line -> !line.startsWith("Result: ") && !line.startsWith("Report: "))
                .forEach(line -> assertThat(golden).contains(line));
    }

    @Test
    void theSweepSaysHowOftenAsItIsShown(@TempDir Path folder) {
        String out = Ran.of(
                        "sweep",
                        "dethroned-leader",
                        "--seeds",
                        "1..50",
                        "--out",
                        folder.resolve("out").toString())
                .out();
        assertThat(readme).contains("./anachron sweep dethroned-leader --seeds 1..50 ");
        assertThat(out).contains(block("text", "linearizable broken by"));
    }

    @Test
    void itsLinksLeadSomewhere() {
        Matcher links = Pattern.compile("\\]\\(([^)#]+)").matcher(readme);
        while (links.find()) {
            assertThat(Path.of("..", links.group(1))).exists();
        }
    }
}
