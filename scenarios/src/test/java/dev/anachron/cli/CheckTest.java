package dev.anachron.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code check} says of histories that are only made for it; the transcripts have the usual ones. */
class CheckTest {
    private static final String STALE = """
            {:process 0, :type :invoke, :f :write, :value 1}
            {:process 0, :type :ok, :f :write, :value 1}
            {:process 1, :type :invoke, :f :read, :value nil}
            {:process 1, :type :ok, :f :read, :value nil}
            """;

    @TempDir
    private Path folder;

    private Ran check(String history, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("history"), history);
        String[] words = new String[more.length + 2];
        words[0] = "check";
        words[1] = file.toString();
        System.arraycopy(more, 0, words, 2, more.length);
        return Ran.of(words);
    }

    @Test
    void nobodysTextCommandsTheTerminal() throws IOException {
        Ran ran = check(STALE.replace(":value 1", ":value \"\\u001b[31mred\\u0007\""));
        assertThat(ran.out())
                .contains("p0 write x=\"\\u001b[31mred\\u0007\"")
                .doesNotContain("\u001b", "\u0007");
        Ran bad = check(STALE.replace(":read", ":re\u0007ad"));
        assertThat(bad.err()).contains("unknown :f :re\\u0007ad").doesNotContain("\u0007");
    }

    /** What stands for the beginning is no operation of anybody. */
    @Test
    void theBeginningIsNotCounted() throws IOException {
        String counted = "2 operations of 2 processes on 1 object";
        assertThat(check(STALE, "--initial", "1").out()).contains(counted);
        String unwritten = STALE.substring(STALE.indexOf("{:process 1"));
        assertThat(check(unwritten, "--initial", "5").out())
                .contains(
                        "1 operation of 1 process on 1 object", "  at first    initial write x=5");
        assertThat(check(STALE, "--initial", "1", "--json").out()).contains("\"invoked\" : 2");
    }

    @Test
    void whatHeldUntestedHeld() throws IOException {
        Ran ran = check(STALE.replace("read, :value nil}\n{:process 1", "read}\n{:process 1")
                .replace(":ok, :f :read, :value nil", ":ok, :f :read, :value 1"));
        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .contains(
                        "holds, untested", "untested: kept", "Strongest that held: linearizable.");
    }

    @Test
    void aPromiseAboutRegistersIsNotJudgedOfAnythingElse() throws IOException {
        String set = STALE.replace(":write", ":add")
                .replace(":ok, :f :read, :value nil", ":ok, :f :read, :value #{}");
        Ran ran = check(set, "--level", "regular");
        assertThat(ran.code()).isEqualTo(Exit.UNDECIDED);
        assertThat(ran.out()).contains("regular  not judged", "a promise about registers");
        assertThat(check(set).out())
                .contains("linearizable violated", "safe                    not judged");
    }

    @Test
    void whatFollowsIsSaidToFollow() throws IOException {
        assertThat(check(STALE).out())
                .contains("regular violated, too, since it implies safe.")
                .contains("p1 read x → nil (invoked 0.002000s), but p0's write x=1");
    }

    @Test
    void aReadOfWhatFailedSaysSo() throws IOException {
        Ran ran = check("""
                {:process 2 :type :invoke :f :write :value 7}
                {:process 2 :type :fail :f :write :value 7}
                {:process 1 :type :invoke :f :read :value nil}
                {:process 1 :type :ok :f :read :value 7}
                """, "--level", "regular");
        assertThat(ran.out()).contains("but the write of 7 had failed.");
    }

    @Test
    void twoChangesThatLookAlikeAreToldApart() throws IOException {
        Ran ran = check("""
                {:process 0 :type :invoke :f :write :value 1}
                {:process 0 :type :ok :f :write :value 1}
                {:process 0 :type :invoke :f :write :value 1}
                {:process 0 :type :ok :f :write :value 1}
                {:process 1 :type :invoke :f :read :value nil}
                {:process 1 :type :ok :f :read :value 1}
                {:process 1 :type :invoke :f :read :value nil}
                {:process 1 :type :ok :f :read :value nil}
                """, "--level", "writes-follow-reads");
        assertThat(ran.out() + ran.err())
                .contains("p0 write x=1, done by 0.001000s or by 0.003000s");
    }

    @Test
    void aLockIsAcquiredAndReleased() throws IOException {
        Ran ran = check("""
                {:process 0, :type :invoke, :f :acquire, :value nil}
                {:process 0, :type :ok, :f :acquire, :value nil}
                {:process 11, :type :invoke, :f :acquire, :value nil}
                {:process 11, :type :ok, :f :acquire, :value nil}
                {:process 0, :type :invoke, :f :release, :value nil}
                {:process 0, :type :ok, :f :release, :value nil}
                """);
        assertThat(ran.code()).isEqualTo(Exit.NOT_MET);
        assertThat(ran.out())
                .contains("p11 acquire x → true")
                .doesNotContain("put-if-absent", "delete x", "deleting");
    }

    @Test
    void theReadmeShowsWhatItPrints() throws IOException {
        String readme = Files.readString(Path.of("../README.md"));
        Ran ran = check(block(readme, "```clojure\n"));
        assertThat(block(readme, "```text\n$ ./anachron check history.edn\n"))
                .isEqualTo(ran.out().replace(folder + "/history", "history.edn"));
        assertThat(ran.code()).isEqualTo(Exit.NOT_MET);
    }

    private static String block(String page, String begin) {
        int from = page.indexOf(begin) + begin.length();
        return page.substring(from, page.indexOf("```", from));
    }
}
