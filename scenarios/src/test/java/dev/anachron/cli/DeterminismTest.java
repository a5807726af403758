package dev.anachron.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.anachron.library.Library;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same scenario and seed make the same bytes, all of them: here, in a fresh Java with another
 * locale, time zone, encoding and current folder, and on every other Java of this machine.
 */
class DeterminismTest {
    private static final List<String> ELSEWHERE = List.of(
            "-Duser.language=tr",
            "-Duser.country=TR",
            "-Duser.timezone=Pacific/Chatham",
            "-Dfile.encoding=ISO-8859-9",
            "-Duser.name=somebody");

    @TempDir
    private Path here;

    @TempDir
    private Path there;

    static List<String> scenarios() {
        return new Library().names();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void aFreshJavaWithOtherHabitsWritesTheSameBytes(String scenario) throws Exception {
        SortedMap<String, String> files = runHere(scenario);
        assertThat(runThere(Java.current(), ELSEWHERE, scenario)).isEqualTo(files);
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void everyOtherJavaWritesTheSameBytes(String scenario) throws Exception {
        List<Java> others = Java.others();
        assumeFalse(
                others.isEmpty(),
                "There is only one Java of version 17 or newer in /usr/lib/jvm and ANACHRON_JDKS.");
        SortedMap<String, String> files = runHere(scenario);
        for (Java other : others) {
            assertThat(runThere(other, List.of(), scenario)).as("%s", other).isEqualTo(files);
        }
    }

    private SortedMap<String, String> runHere(String scenario) throws Exception {
        Ran ran = Ran.of("run", scenario, "--out", here.resolve("result").toString());
        assertThat(ran.err()).doesNotContain("anachron:");
        assertThat(ran.code()).isZero();
        return digests(here.resolve("result"));
    }

    private SortedMap<String, String> runThere(Java java, List<String> options, String scenario)
            throws Exception {
        Path result = there.resolve("a folder of " + java.version()).resolve("result");
        List<String> arguments = Stream.concat(
                        options.stream(),
                        Stream.of("-cp", classPath(), Main.class.getName(), "run", scenario))
                .toList();
        Ran ran = java.run(
                there,
                Map.of("LC_ALL", "C", "TZ", "Asia/Kathmandu"),
                Stream.concat(arguments.stream(), Stream.of("--out", result.toString()))
                        .toList());
        assertThat(ran.err()).doesNotContain("anachron:");
        assertThat(ran.code()).isZero();
        return digests(result);
    }

    /** Surefire hides the class path in a jar of its own; it tells it under this name. */
    private static String classPath() {
        return System.getProperty(
                "surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /** Every file's path and the SHA-256 of its bytes. */
    private static SortedMap<String, String> digests(Path folder) throws Exception {
        SortedMap<String, String> digests = new TreeMap<>();
        for (Path file : files(folder)) {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            digests.put(folder.relativize(file).toString(), new BigInteger(1, digest).toString(16));
        }
        assertThat(digests).containsKeys("report.html", "result.json");
        return digests;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
