package dev.anachron.histories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.load.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The table of histories that cannot be judged, {@code bad-histories.txt}: each with all that is said of it. */
class BadHistoriesTest {
    private static final Path TABLE =
            Path.of("src/test/resources/dev/anachron/histories/bad-histories.txt");

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

        byte[] file() {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (String line : lines.subList(1, lines.size())) {
                String text = line.substring(Math.min(2, line.length()));
                bytes.writeBytes(text.replace("\\x80", "\u0080")
                        .getBytes(
                                text.contains("\\x80")
                                        ? StandardCharsets.ISO_8859_1
                                        : StandardCharsets.UTF_8));
                bytes.writeBytes(
                        (line.startsWith("> ") ? "" : "\n").getBytes(StandardCharsets.UTF_8));
            }
            return bytes.toByteArray();
        }

        List<String> problems(Path folder) throws IOException {
            Path file = folder.resolve("history");
            Files.write(file, file());
            try {
                HistoryFile.read(file, HistoryFile.As.IT_SAYS);
                return List.of();
            } catch (IllFormedHistoryException e) {
                return e.problems().stream()
                        .map(Problem::toString)
                        .map(text -> text.replace(file.toString(), "history"))
                        .toList();
            }
        }
    }

    @TestFactory
    List<DynamicTest> everyProblemIsNamedWithItsPlace(@TempDir Path folder) throws IOException {
        List<Case> cases = cases();
        if (Boolean.getBoolean("anachron.rewrite")) {
            rewrite(cases, folder);
        }
        List<DynamicTest> tests = new ArrayList<>();
        for (Case one : cases) {
            List<String> problems = one.problems(folder);
            tests.add(DynamicTest.dynamicTest(
                    one.title(),
                    () -> assertThat(problems).isEqualTo(one.expected()).isNotEmpty()));
        }
        return tests;
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

    private static void rewrite(List<Case> cases, Path folder) throws IOException {
        StringBuilder table = new StringBuilder();
        for (String line : Files.readAllLines(TABLE)) {
            if (!line.startsWith("#")) {
                break;
            }
            table.append(line).append('\n');
        }
        for (Case one : cases) {
            table.append('\n').append(String.join("\n", one.lines())).append('\n');
            one.problems(folder)
                    .forEach(problem -> table.append("! ").append(problem).append('\n'));
        }
        Files.writeString(TABLE, table.toString());
    }
}
