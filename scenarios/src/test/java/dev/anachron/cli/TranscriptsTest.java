package dev.anachron.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.library.Library;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What people see. The transcripts lie in {@code src/test/resources/golden}; after a change on
 * purpose, {@code -Danachron.golden=rewrite} writes them anew. Read the difference before you
 * commit it: a hash that changes means that simulations changed.
 */
class TranscriptsTest {
    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");
    private static final String HISTORIES = "src/test/resources/dev/anachron/histories/good/";
    private static final boolean REWRITE = "rewrite".equals(System.getProperty("anachron.golden"));
    /** Words of the commands below that stand for a path in the test's own folder. */
    private static final String PATH = "(good|bad|idle|vain|nowhere|result|set)(/.*|\\.yaml)?|\\.";

    /** What depends on the machine: its description, and how fast it is. */
    private static final Pattern FIGURES = Pattern.compile(
            "(?<=Anachron [0-9.]{1,9} · )Java .*|[0-9.]+(?= million)|[0-9.]+(?= times the events)"
                    + "|(?<=\"(java|os|arch)\":\")[^\"]*|(?<=PerSecond\":)[0-9]+"
                    + "|(?<=\"(processors|plainQueues)\":)[0-9.]+");

    @TempDir
    private Path folder;

    static List<String> scenarios() {
        return new Library().names();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void everyScenarioOfTheCatalogueTellsItsStory(String scenario) throws IOException {
        compare(
                "run/" + scenario + ".txt",
                session("run " + scenario + " --no-report --out result"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("commands")
    void aCommandSaysWhatItDid(String name, List<String> commands) throws IOException {
        prepare();
        compare("commands/" + name + ".txt", session(commands.toArray(String[]::new)));
    }

    static Stream<Arguments> commands() {
        return Stream.of(
                golden(
                        "help",
                        "--help",
                        "run --help",
                        "verify --help",
                        "compare --help",
                        "report --help",
                        "site --help",
                        "check --help",
                        "export --help",
                        "bench --help"),
                golden("list", "list", "list --tag session", "list --tag nothing", "list --json"),
                golden(
                        "misspelt",
                        "rnu dethroned-leader",
                        "run dethroned-leadr",
                        "run dethroned-leader --sed 3",
                        "run dethroned-leader --seed three",
                        "run dethroned-leader monotonic-reads",
                        "run dethroned-leader --variant leese",
                        "run dethroned-leader --set cluster.setings.reads=lease",
                        "run",
                        "run good.yaml --open --no-report",
                        "run good.yaml --charts latncy",
                        "run good.yaml --charts none --no-report",
                        "--bogus",
                        ""),
                golden("validate", "validate good.yaml bad.yaml nowhere.yaml monotonic-reads"),
                golden(
                        "set",
                        "run dethroned-leader --variant local --no-report --out set"
                                + " --set cluster.settings.reads=read-index"),
                golden(
                        "replay",
                        "run good.yaml --no-report --out result",
                        "replay result",
                        "replay result/result.json",
                        "edit result/result.json",
                        "replay result",
                        "replay nowhere",
                        "cut result/result.json",
                        "replay result"),
                golden(
                        "out",
                        "run good.yaml --no-report --out result",
                        "run good.yaml --no-report --out result --seed 4",
                        "run monotonic-reads --no-report --out result",
                        "run good.yaml --no-report --out .",
                        "run good.yaml --no-report --out good.yaml"),
                golden("vacuous", "run idle.yaml --no-report --out result"),
                golden("no-effect", "run vain.yaml --no-report --out result"),
                golden(
                        "check",
                        "check " + HISTORIES + "register-stale.edn",
                        "check " + HISTORIES + "register-stale.edn --level read-your-writes",
                        "check " + HISTORIES + "kv.txt --json --level linearizable",
                        "check " + HISTORIES + "log.txt",
                        "check " + HISTORIES + "counter.edn --model register",
                        "check " + HISTORIES + "counter.edn --model registre",
                        "check " + HISTORIES + "counter.edn --level linearisable",
                        "check " + HISTORIES + "mutex.edn --budget 0",
                        "check " + HISTORIES + "counter.edn --initial [",
                        "run good.yaml --no-report --out result",
                        "check result",
                        "check result --variant other",
                        "check " + HISTORIES + "register.edn --variant other",
                        "check " + HISTORIES + "set.edn",
                        "check nowhere",
                        "check good.yaml"),
                golden(
                        "export",
                        "run good.yaml --no-report --out result",
                        "export result --format plume",
                        "export result --format csv --out set",
                        "export result --format chrome",
                        "export result",
                        "export nowhere --format csv",
                        "export result --format csv --out .",
                        "export result --format csv --out result/result.json",
                        "edit result/result.json",
                        "export result --format csv"),
                golden("verify", "verify good.yaml"),
                golden(
                        "bench",
                        "bench --seconds 0",
                        "bench --seconds 0 --json",
                        "bench --seconds -1"),
                golden(
                        "compare",
                        "run good.yaml --no-report --out result",
                        "compare result",
                        "compare result result/result.json",
                        "run good.yaml --no-report --out set",
                        "edit set/result.json",
                        "compare result set",
                        "run good.yaml --no-report --out set --seed 4 --set clients.c1.rate=10/s",
                        "compare result set",
                        "cut set/trace.jsonl",
                        "compare result set",
                        "compare result nowhere",
                        "compare"),
                golden(
                        "compare-variants",
                        "run dethroned-leader --no-report --out result",
                        "compare result",
                        "check result/lease"));
    }

    private static Arguments golden(String name, String... commands) {
        return Arguments.of(name, List.of(commands));
    }

    @Test
    void everyTranscriptBelongsToATest() throws IOException {
        List<String> expected = Stream.concat(
                        scenarios().stream().map(name -> "run/" + name + ".txt"),
                        commands().map(one -> "commands/" + one.get()[0] + ".txt"))
                .sorted()
                .toList();
        try (Stream<Path> files = Files.walk(GOLDEN)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> GOLDEN.relativize(file).toString())
                            .map(name -> name.replace('\\', '/'))
                            .sorted()
                            .toList())
                    .isEqualTo(expected);
        }
    }

    private void prepare() throws IOException {
        Files.writeString(folder.resolve("good.yaml"), """
                name: small
                question: Does a small cluster work?
                seed: 3
                duration: 1s
                cluster: { protocol: raft, nodes: 3 }
                clients:
                  - { name: c1, workload: { register: { keys: 1 } }, rate: 20/s }
                expect: { linearizable: holds, latency.read.p50: "> 0ms" }
                """);
        Files.writeString(folder.resolve("idle.yaml"), """
                name: idle
                question: Did the partition matter, and could anything have gone wrong?
                duration: 1s
                cluster: { protocol: raft, nodes: 3 }
                clients:
                  - { name: c1, workload: { register: { keys: 1, reads: 0% } }, rate: 20/s }
                faults:
                  - { at: 100us, for: 1us, partition: [[n1], [n2]] }
                expect: { linearizable: holds, monotonic-reads: holds, durability: holds }
                """);
        Files.writeString(folder.resolve("vain.yaml"), """
                name: vain
                question: Which of these faults mattered?
                duration: 1s
                cluster: { protocol: raft, nodes: 3 }
                clients:
                  - { name: c1, workload: { register: { keys: 1 } }, rate: 20/s }
                faults:
                  - { at: 1ms, for: 50ms, partition: [[leader], [others]] }
                  - { at: 500ms, for: 200ms, pause: leader }
                  - { at: 800ms, restart: n1 }
                """);
        Files.writeString(folder.resolve("bad.yaml"), """
                name: bad
                question: What is wrong here?
                seed: 3
                duration: 1 fortnight
                cluster: { protokol: raft, nodes: 3 }
                """);
    }

    /** Commands and what they printed, with paths as if the test's folder were the current one. */
    private String session(String... commands) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String command : commands) {
            boolean ours = !command.startsWith("edit ") && !command.startsWith("cut ");
            text.append("$ ")
                    .append(((ours ? "anachron " : "") + command).strip())
                    .append('\n');
            Ran ran = run(command);
            text.append(ran.out());
            ran.err().lines().forEach(line -> text.append("2> ").append(line).append('\n'));
            text.append("exit ").append(ran.code()).append("\n\n");
        }
        String paths = text.toString().replace(folder + "/", "").replace(folder.toString(), ".");
        return FIGURES.matcher(paths).replaceAll("#");
    }

