package dev.anachron.run;

import dev.anachron.load.Loaded;
import dev.anachron.load.Overrides;
import dev.anachron.load.ScenarioLoader;
import dev.anachron.load.Source;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The same scenario in a Java virtual machine of its own, with a locale, a time zone, an encoding
 * and a current folder that catch programs which depend on them.
 *
 * <p>The scenario's text goes in by standard input. For each variant comes out a line
 * {@code variant NAME HASH EVENTS}, followed by the trace.
 */
public final class FreshRun {
    private FreshRun() {}

    /** Runs all variants of the scenario over there. */
    public static List<Witness> of(Loaded loaded) throws IOException, InterruptedException {
        Path elsewhere = Files.createTempDirectory("anachron-verify");
        try {
            Process process = new ProcessBuilder(command())
                    .directory(elsewhere.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (var in = process.getOutputStream()) {
                in.write(loaded.resolvedYaml().getBytes(StandardCharsets.UTF_8));
            }
            byte[] answer = process.getInputStream().readAllBytes();
            if (process.waitFor() != 0) {
                throw new IOException("the second Java ended with code " + process.exitValue());
            }
            return parse(new String(answer, StandardCharsets.UTF_8));
        } finally {
            Files.delete(elsewhere);
        }
    }

    private static List<String> command() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.language=tr",
                "-Duser.country=TR",
                "-Duser.timezone=Pacific/Chatham",
                "-Dfile.encoding=ISO-8859-9",
                "-cp",
                absoluteClassPath(),
                FreshRun.class.getName());
    }

    private static String absoluteClassPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    static List<Witness> parse(String answer) {
        List<Witness> witnesses = new ArrayList<>();
        List<String> lines = answer.lines().toList();
        int at = 0;
        while (at < lines.size()) {
            String[] words = lines.get(at).split(" ", -1);
            int from = at + 1;
            at = from + Integer.parseInt(words[3]);
            witnesses.add(new Witness(words[1], words[2], lines.subList(from, at)));
        }
        return witnesses;
    }

    /** What runs over there. */
    public static void main(String[] args) throws Exception {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        System.in.transferTo(text);
        Source source = new Source("scenario.yaml", text.toString(StandardCharsets.UTF_8));
        Loaded loaded = ScenarioLoader.load(source, Overrides.NONE);
        try (PrintStream out = new PrintStream(
                new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8)) {
            out.print(text(Runs.simulate(loaded.scenario(), Progress.NONE)));
        }
    }

    static String text(List<Simulated> runs) {
        StringBuilder text = new StringBuilder();
        for (Simulated run : runs) {
            Witness witness = Witness.of(run);
            text.append("variant ").append(witness.variant());
            text.append(' ').append(witness.hash());
            text.append(' ').append(witness.lines().size()).append('\n');
            witness.lines().forEach(line -> text.append(line).append('\n'));
        }
        return text.toString();
    }
}
