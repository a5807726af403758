package dev.anachron;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;

/**
 * A table of bad inputs and of all that is said of each: {@code == TITLE}, then the input, then each problem
 * after {@code ! }. With {@code -Danachron.rewrite=true} the problems are written anew, to be reviewed.
 */
public final class ProblemTable {
    private final Path file;

    public ProblemTable(Path file) {
        this.file = file;
    }

    /**
     * One input.
     *
     * @param title what is wrong with it
     * @param lines as in the table, without the problems
     * @param expected the problems
     */
    public record Case(String title, List<String> lines, List<String> expected) {}

    /** What is said of an input. */
    public interface Reader {
        List<String> problems(Case input) throws IOException;
    }

    /** One test for each input: something is said of it, and exactly that. */
    public List<DynamicTest> tests(Reader reader) throws IOException {
        List<Case> cases = cases();
        if (Boolean.getBoolean("anachron.rewrite")) {
            rewrite(cases, reader);
        }
        return cases.stream()
                .map(one -> DynamicTest.dynamicTest(
                        one.title(),
                        () -> assertThat(reader.problems(one))
                                .isEqualTo(one.expected())
                                .isNotEmpty()))
                .toList();
    }

    private List<Case> cases() throws IOException {
        List<Case> cases = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith("== ")) {
                cases.add(new Case(line.substring(3), new ArrayList<>(), new ArrayList<>()));
            } else if (!cases.isEmpty() && !line.isEmpty()) {
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

    private void rewrite(List<Case> cases, Reader reader) throws IOException {
        StringBuilder table = new StringBuilder();
        for (String line : Files.readAllLines(file)) {
            if (!line.startsWith("#")) {
                break;
            }
            table.append(line).append('\n');
        }
        for (Case one : cases) {
            table.append("\n== ").append(one.title()).append('\n');
            one.lines().forEach(line -> table.append(line).append('\n'));
            reader.problems(one)
                    .forEach(problem -> table.append("! ").append(problem).append('\n'));
        }
        Files.writeString(file, table.toString());
    }
}
