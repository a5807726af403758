package dev.anachron.check.invariant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.check.HistoryText;
import dev.anachron.check.TraceText;
import dev.anachron.check.Verdict.Status;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A write of version 5@1 that was acknowledged, where nobody orders writes: kept, and lost. */
class ReplicaDurabilityTest {
    private static final String WRITE = "1 n1 written 5@1 write x=7; ";

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', textBlock = """
        2 n2 taken 5@1; !                                            | 2 n2 paused; !                                               | a replica took it
        2 n2 taken 5@1; !; 20 n3 written 6@3 write x=8; 30 n2 taken 6@3 | 2 n3 written 4@3 write x=8; 3 n2 taken 5@1; !; 30 n2 taken 4@3  | what took its place is newer
        2 n2 hinted 5@1; !                                           | 2 n2 hinted 5@1; !; 30 n2 discarded 5@1                       | somebody keeps it for a replica
        2 n2 hinted 5@1; 3 n2 hinted 5@1; !; 30 n2 discarded 5@1     | 2 n2 hinted 5@1; 3 n2 hinted 5@1; !; 30 n2 discarded 5@1; 31 n2 discarded 5@1 | it keeps it for two, and one has it
        2 n2 hinted 5@1; !; 29 n3 taken 5@1; 30 n2 discarded 5@1     | 2 n2 hinted 5@1; !; 29 n3 paused; 30 n2 discarded 5@1         | it was handed over
        2 n3 written 6@3 write x=8; 3 n2 taken 6@3; !                | 2 n3 written 4@3 write x=8; 3 n2 taken 4@3; !                 | a newer one came first
        2 n2 taken 5@1; !                                            | 2 n2 paused; !; 20 n3 written 6@3 write x=8; 30 n2 taken 6@3  | it was there before something newer was
        2 n2 taken 5@1; !; 30 n2 beside 6@3                          | 2 n2 taken 5@1; !; 29 n2 beside 4@3; 30 n2 dropped 5@1        | a sibling does not replace it
        2 n2 taken 5@1; !; 20 n3 written 6@3 delete x; 30 n2 taken 6@3; 31 n2 dropped 6@3 | 2 n2 taken 5@1; !; 30 n2 dropped 5@1     | it was deleted, and that was forgotten
        2 n2 taken 5@1; !; 20 n2 crashed; 30 n2 restarted; 30 n2 taken 5@1  | 2 n2 taken 5@1; !; 20 n2 crashed; 30 n2 restarted                | its disk gave it back
        2 n2 hinted 5@1; !; 20 n2 crashed; 30 n2 restarted; 30 n2 hinted 5@1 | 2 n2 hinted 5@1; !; 20 n2 crashed; 30 n2 restarted               | and what it keeps for another
        2 n2 taken 5@1; 2 n3 taken 5@1; !; 20 n2 crashed; 30 n2 restarted   | 2 n2 taken 5@1; 2 n3 taken 4@3; !; 20 n2 crashed; 30 n2 restarted | somebody else has it
        2 n2 taken 5@1; !; 20 n2 crashed                              | 2 n2 taken 5@1; !; 20 n2 crashed; 30 n2 restarted                | it may be on a disk that is down
        """)
    void keptAndLost(String kept, String lost, String why) {
        assertThat(status(kept)).as(why).isEqualTo(Status.VALID);
        assertThat(status(lost)).as("not " + why).isEqualTo(Status.INVALID);
    }

    private static Status status(String trace) {
        return new Durability()
                .check(
                        HistoryText.parse("c1 write x=7 [0,9] v5@1"),
                        TraceText.parse((WRITE + trace.replace("!", "9 n1 acknowledged 5@1"))
                                .replace("; ", "\n")))
                .status();
    }

    /** The deletion 6@3 of a write 5@1: nothing of it need be left, but nothing older may be, either. */
    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
        12 n2 taken 6@3; 30 n2 dropped 6@3                     | VALID   | forgotten everywhere
        12 n2 taken 6@3; 30 n2 dropped 6@3; 31 n3 dropped 5@1  | VALID   | the last older one is gone as well
        12 n2 taken 6@3; 30 n2 dropped 6@3; 31 n2 taken 5@1    | INVALID | what was deleted came back
        """)
    void aDeletionStandsAsLongAsNothingComesBack(String trace, Status status, String why) {
        String story = WRITE + "2 n2 taken 5@1; 9 n1 acknowledged 5@1; 11 n1 written 6@3 delete x; "
                + trace.replaceFirst("; ", "; 19 n1 acknowledged 6@3; ");
        assertThat(new Durability()
                        .check(
                                HistoryText.parse("c1 delete x [10,20] v6@3"),
                                TraceText.parse(story.replace("; ", "\n")))
                        .status())
                .as(why)
                .isEqualTo(status);
    }
}
