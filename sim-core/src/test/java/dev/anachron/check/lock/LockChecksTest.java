package dev.anachron.check.lock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.check.Checker;
import dev.anachron.check.Checkers;
import dev.anachron.check.HistoryText;
import dev.anachron.check.TraceText;
import dev.anachron.check.Verdict;
import dev.anachron.check.Verdict.Status;
import dev.anachron.check.measure.LostUpdates;
import dev.anachron.check.measure.RefusedWrites;
import dev.anachron.history.History;
import dev.anachron.trace.Trace;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a lock promises and what fencing promises, each with a trace that keeps it and one that does not. */
class LockChecksTest {
    private static Verdict check(String name, String trace) {
        Checker checker = Checkers.ALL.stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow();
        return checker.check(new History(List.of()), TraceText.parse(trace.replace(";", "\n")));
    }

    private static final String CONTENDED = "1 m given lock c1 33; 2 c2 asks acquire lock;";

    @ParameterizedTest(name = "{0}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
        mutual-exclusion | 5 s apply 1@1 write x=1#33; 9 m expired lock c1 33; 10 m given lock c2 34; 15 s apply 2@1 write x=2#34 | 9 m expired lock c1 33; 10 m given lock c2 34; 15 s apply 2@1 write x=2#34; 20 s apply 3@1 write x=1#33 | c1 still wrote x=1 with token 33 at 0.020000s, but its lease had ended at 0.009000s and c2 had been given the lock with token 34 at 0.010000s.
        mutual-exclusion | 9 m released lock c1 33; 9 s apply 1@1 write x=1#33; 10 m given lock c2 34 | 9 m released lock c1 33; 10 m given lock c2 34; 11 s apply 1@1 write x=1#33 | c1 still wrote x=1 with token 33 at 0.011000s, but it had given the lock back at 0.009000s and c2 had been given the lock with token 34 at 0.010000s.
        mutual-exclusion | 9 m expired lock c1 33; 10 m given lock c1 34; 11 s apply 1@1 write x=1#33 | 9 m expired lock c1 33; 10 m given lock c1 34; 11 m released lock c1 34; 12 m given lock c2 35; 13 m released lock c2 35; 14 s apply 1@1 write x=1#33; 15 s apply 2@1 write x=1#34 | c1 still wrote x=1 with token 33 at 0.014000s, but its lease had ended at 0.009000s and c2 had been given the lock with token 35 at 0.012000s (and 1 more).
        mutual-exclusion | 9 m released lock c1 33; 10 m given lock c2 34 | 10 m given lock c2 34; 11 m released lock c1 33 | c2 was given the lock with token 34 at 0.010000s, while c1 still had it with token 33.
        token-order      | 5 s apply 1@1 write x=1#33; 6 s apply 2@1 write x=2#34; 7 c1 done write x=1#33 | 5 s apply 1@1 write x=2#34; 6 s apply 2@1 write x=1#33 | s took a write x=1 with token 33 at 0.006000s, after it had taken a write x=2 with token 34 at 0.005000s.
        token-order      | 5 s apply 1@1 write x=1#34; 6 s apply 2@1 write y=1#34; 7 c1 done write x=1#33 | 5 s apply 1@1 write x=1#34; 6 s apply 2@1 write y=1#34; 7 s apply 3@1 write x=2#33 | s took a write x=2 with token 33 at 0.007000s, after it had taken a write y=1 with token 34 at 0.006000s.
        token-order      | 5 s apply 1@1 write x=1#34; 6 t apply 1@1 write x=2#33; 7 c1 done write x=1#33 | 5 s apply 1@1 write y=2#34; 6 s apply 2@1 write x=1#33 | s took a write x=1 with token 33 at 0.006000s, after it had taken a write y=2 with token 34 at 0.005000s.
        """)
    void keptAndBroken(String promise, String kept, String broken, String reason) {
        Verdict legal = check(promise, CONTENDED + kept);
        assertThat(legal.status()).as(legal.reason()).isEqualTo(Status.VALID);
        assertThat(legal.tested()).as(legal.reason()).isTrue();
        Verdict illegal = check(promise, CONTENDED + broken);
        assertThat(illegal.reason()).isEqualTo(reason);
        assertThat(illegal.status()).isEqualTo(Status.INVALID);
        assertThat(illegal.evidence()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "nothing", textBlock = """
        mutual-exclusion | 1 m given lock c1 33; 2 c1 asks acquire lock; 3 m released lock c1 33; 4 c2 asks acquire lock; 5 m given lock c2 34
        token-order      | 5 s apply 1@1 write x=1#33; 6 c1 done write x=1#33; 7 s apply 2@1 write x=2#34
        """)
    void saysWhenNothingPutItToTheTest(String promise, String trace) {
        Verdict verdict = check(promise, trace);
        assertThat(verdict.status()).isEqualTo(Status.VALID);
        assertThat(verdict.tested()).isFalse();
    }

    @ParameterizedTest(name = "{0}: {1} lost, {2} refused")
    @CsvSource(delimiter = '|', textBlock = """
        c1 read x → nil [0,1]; c1 write x=1#33 [2,3] v1@1; c1 write x=2#33 [4,5] v2@1                                                             | 0 | 0
        c1 write x=1#33 [2,3] v1@1; c2 read x → 1 [4,5] v1@1; c2 write x=2#34 [6,7] v2@1                                                         | 0 | 0
        c2 read x → nil [4,5]; c1 write x=1#33 [6,7] v1@1; c2 write x=1#34 [8,9] v2@1                                                            | 1 | 0
        c2 read x → nil [4,5]; c1 write y=1#33 [6,7] v1@1; c2 write x=1#34 [8,9] v2@1                                                            | 0 | 0
        c1 read x → nil [0,1]; c2 read x → nil [4,5]; c2 write x=1#34 [6,7] v1@1; c2 write x=2#35 [8,9] v2@1; c1 write x=1#33 [10,11] v3@1        | 2 | 0
        c1 read x → nil [0,1]; c2 read x → nil [4,5]; c2 write x=1#34 [6,7] v1@1; c1 write x=1#33 [10,11] fail                                    | 0 | 1
        c1 read x → nil [0,1]; c2 write x=5 [6,7] v1@1; c1 write x=1#33 [10,11] v2@1; c1 write x=9 [12,13] fail                                   | 0 | 0
        """)
    void countsWhatWasLostAndWhatWasRefused(String text, int lost, int refused) {
        History history = HistoryText.parse(text.replace(";", "\n"));
        Trace trace = TraceText.parse("");
        assertThat(new LostUpdates().measure(history, trace)).isEqualTo(lost);
        assertThat(new RefusedWrites().measure(history, trace)).isEqualTo(refused);
    }
}