    private Ran run(String command) throws IOException {
        String[] words = command.isEmpty() ? new String[0] : command.split(" ", -1);
        for (int i = 1; i < words.length; i++) {
            if (words[i].matches(PATH)) {
                words[i] = folder.resolve(words[i]).normalize().toString();
            }
        }
        return switch (command.split(" ", 2)[0]) {
            case "edit" -> edited(Path.of(words[1]));
            case "cut" -> cut(Path.of(words[1]));
            default -> Ran.of(words);
        };
    }

    /** Stands for a person with an editor who changes the first digit of a hash. */
    private static Ran edited(Path file) throws IOException {
        String text = Files.readString(file);
        int at = text.indexOf("\"traceHash\" : \"") + "\"traceHash\" : \"".length();
        char other = text.charAt(at) == '0' ? '1' : '0';
        Files.writeString(file, text.substring(0, at) + other + text.substring(at + 1));
        return new Ran(0, "", "");
    }

    /** Stands for a disk that was full. */
    private static Ran cut(Path file) throws IOException {
        Files.writeString(file, Files.readString(file).substring(0, 100));
        return new Ran(0, "", "");
    }

    private static void compare(String name, String text) throws IOException {
        Path file = GOLDEN.resolve(name);
        if (REWRITE) {
            Files.createDirectories(GOLDEN.resolve("run"));
            Files.createDirectories(GOLDEN.resolve("commands"));
            Files.writeString(file, text);
        }
        assertThat(text).isEqualToNormalizingNewlines(Files.readString(file));
    }
}
