package dev.anachron.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.check.Verdict.Status;
import dev.anachron.check.linearizability.Linearizable;
import dev.anachron.check.measure.Versions;
import dev.anachron.check.register.Regular;
import dev.anachron.history.History;
import dev.anachron.history.Operation;
import dev.anachron.trace.Trace;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A client that calls at the very instant of its last answer was answered first. */
class ProgramOrderTest {
    /** Each history, and its twin in which the operations that meet are those of different clients. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        a client sees its own write        | c1 write x=1 [0,10]; c1 read x → nil [10,15]                                | c1 write x=1 [0,10]; c2 read x → nil [10,15]
        and what it has read               | c1 write x=1 [0,10]; c2 read x → 1 [5,10]; c2 read x → nil [10,15]          | c1 write x=1 [0,10]; c2 read x → 1 [5,10]; c3 read x → nil [10,15]
        its later write comes later        | c1 write x=1 [0,10]; c1 write x=2 [10,20]; c2 read x → 1 [21,29]            | c1 write x=1 [0,10]; c2 write x=2 [10,20]; c2 read x → 1 [21,29]
        its additions are counted          | c1 add x=1 → 1 [0,10]; c1 read x → nil [10,15]                              | c1 add x=1 → 1 [0,10]; c2 read x → nil [10,15]
        its swap was refused before        | c1 write x=1 [0,10]; c1 cas x=1/2 → false [10,20]                           | c1 write x=1 [0,10]; c2 cas x=1/2 → false [10,20]
        though it took no time             | c1 write x=1 [0,9]; c1 write x=2 [10,10]; c1 read x → 1 [10,10]             | c1 write x=1 [0,9]; c1 write x=2 [10,10]; c2 read x → 1 [10,10]
        several at one instant             | c1 write x=1 [9,9]; c1 write x=2 [9,9]; c1 write x=3 [9,9]; c1 read x → 2 [9,12] | c1 write x=1 [9,9]; c1 write x=2 [9,9]; c2 write x=3 [9,9]; c1 read x → 2 [9,12]
        """)
    void whatAClientDoesComesInItsOrder(String claim, String sameClient, String otherClient) {
        assertThat(status(sameClient)).isEqualTo(Status.INVALID);
        assertThat(status(otherClient)).isEqualTo(Status.VALID);
    }

    @Test
    void theReasonSpeaksOfTheTimesThatWere() {
        Verdict verdict = check(new Linearizable(), "c1 write x=1 [5,10]; c1 read x → nil [10,15]");

        assertThat(verdict.reason())
                .isEqualTo("c1 read x → nil (invoked 0.010000s), but c1's write x=1 had already"
                        + " returned at 0.010000s.");
    }

    @Test
    void aWriteOfUnknownOutcomeMayStillComeLater() {
        assertThat(status(
                        "c1 write x=1 [0,10] info; c1 read x → nil [10,15]; c2 read x → 1 [20,29]"))
                .isEqualTo(Status.VALID);
    }

    @Test
    void severalAtOneInstantHaveAnOrder() {
        assertThat(status("c1 write x=1 [9,9]; c1 write x=2 [9,9]; c1 write x=3 [9,9];"
                        + " c1 read x → 3 [9,12]; c2 read x → 1 [9,9]"))
                .isEqualTo(Status.VALID);
    }

    @Test
    void othersThatMeetAtThatInstantAreConcurrent() {
        assertThat(status("c1 write x=1 [0,10]; c1 read x → 2 [10,15]; c2 write x=2 [10,20];"
                        + " c3 read x → nil [5,10]"))
                .isEqualTo(Status.VALID);
    }

    @Test
    void regularRegistersAndVersionsGoByItToo() {
        String stale = "c1 write x=1 [0,10]; c1 write x=2 [10,20]; c1 read x → 1 [20,25]";

        assertThat(check(new Regular(), stale).status()).isEqualTo(Status.INVALID);
        assertThat(check(new Regular(), stale).reason()).contains("invoked 0.020000s");
        assertThat(new Versions().measure(history(stale), Trace.NONE)).isEqualTo(2);
    }

    @Test
    void withoutSuchInstantsTheHistoryStaysAsItIs() {
        List<Operation> operations =
                history("c1 write x=1 [0,10]; c1 read x → 1 [11,15]").operations();

        assertThat(ProgramOrder.moved(operations)).isSameAs(operations);
    }

    @Test
    void anInstantHasNoMorePartsThanItNeeds() {
        List<Operation> ordered = ProgramOrder.moved(
                history("c1 write x=1 [0,10]; c2 write x=2 [0,10]; c1 read x → 1 [10,11];"
                                + " c3 read x → 1 [10,11]")
                        .operations());

        assertThat(ordered.get(0).precedes(ordered.get(2))).isTrue();
        assertThat(ordered.get(0).precedes(ordered.get(3))).isFalse();
        assertThat(ordered.get(1).precedes(ordered.get(2))).isFalse();
        assertThat(ordered.get(1).precedes(ordered.get(3))).isFalse();
    }

    private static Status status(String history) {
        return check(new Linearizable(), history).status();
    }

    private static Verdict check(Checker checker, String history) {
        return checker.check(history(history), Trace.NONE);
    }

    private static History history(String text) {
        return HistoryText.parse(text.replace(";", "\n"));
    }
}
