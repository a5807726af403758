package dev.anachron.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code anachron sweep} and {@code anachron merge}. */
class SweepTest {
    /** Two seconds of three nodes whose leader is cut off; with local reads, some are old. */
    private static final String SCENARIO = """
            name: cut-off
            question: How often does a leader that was cut off answer from its old state?
            seed: 1
            duration: 2s
            cluster: { protocol: raft, nodes: 3, settings: { reads: local } }
            clients:
              - { name: c1, sees: n1, rate: 40/s, workload: { register: { keys: 1, reads: 0.9 } } }
              - { name: c2, sees: all, rate: 20/s, workload: { register: { keys: 1, reads: 0.1 } } }
            faults:
              - { at: 700ms, for: 900ms, partition: [[leader], [others]] }
            expect:
              linearizable: sometimes violated
              election-safety: holds
            variants:
              read-index: { cluster.settings.reads: read-index, expect: { linearizable: holds } }
            """;

    @TempDir
    private Path folder;

    private String scenario = "";

    @BeforeEach
    void write() throws IOException {
        Path file = folder.resolve("cut-off.yaml");
        Files.writeString(file, SCENARIO);
        scenario = file.toString();
    }

    private Ran sweep(String out, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "sweep",
                scenario,
                "--seeds",
                "1..12",
                "--out",
                folder.resolve(out).toString()));
        arguments.addAll(Arrays.asList(more));
        return Ran.of(arguments.toArray(String[]::new));
    }

    private SortedMap<String, String> files(String out) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder.resolve(out))) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(folder.resolve(out).relativize(file).toString(), Files.readString(file));
            }
        }
        return files;
    }

    private String file(String out, String name) throws IOException {
        return Files.readString(folder.resolve(out).resolve(name));
    }

    @Test
    void saysHowOftenAndForWhichSeeds() throws Exception {
        Ran ran = sweep("a");
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out())
                .contains("cut-off, seeds 1..12: 24 runs")
                .contains("linearizable broken by\n  base")
                .contains("the others never (0 % to 24.2 %)")
                .contains("expected: 3 of 3 expectations met");
        assertThat(files("a"))
                .containsOnlyKeys("report.html", "scenario.yaml", "summary.json", "sweep.jsonl");
        List<String> lines = file("a", "sweep.jsonl").lines().toList();
        assertThat(lines).hasSize(24);
        assertThat(lines.get(0)).startsWith("{\"variant\":\"base\",\"sets\":[],\"seed\":1,");
        assertThat(lines.get(23))
                .startsWith("{\"variant\":\"read-index\",\"sets\":[],\"seed\":12,");
        assertThat(file("a", "report.html"))
                .contains("How often does a leader that was cut off")
                .contains("anachron run " + scenario + " --seed");
    }

    @Test
    void aLineIsEnoughToReplay() throws Exception {
        sweep("a");
        for (String line : file("a", "sweep.jsonl").lines().limit(3).toList()) {
            String hash = line.replaceAll(".*\"traceHash\":\"(\\w+)\".*", "$1");
            String[] words = line.replaceAll(".*\"replay\":\"anachron ([^\"]+)\".*", "$1")
                    .split(" ", -1);
            String[] run = Arrays.copyOf(words, words.length + 3);
            run[words.length] = "--json";
            run[words.length + 1] = "--out";
            run[words.length + 2] = folder.resolve("again").toString();
            assertThat(Ran.of(run).out()).contains("\"traceHash\" : \"" + hash + "\"");
        }
    }

    @Test
    void theNumberOfJobsDoesNotShow() throws Exception {
        sweep("one", "--jobs", "1");
        sweep("five", "--jobs", "5");
        assertThat(files("five")).isEqualTo(files("one"));
    }

    @Test
    void partsMakeTheWhole() throws Exception {
        sweep("whole");
        for (int part = 1; part <= 3; part++) {
            assertThat(sweep("part" + part, "--shard", part + "/3").err())
                    .doesNotContain("anachron:");
        }
        Ran merged = merge("part2", "part3", "part1");
        assertThat(merged.code()).as(merged.err()).isZero();
        assertThat(files("merged")).isEqualTo(files("whole"));
    }

    private Ran merge(String... parts) {
        List<String> arguments = new ArrayList<>(List.of("merge"));
        for (String part : parts) {
            arguments.add(folder.resolve(part).toString());
        }
        arguments.addAll(List.of("--out", folder.resolve("merged").toString()));
        return Ran.of(arguments.toArray(String[]::new));
    }

    @Test
    void partsThatDoNotFitAreNamed() {
        sweep("part1", "--shard", "1/3");
        sweep("part2", "--shard", "2/3");
        sweep("other", "--shard", "3/3", "--set", "duration=1s");
        assertThat(merge("part1", "part2").err()).contains("part 3 of 3 is missing");
        assertThat(merge("part1", "part1").err()).contains("are the same part, 1");
        assertThat(merge("part1", "part2", "other").err())
                .contains("are no parts of the same sweep");
        assertThat(merge("nowhere").err()).contains("is no sweep of Anachron");
        assertThat(merge("nowhere").code()).isEqualTo(Exit.USAGE);
    }

    /** What an interruption leaves is some lines of each cell, perhaps a part of one more. */
    @Test
    void goesOnWhereItWasInterrupted() throws Exception {
        sweep("whole");
        SortedMap<String, String> whole = files("whole");
        sweep("begun", "--resume");
        Path begun = folder.resolve("begun");
        Path unfinished = Files.createDirectories(begun.resolve("unfinished"));
        List<String> lines = file("whole", "sweep.jsonl").lines().toList();
        Files.writeString(unfinished.resolve("cell-1.jsonl"), text(lines.subList(0, 6)));
        Files.writeString(
                unfinished.resolve("cell-2.jsonl"),
                text(lines.subList(12, 16)) + lines.get(16).substring(0, 40));
        Files.writeString(
                unfinished.resolve("early.jsonl"), text(List.of(lines.get(7), lines.get(19))));

        Ran refused = sweep("begun");
        assertThat(refused.code()).isEqualTo(Exit.USAGE);
        assertThat(refused.err()).contains("holds an unfinished sweep; go on with it by --resume");
        assertThat(sweep("begun", "--resume").err()).contains("ran 16 runs");
        assertThat(files("begun")).isEqualTo(whole);
    }

    private static String text(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }

    @Test
    void anotherSweepIsNotGoneOnWith() throws Exception {
        Path unfinished = Files.createDirectories(folder.resolve("a/unfinished"));
        sweep("b");
        String design = file("b", "summary.json");
        int from = design.indexOf('{', design.indexOf("\"sweep\""));
        Files.writeString(unfinished.resolve("design.json"), object(design.substring(from)));
        Ran ran = sweep("a", "--resume", "--set", "duration=1s");
        assertThat(ran.code()).isEqualTo(Exit.USAGE);
        assertThat(ran.err()).contains("is another one: anachron sweep");
    }

    /** The first JSON object of a text. */
    private static String object(String text) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            depth += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
            if (depth == 0) {
                return text.substring(0, i + 1);
            }
        }
        throw new IllegalArgumentException(text);
    }

    @Test
    void aGridRunsEachCombination() throws Exception {
        Ran ran = sweep(
                "grid",
                "--variant",
                "base",
                "--set",
                "cluster.nodes=3,5",
                "--set",
                "cluster.settings.reads=local,lease");
        assertThat(ran.out())
                .contains("12: 48 runs")
                .contains("base, cluster.nodes=3, cluster.settings.reads=local");
        assertThat(file("grid", "sweep.jsonl"))
                .contains("\"sets\":[\"cluster.nodes=5\",\"cluster.settings.reads=lease\"]")
                .contains("--set cluster.nodes=5 --set cluster.settings.reads=lease");
    }

    @Test
    void aValueThatTheVariantOverridesIsNamed() {
        Ran ran = sweep("idle", "--set", "cluster.settings.reads=local,lease");
        assertThat(ran.out())
                .contains(
                        "read-index, cluster.settings.reads=lease ran the very same as read-index,"
                                + " cluster.settings.reads=local: the value has no effect, or the variant sets"
                                + " its own")
                .doesNotContain("base, cluster.settings.reads=lease ran the very same");
    }

    @Test
    void aNemesisDrawsAnewForEachSeed() throws Exception {
        Files.writeString(
                Path.of(scenario),
                SCENARIO.replaceFirst(
                        "(?s)faults:.*?expect:",
                        "nemesis: { from: 300ms, havoc: 1s, kinds: [crash, pause] }\nexpect:"));
        sweep("nemesis", "--variant", "base");
        String line = file("nemesis", "sweep.jsonl").lines().toList().get(4);
        String hash = line.replaceAll(".*\"traceHash\":\"(\\w+)\".*", "$1");
        Ran ran = Ran.of(
                "run",
                scenario,
                "--seed",
                "5",
                "--variant",
                "base",
                "--json",
                "--out",
                folder.resolve("five").toString());
        assertThat(ran.out()).contains(hash);
    }

    @Test
    void aRunThatTakesTooMuchIsALineAndTheOthersGoOn() throws Exception {
        Ran ran = sweep("budget", "--events", "950");
        assertThat(ran.code()).isEqualTo(Exit.NOT_MET);
        assertThat(ran.out()).contains("out-of-budget");
        List<String> lines = file("budget", "sweep.jsonl").lines().toList();
        assertThat(lines).hasSize(24);
        assertThat(lines)
                .anySatisfy(
                        line -> assertThat(line)
                                .contains(
                                        "\"ended\":\"out-of-budget\",\"why\":\"it has more than 950 events\""));
    }

    @Test
    void stopsWhenItKnowsEnough() throws Exception {
        Ran ran = Ran.of(
                "sweep",
                scenario,
                "--seeds",
                "1..1000",
                "--variant",
                "read-index",
                "--until",
                "±4%",
                "--set",
                "duration=1s",
                "--out",
                folder.resolve("until").toString());
        assertThat(ran.err()).doesNotContain("anachron:");
        assertThat(ran.out()).contains("seeds 1..100: 100 runs");
    }

    @Test
    void whatIsNotMetDecidesTheExitCode() throws Exception {
        Files.writeString(
                Path.of(scenario),
                SCENARIO.replace("linearizable: holds", "linearizable: violated"));
        Path junit = folder.resolve("junit.xml");
        Ran ran = sweep("unmet", "--junit", junit.toString());
        assertThat(ran.code()).isEqualTo(Exit.NOT_MET);
        assertThat(ran.out())
                .contains("linearizable: violated, with every seed: NOT MET (0 of 12)")
                .contains("not with seed 1 2 3 4 5 6 7 8 …; see anachron run");
        assertThat(Files.readString(junit))
                .contains("name=\"linearizable: violated, with every seed\"")
                .contains("<failure message=\"met with 0 of 12 seeds\">");
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "--seeds   | 5..1      | '5..1' are no seeds: the last comes before the first",
                "--seeds   | a..b      | expected the first and the last, for example 1..200",
                "--shard   | 4/3       | '4/3' is no part; expected for example 1/4",
                "--until   | 0%        | '0%' is no precision; expected for example ±0.5%",
                "--jobs    | 0         | '0' is no number from 1",
                "--variant | nobody    | nobody",
                "--set     | cluster.nodes=3,many | many",
            })
    void badOptionsAreNamed(String option, String value, String message) {
        Ran ran = sweep("bad", option, value);
        assertThat(ran.code()).isEqualTo(Exit.USAGE);
        assertThat(ran.err()).contains(message).doesNotContain("Exception");
        assertThat(folder.resolve("bad")).doesNotExist();
    }

    @Test
    void aFolderOfSomethingElseIsLeftAlone() throws Exception {
        Files.writeString(Files.createDirectories(folder.resolve("mine")).resolve("a.txt"), "mine");
        Ran ran = sweep("mine");
        assertThat(ran.code()).isEqualTo(Exit.USAGE);
        assertThat(ran.err()).contains("holds 'a.txt', which is no part of a sweep");
        assertThat(files("mine")).containsOnlyKeys("a.txt");
    }
}
