package dev.anachron.histories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anachron.base.Value;
import dev.anachron.check.Verdict.Status;
import dev.anachron.run.HistoryJudgement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read, of which type it is taken to be, and what is found. */
class HistoriesTest {
    private static final Path OURS = Path.of("src/test/resources/dev/anachron/histories/good");

    /** Histories of others with known verdicts, where somebody has put them; they are not part of this. */
    private static final Path OTHERS = Path.of("/work/shared/data/histories");

    @TempDir
    private Path folder;

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

    /** Operations as {@code process f argument answer}, each by itself. */
    private static String edn(String operations) {
        StringBuilder text = new StringBuilder();
        for (String operation : operations.split(";")) {
            String[] words = operation.strip().split(" +", 4);
            String event = "{:process " + words[0] + ", :f :" + words[1] + ", :type ";
            text.append(event).append(":invoke, :value ").append(words[2]).append("}\n");
            text.append(event).append(":ok, :value ").append(words[3]).append("}\n");
        }
        return text.toString();
    }

    private ReadHistory read(String text, String type, @Nullable String initial)
            throws IOException, IllFormedHistoryException {
        Path file = Files.writeString(folder.resolve("history"), text);
        ObjectType asked = Stream.of(ObjectType.values())
                .filter(one -> one.text().equals(type))
                .findFirst()
                .orElseThrow();
        return HistoryFile.read(file, new HistoryFile.As(Format.AUTO, asked, initial));
    }

    @ParameterizedTest(name = "{0} at first: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        0      | auto        | 0 read nil 0; 0 cas [0,1] [0,1]; 1 read nil 1          | VALID
        0      | auto        | 0 read nil 0; 0 cas [0,1] [0,1]; 1 read nil 0          | INVALID
        0      | auto        | 0 read nil 0; 0 write 1 1; 1 read nil 0                | INVALID
        0      | auto        | 0 write 1 1; 0 write 0 0; 1 read nil 0                 | VALID
        0      | auto        | 0 read nil nil                                         | INVALID
        nil    | auto        | 0 read nil nil                                         | VALID
        0      | auto        | 0 read nil 0; 0 delete nil nil; 0 read nil 0           | INVALID
        0      | auto        | 0 put-if-absent 1 true; 0 read nil 1                   | INVALID
        5      | auto        | 0 add 1 1; 0 read nil 6                                | VALID
        5      | auto        | 0 add 1 1; 0 read nil 1                                | INVALID
        5      | counter     | 0 read nil 5                                           | VALID
               | counter     | 0 read nil 0                                           | VALID
               | auto        | 0 add 1 1; 0 add -1 -1; 0 read nil 0                   | VALID
        #{9}   | auto        | 0 add 1 1; 0 read nil #{1,9}                           | VALID
        #{9}   | auto        | 0 add 1 1; 0 read nil #{1}                             | INVALID
        [9,8]  | auto        | 0 append 1 1; 0 read nil [9,8,1]                       | VALID
        [9,8]  | auto        | 0 append 1 1; 0 read nil [8,9,1]                       | INVALID
        [7,6]  | auto        | 0 dequeue nil 7; 0 dequeue nil 6                       | VALID
        [7,6]  | auto        | 0 dequeue nil 6                                        | INVALID
        "a"    | kv          | 0 append "b" "b"; 0 get nil "ab"                       | VALID
        "a"    | kv          | 0 append "b" "b"; 0 get nil "b"                        | INVALID
        """)
    void whatWasThereAtFirstMayBeSaid(
            @Nullable String initial, String type, String operations, Status status)
            throws Exception {
        ReadHistory read = read(edn(operations), type, initial);
        assertThat(linearizable(read)).isEqualTo(status);
        assertThat(read.told().operations()).hasSize(operations.split(";").length);
    }

    @ParameterizedTest(name = "{0} at first of a {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        "x"  | counter  | 0 add 1 1             | --initial "x": found "x"; expected a whole number
        7    | queue    | 0 dequeue nil nil     | --initial 7: found 7; expected a list
        7    | set      | 0 add 1 1             | --initial 7: found 7; expected a set
        1    | lock     | 0 acquire nil nil     | --initial 1: found 1; expected none: at first nobody holds a lock
        1 2  | register | 0 read nil 1          | --initial 1 2: expected one value only
        3    | register | 0 read nil 1          | history:2:42: p0 read x → 1, but nothing in this history writes 1 there; expected a history from its beginning, or another --initial with what was there before
        """)
    void whatCannotHaveBeenThereIsRefused(
            String initial, String type, String operations, String why) {
        assertThatThrownBy(() -> read(edn(operations), type, initial))
                .isInstanceOf(IllFormedHistoryException.class)
                .extracting(e -> String.valueOf(e.getMessage()).replace(folder + "/", ""))
                .isEqualTo(why);
    }

