package dev.anachron.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runnable jar, as people start it. */
class ProgramIT {
    private static final Map<String, String> NO_LOCALE = Map.of("LC_ALL", "C");

    @TempDir
    private Path folder;

    @Test
    void itPrintsItsVersion() throws Exception {
        assertThat(anachron(List.of(), "--version").out())
                .matches("anachron \\d+\\.\\d+\\.\\d+\\R");
    }

    @Test
    void itRunsAScenarioAndLeavesAResult() throws Exception {
        Ran ran = anachron(List.of(), "run", "dethroned-leader");
        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("Report: " + Path.of("out/dethroned-leader/7/report.html"));
        assertThat(folder.resolve("out/dethroned-leader/7/report.html")).isNotEmptyFile();
        assertThat(anachron(List.of(), "replay", "out/dethroned-leader/7").code())
                .isZero();
    }

    @Test
    void itPrintsUtf8WhereThereIsNoLocale() throws Exception {
        Ran ran = anachron(List.of(), "run", "monotonic-reads", "--no-report");
        assertThat(ran.out()).contains("monotonic-reads · seed 11", "→");
    }

    @Test
    void jsonIsTheResultAndNothingElse() throws Exception {
        Ran ran = anachron(
                List.of(), "run", "monotonic-reads", "--no-report", "--json", "--out", "result");
        assertThat(ran.out()).isEqualTo(Files.readString(folder.resolve("result/result.json")));
    }

    @Test
    void itVerifiesAScenarioFromItsJar() throws Exception {
        Ran ran = anachron(List.of(), "verify", "monotonic-reads");
        assertThat(ran.out().lines().filter(line -> line.contains(": same three times ")))
                .hasSize(3);
        assertThat(ran.code()).isZero();
    }

    @Test
    void helpLoadsNeitherJacksonNorPictures() throws Exception {
        Ran ran = anachron(List.of("-Xlog:class+load"), "--help");
        assertThat(ran.out())
                .contains("picocli.CommandLine", "Usage: anachron")
                .doesNotContain("tools.jackson", "java.awt", "org.jfree", "dev.anachron.engine");
    }

    private Ran anachron(List<String> options, String... arguments) throws Exception {
        List<String> command = Stream.of(
                        options.stream(),
                        Stream.of("-jar", System.getProperty("anachron.jar")),
                        Stream.of(arguments))
                .flatMap(part -> part)
                .toList();
        return Java.current().run(folder, NO_LOCALE, command);
    }
}
