package dev.anachron.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the transcripts of {@code compare} do not tell. */
class CompareTest {
    @TempDir
    private Path folder;

    @Test
    void aTraceThatLostItsEndIsNoOtherRun() throws Exception {
        Path whole = run("whole", "roaming");
        Path cut = run("cut", "roaming");
        assertThat(compare(whole, cut).code()).isZero();

        Path trace = cut.resolve("trace.jsonl");
        List<String> lines = Files.readAllLines(trace);
        Files.write(trace, lines.subList(0, lines.size() - 1));
        Ran ran = compare(whole, cut);
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err())
                .startsWith("anachron: " + trace + ":" + lines.size() + ":1: differs from ")
                .contains("result.json has the same hash for both");
    }

    @Test
    void ofSeveralResultsEachIsComparedWithTheFirst() {
        Path first = run("first", "roaming");
        Ran ran = compare(first, run("same", "roaming"), run("other", "roaming", "--seed", "2"));
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out().lines().filter(line -> line.startsWith("  traces: ")))
                .hasSize(2)
                .first()
                .asString()
                .startsWith("  traces: the same ");
    }

    private Path run(String name, String variant, String... more) {
        Path result = folder.resolve(name);
        List<String> words = new ArrayList<>(
                List.of("run", "monotonic-reads", "--no-report", "--variant", variant, "--out"));
        words.add(result.toString());
        words.addAll(List.of(more));
        Ran.of(words.toArray(String[]::new));
        assertThat(result.resolve("trace.jsonl")).exists();
        return result;
    }

    private static Ran compare(Path... results) {
        List<String> words = new ArrayList<>(List.of("compare"));
        for (Path result : results) {
            words.add(result.toString());
        }
        return Ran.of(words.toArray(String[]::new));
    }
}