    /** Whatever counts as nothing is shown as the history says it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        0 write 1 1; 1 read nil 0          | 0      | p1 read x → 0
        0 add 1 1; 1 read nil #{}          |        | p1 read x → #{}
        0 append 1 1; 1 read nil []        |        | p1 read x → []
        0 append "a" "a"; 1 read nil ""    |        | p1 read x → ""
        """)
    void nothingIsCalledWhatTheFileCallsIt(String operations, @Nullable String initial, String text)
            throws Exception {
        ReadHistory read = read(edn(operations), "auto", initial);
        assertThat(read.history().operation(1).text()).isEqualTo(text);
        assertThat(read.history().operation(1).value()).isEqualTo(Value.NIL);
    }

    @ParameterizedTest
    @CsvSource({
        "register.edn, jepsen",
        "log.txt, jepsen",
        "kv.txt, porcupine-kv",
        "history.jsonl, anachron"
    })
    void linesMayEndAsOnWindows(String file, String format) throws Exception {
        String text = Files.readString(OURS.resolve(file));
        ReadHistory ours = read(text, "auto", null);
        ReadHistory windows = read(text.replace("\n", "\r\n"), "auto", null);
        assertThat(windows.format().text()).isEqualTo(format);
        assertThat(windows.history()).isEqualTo(ours.history());
        assertThat(windows.lines()).isEqualTo(ours.lines());
    }

    /** A number and a text are not the same object; where they look alike, the text has its quotation marks. */
    @Test
    void objectsKeepTheTypesOfTheirNames() throws Exception {
        assertThat(read(
                                edn(
                                        "0 write [1,5] [1,5]; 1 read [\"1\",nil] [\"1\",nil]; 2 read [:k,nil] [:k,nil]"),
                                "auto",
                                null)
                        .history()
                        .keys())
                .containsExactly("\"1\"", "1", ":k");
        assertThat(read(
                                edn("0 write [\"1\",5] [\"1\",5]; 1 read [\"1\",nil] [\"1\",5]"),
                                "auto",
                                null)
                        .history()
                        .keys())
                .containsExactly("1");
    }

    /** Reads tell tuples from values of two parts, whoever begins. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0 write [1,2] [1,2]; 0 write [3,4] [3,4]; 1 read nil [3,4]",
                "1 read nil nil; 0 write [1,2] [1,2]; 0 write [3,4] [3,4]; 1 read nil [3,4]"
            })
    void aValueOfTwoPartsIsNoTuple(String operations) throws Exception {
        ReadHistory read = read(edn(operations), "auto", null);
        assertThat(read.history().keys()).containsExactly("x");
        assertThat(linearizable(read)).isEqualTo(Status.VALID);
    }

    /** What ends with an answer, with nothing, or not at all says nothing else than its begin. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0 write 1 nil",
                "0 cas [0,1] true; 0 write 0 0",
                "0 delete nil 3",
                "0 acquire nil 3",
                "0 write :a :a",
                "0 increment nil 4"
            })
    void endsNeedNotRepeatTheirBegins(String operations) throws Exception {
        assertThat(read(edn(operations), "auto", null).told().operations()).isNotEmpty();
    }

    @Test
    void linesOfOursAreHeldToTheTypeThatIsAskedFor() throws IOException {
        String text = Files.readString(OURS.resolve("history.jsonl"));
        assertThatThrownBy(() -> read(text, "queue", null))
                .hasMessageContaining("a queue knows no :write; expected one of enqueue, dequeue");
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
