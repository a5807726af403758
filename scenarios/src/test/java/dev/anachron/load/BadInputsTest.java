package dev.anachron.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The table of bad inputs, {@code bad-inputs.txt}: each with all that is said of it. */
class BadInputsTest {
    private static final Path FOLDER = Path.of("src/test/resources/dev/anachron/load");
    private static final Path TABLE = FOLDER.resolve("bad-inputs.txt");

    /**
     * One case.
     *
     * @param lines as in the table, without the problems
     * @param expected the problems
     */
    private record Case(List<String> lines, List<String> expected) {
        String title() {
            return lines.get(0).substring(3);
        }

        List<String> problems(String good) {
            String bad = good.replace(argument("- "), argument("+ "));
            if (lines.stream().anyMatch(line -> line.startsWith("- "))) {
                assertThat(bad).as("the text to change is in small.yaml").isNotEqualTo(good);
            }
            return Fakes.problems(
                    bad, new Overrides(options("--set "), null, options("--variant ")));
        }

        private String argument(String prefix) {
            return lines.stream()
                    .filter(line -> line.startsWith(prefix))
                    .findFirst()
                    .map(line -> line.substring(2).replace("\\n", "\n").replace("\\t", "\t"))
                    .orElse("");
        }

        private List<String> options(String name) {
            return lines.stream()
                    .filter(line -> line.startsWith(name))
                    .map(line -> line.substring(name.length()))
                    .toList();
        }
    }

    @TestFactory
    List<DynamicTest> everyProblemIsSaid() throws IOException {
        String good = Files.readString(FOLDER.resolve("small.yaml"));
        List<Case> cases = cases();
        if (Boolean.getBoolean("anachron.rewrite")) {
            rewrite(good, cases);
        }
        return cases.stream()
                .map(one -> DynamicTest.dynamicTest(
                        one.title(),
                        () -> assertThat(one.problems(good))
                                .isEqualTo(one.expected())
                                .isNotEmpty()))
                .toList();
    }

    @Test
    void withoutAChangeTheScenarioIsGood() throws IOException {
        assertThat(Fakes.problems(Files.readString(FOLDER.resolve("small.yaml")), Overrides.NONE))
                .isEmpty();
    }

    private static List<Case> cases() throws IOException {
        List<Case> cases = new ArrayList<>();
        for (String line : Files.readAllLines(TABLE)) {
            if (line.startsWith("== ")) {
                cases.add(new Case(new ArrayList<>(), new ArrayList<>()));
            }
            if (!cases.isEmpty() && !line.isEmpty()) {
                Case last = cases.get(cases.size() - 1);
                if (line.startsWith("! ")) {
                    last.expected().add(line.substring(2));
                } else {
                    last.lines().add(line);
                }
            }
        }
        return cases;
    }

    private static void rewrite(String good, List<Case> cases) throws IOException {
        StringBuilder table = new StringBuilder();
        for (String line : Files.readAllLines(TABLE)) {
            if (!line.startsWith("#")) {
                break;
            }
            table.append(line).append('\n');
        }
        for (Case one : cases) {
            table.append('\n').append(String.join("\n", one.lines())).append('\n');
            one.problems(good)
                    .forEach(problem -> table.append("! ").append(problem).append('\n'));
        }
        Files.writeString(TABLE, table.toString());
    }
}
