package dev.anachron.run;

import dev.anachron.engine.Run;
import dev.anachron.engine.Simulation;
import dev.anachron.load.InvalidScenarioException;
import dev.anachron.load.Loaded;
import dev.anachron.load.Overrides;
import dev.anachron.load.ScenarioLoader;
import dev.anachron.load.Source;
import dev.anachron.scenario.Scenario;
import dev.anachron.scenario.Setup;
import dev.anachron.store.TraceStores;
import dev.anachron.trace.TraceEvent;
import dev.anachron.write.CannotWriteException;
import dev.anachron.write.JsonLines;
import dev.anachron.write.TraceLines;
import dev.anachron.write.TraceReader;

import java.io.BufferedReader;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The same scenario in a Java virtual machine of its own, with a locale, a time zone, an encoding
 * and a current folder that catch programs which depend on them.
 *
 * <p>The scenario lies over there as {@code scenario.yaml}. For each variant comes out its account:
 * the hash, then for each random stream its number of draws and its name, then an empty line. Then
 * it waits: asked for the {@code trace} it sends the lines of {@code trace.jsonl} and an empty one;
 * asked for what is {@code next} it goes on. So nobody writes, sends and keeps traces that are the same.
 */
public final class FreshRun implements AutoCloseable {
    private static final String SCENARIO = "scenario.yaml";
    private static final String TRACE = "trace";
    private static final String NEXT = "next";

    /** Turns the scenario's file into what runs; a test puts its own protocol into it. */
    public interface Loader {
        Scenario load(Source source) throws InvalidScenarioException;
    }

    private final Path elsewhere;
    private final Process process;
    private final BufferedReader answers;
    private final PrintStream wishes;

    private FreshRun(Path elsewhere, Process process) {
        this.elsewhere = elsewhere;
        this.process = process;
        this.answers = new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        this.wishes = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    }

    /**
     * Starts it.
     *
     * @param main the class over there, whose main method calls {@link #serve}
     */
    static FreshRun start(Loaded loaded, Class<?> main) throws IOException, CannotWriteException {
        Path elsewhere = elsewhere();
        Files.writeString(elsewhere.resolve(SCENARIO), loaded.resolvedYaml());
        Process process = new ProcessBuilder(command(main))
                .directory(elsewhere.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new FreshRun(elsewhere, process);
    }

    private static Path elsewhere() throws CannotWriteException {
        try {
            return Files.createTempDirectory("anachron-verify");
        } catch (IOException e) {
            throw new CannotWriteException("no folder can be made for the second run in "
                    + System.getProperty("java.io.tmpdir") + ", the folder for temporary files");
        }
    }

    private static List<String> command(Class<?> main) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.language=tr",
                "-Duser.country=TR",
                "-Duser.timezone=Pacific/Chatham",
                "-Dfile.encoding=ISO-8859-9",
                "-cp",
                absoluteClassPath(),
                main.getName());
    }

    private static String absoluteClassPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    // Over here

    /** The next variant's account. */
    Account account() throws IOException {
        String hash = answer();
        SortedMap<String, Long> draws = new TreeMap<>();
        for (String line = answer(); !line.isEmpty(); line = answer()) {
            String[] words = line.split(" ", 2);
            draws.put(words[1], Long.valueOf(words[0]));
        }
        return new Account(hash, draws);
    }

    private String answer() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IOException("the second Java ended too early");
        }
        return line;
    }

    /** The trace of the variant that it just gave account of, to be read to its end. */
    TraceLines trace() {
        wishes.println(TRACE);
        return new TraceReader("the trace of the second Java", answers);
    }

    void next() {
        wishes.println(NEXT);
    }

    @Override
    public void close() throws IOException {
        wishes.close();
        answers.close();
        process.onExit().join();
        Files.delete(elsewhere.resolve(SCENARIO));
        Files.delete(elsewhere);
    }

    // Over there

    public static void main(String[] args) throws Exception {
        serve(source -> ScenarioLoader.load(source, Overrides.NONE).scenario());
    }

    /** What runs over there. */
    public static void serve(Loader loader) throws IOException, InvalidScenarioException {
        Scenario scenario = loader.load(new Source(SCENARIO, Files.readString(Path.of(SCENARIO))));
        BufferedReader wishes =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (PrintStream out = new PrintStream(
                new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8)) {
            for (Scenario.Variant variant : scenario.variants()) {
                if (!serve(variant.setup(), scenario.seed(), wishes, out)) {
                    return;
                }
            }
        }
    }

    /** Serves one variant; false when nobody wants another. */
    private static boolean serve(Setup setup, long seed, BufferedReader wishes, PrintStream out)
            throws IOException {
        try (TraceStores stores = TraceStores.temporary()) {
            Run run = Simulation.keeping(stores.store(), setup, seed);
            tell(run, out);
            String wish = wishes.readLine();
            if (TRACE.equals(wish)) {
                tellTrace(run, out);
                wish = wishes.readLine();
            }
            return wish != null;
        }
    }

    private static void tell(Run run, PrintStream out) {
        out.print(run.trace().hash() + "\n");
        run.draws().forEach((stream, count) -> out.print(count + " " + stream + "\n"));
        out.print("\n");
        out.flush();
    }

    private static void tellTrace(Run run, PrintStream out) {
        for (TraceEvent event : run.trace().events()) {
            out.print(JsonLines.line(event) + "\n");
        }
        out.print("\n");
        out.flush();
    }
}
