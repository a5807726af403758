package dev.anachron.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.anachron.library.Library;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same scenario and seed make the same bytes, all of them and of every scenario: here, in a fresh
 * Java with another locale, time zone, encoding, current folder and order of scenarios, and on every
 * other Java of this machine.
 */
class DeterminismTest {
    private static final List<String> ELSEWHERE = List.of(
            "-Duser.language=tr",
            "-Duser.country=TR",
            "-Duser.timezone=Pacific/Chatham",
            "-Dfile.encoding=ISO-8859-9",
            "-Duser.name=somebody");

    private static SortedMap<String, String> here = new TreeMap<>();

    @TempDir
    private Path there;

    @BeforeAll
    static void runHere(@TempDir Path folder) throws Exception {
        List<String> scenarios = new Library().names();
        WholeCatalogue.run(scenarios, folder);
        here = digests(folder);
        assertThat(here).hasSizeGreaterThan(5 * scenarios.size());
        assertThat(here.keySet()).contains("dethroned-leader/report.html");
    }

    @Test
    void aFreshJavaWithOtherHabitsWritesTheSameBytes() throws Exception {
        assertThat(runThere(Java.current(), ELSEWHERE)).isEqualTo(here);
    }

    @Test
    void everyOtherJavaWritesTheSameBytes() throws Exception {
        List<Java> others = Java.others();
        assumeFalse(
                others.isEmpty(),
                "There is only one Java of version 17 or newer in /usr/lib/jvm and ANACHRON_JDKS.");
        for (Java other : others) {
            assertThat(runThere(other, List.of())).as("%s", other).isEqualTo(here);
        }
    }

    private SortedMap<String, String> runThere(Java java, List<String> options) throws Exception {
        Path folder = there.resolve("a folder of " + java.version());
        List<String> arguments = Stream.concat(
                        options.stream(),
                        Stream.of(
                                "-cp",
                                classPath(),
                                WholeCatalogue.class.getName(),
                                folder.toString()))
                .toList();
        Ran ran = java.run(there, Map.of("LC_ALL", "C", "TZ", "Asia/Kathmandu"), arguments);
        assertThat(ran.err()).doesNotContain("Exception", "Error");
        assertThat(ran.code()).isZero();
        return digests(folder);
    }

    /** Surefire hides the class path in a jar of its own; it tells it under this name. */
    private static String classPath() {
        return System.getProperty(
                "surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /** Every file's path and the SHA-256 of its bytes. */
    private static SortedMap<String, String> digests(Path folder) throws Exception {
        SortedMap<String, String> digests = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path file : paths.filter(Files::isRegularFile).toList()) {
                byte[] digest =
                        MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
                digests.put(
                        folder.relativize(file).toString(), new BigInteger(1, digest).toString(16));
            }
        }
        return digests;
    }
}
