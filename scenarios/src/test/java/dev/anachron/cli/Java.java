package dev.anachron.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A Java on this machine, and starting it.
 *
 * @param home its folder
 * @param version as its release file says
 */
record Java(Path home, String version) {
    /** The Java that runs the tests. */
    static Java current() {
        return new Java(
                Path.of(System.getProperty("java.home")), System.getProperty("java.version"));
    }

    /**
     * Every other Java of version 17 or newer, one for each version: those below
     * {@code /usr/lib/jvm} and those that the variable {@code ANACHRON_JDKS} names.
     */
    static List<Java> others() throws IOException {
        List<Path> homes = new ArrayList<>();
        @Nullable String named = System.getenv("ANACHRON_JDKS");
        if (named != null) {
            Arrays.stream(named.split(File.pathSeparator, -1)).map(Path::of).forEach(homes::add);
        }
        Path usual = Path.of("/usr/lib/jvm");
        if (Files.isDirectory(usual)) {
            try (Stream<Path> children = Files.list(usual)) {
                children.sorted().forEach(homes::add);
            }
        }
        Map<String, Java> byVersion = new TreeMap<>();
        for (Path home : homes) {
            String version = version(home);
            if (!version.equals(current().version) && feature(version) >= 17) {
                byVersion.putIfAbsent(version, new Java(home, version));
            }
        }
        return List.copyOf(byVersion.values());
    }

    private static String version(Path home) throws IOException {
        Path release = home.resolve("release");
        if (!Files.isRegularFile(release) || !Files.isExecutable(home.resolve("bin/java"))) {
            return "";
        }
        return Files.readAllLines(release).stream()
                .filter(line -> line.startsWith("JAVA_VERSION="))
                .map(line -> line.substring("JAVA_VERSION=".length()).replace("\"", ""))
                .findFirst()
                .orElse("");
    }

    private static int feature(String version) {
        String digits = version.split("\\D", 2)[0];
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }

    /** Starts it with these arguments in that folder, and waits. */
    Ran run(Path folder, Map<String, String> environment, List<String> arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(home.resolve("bin/java").toString());
        command.addAll(arguments);
        Path err = Files.createTempFile("anachron", ".err");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectError(err.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            byte[] out = process.getInputStream().readAllBytes();
            int code = process.waitFor();
            return new Ran(code, new String(out, StandardCharsets.UTF_8), Files.readString(err));
        } finally {
            Files.delete(err);
        }
    }

    @Override
    public String toString() {
        return "Java " + version;
    }
}
