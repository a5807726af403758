package dev.anachron.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.ProblemTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The table of bad inputs, {@code bad-inputs.txt}: each with all that is said of it. */
class BadInputsTest {
    private static final Path FOLDER = Path.of("src/test/resources/dev/anachron/load");

    @TestFactory
    List<DynamicTest> everyProblemIsSaid() throws IOException {
        String good = Files.readString(FOLDER.resolve("small.yaml"));
        return new ProblemTable(FOLDER.resolve("bad-inputs.txt"))
                .tests(input -> problems(good, input.lines()));
    }

    @Test
    void withoutAChangeTheScenarioIsGood() throws IOException {
        assertThat(Fakes.problems(Files.readString(FOLDER.resolve("small.yaml")), Overrides.NONE))
                .isEmpty();
    }

    private static List<String> problems(String good, List<String> lines) {
        String bad = good.replace(argument(lines, "- "), argument(lines, "+ "));
        if (lines.stream().anyMatch(line -> line.startsWith("- "))) {
            assertThat(bad).as("the text to change is in small.yaml").isNotEqualTo(good);
        }
        return Fakes.problems(
                bad, new Overrides(options(lines, "--set "), null, options(lines, "--variant ")));
    }

    private static String argument(List<String> lines, String prefix) {
        return lines.stream()
                .filter(line -> line.startsWith(prefix))
                .findFirst()
                .map(line -> line.substring(2).replace("\\n", "\n").replace("\\t", "\t"))
                .orElse("");
    }

    private static List<String> options(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()))
                .toList();
    }
}
