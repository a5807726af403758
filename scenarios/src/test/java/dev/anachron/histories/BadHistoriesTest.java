package dev.anachron.histories;

import dev.anachron.ProblemTable;
import dev.anachron.load.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The table of histories that cannot be judged, {@code bad-histories.txt}: each with all that is said of it. */
class BadHistoriesTest {
    private static final Path TABLE =
            Path.of("src/test/resources/dev/anachron/histories/bad-histories.txt");

    private static final Pattern BYTE = Pattern.compile("\\\\x([0-9a-f]{2})");

    @TestFactory
    List<DynamicTest> everyProblemIsNamedWithItsPlace(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("history");
        return new ProblemTable(TABLE).tests(input -> {
            Files.write(file, bytes(input.lines()));
            return problems(file);
        });
    }

    private static List<String> problems(Path file) throws IOException {
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

    private static byte[] bytes(List<String> lines) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String line : lines) {
            String text = line.substring(Math.min(2, line.length()));
            Matcher numbered = BYTE.matcher(text);
            bytes.writeBytes(numbered.replaceAll(
                            one -> Character.toString(Integer.parseInt(one.group(1), 16)))
                    .getBytes(
                            numbered.find(0)
                                    ? StandardCharsets.ISO_8859_1
                                    : StandardCharsets.UTF_8));
            bytes.writeBytes((line.startsWith("> ") ? "" : "\n").getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
