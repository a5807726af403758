package dev.anachron.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.base.Latency;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Measured values in a CSV file beside the scenario. */
class MeasuredFilesTest {
    @TempDir
    private Path folder;

    private String small = "";

    @BeforeEach
    void readScenario() throws IOException {
        small = Files.readString(Path.of("src/test/resources/dev/anachron/load/small.yaml"));
    }

    private Loaded load(String latency) throws InvalidScenarioException {
        String path = folder.resolve("mine.yaml").toString();
        return ScenarioLoader.load(
                new Source(path, small.replace("latency: 2ms", "latency: " + latency), true),
                Overrides.NONE,
                Fakes.CATALOGUES);
    }

    private List<String> problems(String latency) {
        try {
            load(latency);
            return List.of();
        } catch (InvalidScenarioException e) {
            return e.problems().stream()
                    .map(problem -> problem.toString().replace(folder.toString(), "F"))
                    .toList();
        }
    }

    private static Latency latency(Loaded loaded) {
        return loaded.scenario().variants().get(0).setup().network().topology().standard();
    }

    @Test
    void aColumnOfDurationsIsAList() throws Exception {
        Files.writeString(folder.resolve("rtt.csv"), "round trip\r\n2ms\r\n\n 1500us\n40ms\n2ms");
        Loaded loaded = load("{ empirical: rtt.csv }");
        assertThat(latency(loaded))
                .isEqualTo(Latency.empirical(
                        List.of(1_500_000L, 2_000_000L, 2_000_000L, 40_000_000L)));
        assertThat(latency(loaded).text()).isEqualTo("one of 4 values from 1.5ms to 40ms");
    }

    @Test
    void whatAResultKeepsNeedsNoFile() throws Exception {
        Files.createDirectory(folder.resolve("data"));
        Files.writeString(folder.resolve("data/rtt.csv"), "2ms\n3ms\n");
        Loaded loaded =
                load("{ mixture: [{ share: 100%, latency: { empirical: data/rtt.csv } }] }");
        assertThat(loaded.resolvedYaml()).contains("empirical: [2ms, 3ms]").doesNotContain("csv");
        assertThat(Fakes.load(loaded.resolvedYaml()).scenario()).isEqualTo(loaded.scenario());
    }

    @Test
    void everythingThatIsWrongIsSaid() throws Exception {
        Files.writeString(folder.resolve("bad.csv"), "header\n2ms\n7\n  soon\n0ms\n1ms,2ms\n");
        assertThat(problems("{ empirical: bad.csv }"))
                .containsExactly(
                        "F/bad.csv:3:1: '7' has no unit; expected a duration with its unit, for"
                                + " example 150ms",
                        "F/bad.csv:4:3: 'soon' cannot be read; expected a duration with its unit, for"
                                + " example 150ms",
                        "F/bad.csv:5:1: '0ms' is too short; expected at least 1us",
                        "F/bad.csv:6:1: '1ms,2ms' is not a duration; expected a number with one of the"
                                + " units ns, us, ms, s, m, h");
        assertThat(problems("{ empirical: none.csv }"))
                .containsExactly("F/mine.yaml:7:34: there is no file F/none.csv; expected a list of"
                        + " durations or a CSV file beside the scenario");
        assertThat(problems("{ empirical: ../up.csv }"))
                .containsExactly(
                        "F/mine.yaml:7:34: '../up.csv' is not beside the scenario; expected a"
                                + " path that leads down from its folder, for example rtt.csv");
        Files.writeString(folder.resolve("empty.csv"), "header\n\n");
        assertThat(problems("{ empirical: empty.csv }"))
                .contains(
                        "F/mine.yaml:7:34: F/empty.csv has no values; expected one duration a line");
        Files.writeString(
                folder.resolve("long.csv"),
                IntStream.range(0, 10_001).mapToObj(i -> "1ms\n").collect(Collectors.joining()));
        assertThat(problems("{ empirical: long.csv }"))
                .containsExactly("F/mine.yaml:7:34: 10001 measured values; expected 1 to 10000");
    }

    /** A register may be called so; only the name of a CSV file means a file. */
    @Test
    void otherThingsMayHaveTheName() {
        small = small.replace(
                "faults:", "script: [{ at: 1s, client: c1, write: { empirical: 1 } }]\nfaults:");
        assertThat(problems("2ms")).isEmpty();
    }
}
