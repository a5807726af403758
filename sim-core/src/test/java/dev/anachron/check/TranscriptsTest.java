package dev.anachron.check;

import dev.anachron.check.Verdict.Evidence;
import dev.anachron.check.lattice.Lattice;
import dev.anachron.check.why.Explanation;
import dev.anachron.history.History;
import dev.anachron.testing.Golden;
import dev.anachron.trace.Trace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Small histories and what everybody says of them, word for word. A transcript is both: a title after
 * {@code ==}, the operations, the trace after {@code --} where there is one, and then, after {@code >},
 * what was found. To add a history is to write it there and to let {@code -Danachron.golden=rewrite}
 * add the findings, which a person reads.
 */
class TranscriptsTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "golden", "check");

    /** A history and its trace, as they stand in the transcript. */
    private record Story(String input) {
        History history() {
            return HistoryText.parse(input.lines()
                    .takeWhile(line -> !line.equals("--"))
                    .filter(line -> !line.startsWith("=="))
                    .collect(Collectors.joining("\n")));
        }

        boolean traced() {
            return input.lines().anyMatch("--"::equals);
        }

        Trace trace() {
            return TraceText.parse(input.lines()
                    .dropWhile(line -> !line.equals("--"))
                    .skip(1)
                    .collect(Collectors.joining("\n")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"registers", "sessions", "objects", "logs", "replicas", "locks"})
    void verdicts(String name) throws IOException {
        assertTold(name, TranscriptsTest::judge);
    }

    @Test
    void measures() throws IOException {
        assertTold("measures", TranscriptsTest::measure);
    }

    private static void assertTold(String name, BiConsumer<Story, StringBuilder> what)
            throws IOException {
        StringBuilder page = new StringBuilder();
        for (Story story : stories(name)) {
            page.append(story.input());
            what.accept(story, page);
            page.append('\n');
        }
        Golden.assertMatches("check/" + name + ".txt", page.toString());
    }

    private static List<Story> stories(String name) throws IOException {
        String page = Files.readString(FOLDER.resolve(name + ".txt"), StandardCharsets.UTF_8);
        return Stream.of(page.split("(?m)^(?=== )"))
                .map(story -> story.lines()
                        .filter(line -> !line.isBlank() && !line.startsWith(">"))
                        .map(line -> line + "\n")
                        .collect(Collectors.joining()))
                .filter(input -> !input.isEmpty())
                .map(Story::new)
                .toList();
    }

    /**
     * What each checker finds by itself and, where that is something else, together with the others; all
     * that find the same in one line. Who looks for facts that the trace has not is passed over.
     */
    private static void judge(Story story, StringBuilder page) {
        History history = story.history();
        Trace trace = story.trace();
        List<Checker> checkers = Checkers.ALL.stream()
                .filter(checker -> !checker.needsTrace()
                        || (story.traced() && checker.judge(history, trace).tested()))
                .toList();
        Map<String, Verdict> together = Lattice.judge(checkers, history, trace);
        Map<String, String> names = new LinkedHashMap<>();
        for (Checker checker : checkers) {
            Verdict verdict = checker.judge(history, trace);
            name(checker.name(), found(verdict, story), names);
            Verdict closed = together.getOrDefault(checker.name(), verdict);
            if (!closed.equals(verdict)) {
                name(checker.name() + " (with the others)", found(closed, story), names);
            }
        }
        names.forEach((found, all) -> page.append("> " + all + ": " + found));
        page.append("> strongest: " + String.join(", ", Lattice.strongest(together)) + "\n");
    }

    private static void name(String name, String found, Map<String, String> names) {
        names.merge(found, name, (one, other) -> one + ", " + other);
    }

    private static String found(Verdict verdict, Story story) {
        StringBuilder found = new StringBuilder(verdict.status().text())
                .append(verdict.tested() ? ". " : ", untested. ")
                .append(verdict.reason())
                .append('\n');
        verdict.evidence().forEach(evidence -> found.append(line("    ", evidence)));
        if (story.traced()) {
            Explanation.of(verdict, story.history(), story.trace())
                    .forEach(step -> found.append(line("    | ", step)));
        }
        return found.toString();
    }

    private static String line(String indent, Evidence evidence) {
        String number = evidence.operation() < 0 ? "" : " #" + evidence.operation();
        return ">" + indent + evidence.atNanos() / 1_000_000 + " ms" + number + " "
                + evidence.text() + "\n";
    }

    /** Those that can be measured, and those of the same number in one line. */
    private static void measure(Story story, StringBuilder page) {
        Map<String, String> names = new TreeMap<>();
        for (Measure measure : Measures.ALL) {
            double number = measure.measure(story.history(), story.trace());
            if (!Double.isNaN(number)) {
                String text = String.format(Locale.ROOT, "%.3f %s", number, measure.unit());
                names.merge(text.strip(), measure.name(), (one, other) -> one + " " + other);
            }
        }
        names.forEach((number, all) -> page.append("> " + number + ": " + all + "\n"));
    }
}
