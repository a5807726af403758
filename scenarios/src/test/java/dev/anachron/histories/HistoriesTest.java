package dev.anachron.histories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.check.Verdict.Status;
import dev.anachron.run.HistoryJudgement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read, of which type it is taken to be, and what is found. */
class HistoriesTest {
    private static final Path OURS = Path.of("src/test/resources/dev/anachron/histories/good");

    /** Histories of others with known verdicts, where somebody has put them; they are not part of this. */
    private static final Path OTHERS = Path.of("/work/shared/data/histories");

    @ParameterizedTest(name = "{0} holds a {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
        register.edn           | jepsen       | register     | VALID   | 4
        register-stale.edn     | jepsen       | register     | INVALID | 4
        independent.edn        | jepsen       | cas-register | VALID   | 5
        vector.edn             | jepsen       | register     | VALID   | 2
        list-append.edn        | jepsen       | list-append  | INVALID | 3
        set.edn                | jepsen       | set          | INVALID | 3
        counter.edn            | jepsen       | counter      | VALID   | 4
        counter-lost.edn       | jepsen       | counter      | INVALID | 3
        mutex.edn              | jepsen       | lock         | INVALID | 2
        queue.edn              | jepsen       | queue        | INVALID | 4
        cas-failed.edn         | jepsen       | cas-register | VALID   | 2
        cas-refused.edn        | jepsen       | cas-register | INVALID | 2
        log.txt                | jepsen       | cas-register | INVALID | 4
        kv.txt                 | porcupine-kv | kv           | VALID   | 4
        kv-stale.txt           | porcupine-kv | kv           | INVALID | 3
        history.jsonl          | anachron     | auto         | INVALID | 3
        """)
    void itSaysWhatItIs(String file, String format, String type, Status status, int operations)
            throws IllFormedHistoryException {
        ReadHistory read = HistoryFile.read(OURS.resolve(file), HistoryFile.As.IT_SAYS);
        assertThat(read.format().text()).isEqualTo(format);
        assertThat(read.type().text()).isEqualTo(type);
        assertThat(read.history().operations()).hasSize(operations);
        assertThat(linearizable(read)).isEqualTo(status);
    }

    private static Status linearizable(ReadHistory read) {
        return HistoryJudgement.of(read.history(), List.of("linearizable"), null)
                .get(0)
                .verdict()
                .status();
    }

    @Test
    void everyHistoryIsInTheTable() throws IOException {
        try (Stream<Path> files = Files.list(OURS)) {
            assertThat(files).hasSize(16);
        }
    }

    @Test
    void whatWasThereAtFirstMayBeSaid(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("history.edn");
        Files.writeString(file, """
                {:process 0, :type :invoke, :f :read, :value nil}
                {:process 0, :type :ok, :f :read, :value 0}
                {:process 0, :type :invoke, :f :cas, :value [0 1]}
                {:process 0, :type :ok, :f :cas, :value [0 1]}
                {:process 1, :type :invoke, :f :read, :value nil}
                {:process 1, :type :ok, :f :read, :value %s}
                """.formatted(1));
        HistoryFile.As zero = new HistoryFile.As(Format.AUTO, ObjectType.AUTO, "0");
        assertThat(linearizable(HistoryFile.read(file, zero))).isEqualTo(Status.VALID);
        Files.writeString(file, Files.readString(file).replace(":value 1}", ":value 0}"));
        assertThat(linearizable(HistoryFile.read(file, zero))).isEqualTo(Status.INVALID);
    }

    @TestFactory
    Stream<DynamicTest> theVerdictsOfOthers() throws IOException {
        if (!Files.exists(OTHERS)) {
            return Stream.of(DynamicTest.dynamicTest(
                    "skipped: there are no histories of others here", () -> {}));
        }
        return Files.readAllLines(OTHERS.resolve("expected.csv")).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .map(row -> DynamicTest.dynamicTest(row[0], () -> {
                    ReadHistory read =
                            HistoryFile.read(OTHERS.resolve(row[0]), HistoryFile.As.IT_SAYS);
                    assertThat(linearizable(read))
                            .isEqualTo(
                                    Boolean.parseBoolean(row[3]) ? Status.VALID : Status.INVALID);
                    if (!row[1].isEmpty()) {
                        assertThat(read.history().operations()).hasSize(Integer.parseInt(row[1]));
                    }
                }));
    }
}
