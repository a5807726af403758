package dev.anachron.check.lattice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anachron.check.Checker;
import dev.anachron.check.Checkers;
import dev.anachron.check.HistoryText;
import dev.anachron.check.Verdict;
import dev.anachron.check.Verdict.Status;
import dev.anachron.trace.Trace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** For each model a history that breaks it and as little else as possible: no two models are the same. */
class LatticeTest {
    private static final List<Checker> MODELS = Checkers.ALL.stream()
            .filter(checker -> Lattice.has(checker.name()))
            .filter(checker ->
                    !checker.name().equals("regular") && !checker.name().equals("safe"))
            .toList();

    static Map<String, Verdict> judge(String history) {
        return Lattice.judge(
                MODELS, HistoryText.parse(history.replace(";", "\n")), new Trace(List.of(), ""));
    }

    private static Verdict verdict(String history, String model) {
        return Objects.requireNonNull(judge(history).get(model));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        nothing is wrong                     | c1 write x=1 [0,9]; c2 read x → 1 [10,19]                                                                                        |
        a stale read of another's write      | c1 write x=1 [0,9]; c2 read x → nil [10,19]                                                                                      | linearizable
        in the end they do not agree         | c1 write x=1 [0,9]; c2 write x=2 [10,19]; c1 read x → 1 [2000,2009]; c2 read x → 2 [2010,2019]                                   | convergence linearizable
        neither has seen the other           | c1 write x=1 [0,9]; c2 write y=1 [0,9]; c1 read y → nil [10,19]; c2 read x → nil [10,19]                                         | linearizable sequential
        each believes to be the last         | c1 write x=1 [0,9]; c2 write x=2 [0,9]; c1 read x → 2 [10,19]; c2 read x → 1 [10,19]                                             | causal-convergence linearizable sequential
        an effect without its cause          | c1 write x=1 [0,9]; c2 read x → 1 [10,19]; c2 write y=2 [20,29]; c3 read y → 2 [30,39]; c3 read x → nil [40,49]                  | causal causal-convergence linearizable sequential
        a write before the one it followed   | c2 read y → 2 [10,19]; c2 write x=1 [20,29]; c1 read x → 1 [30,39]; c1 write y=2 [40,49]                                         | causal causal-convergence linearizable sequential writes-follow-reads
        another's writes out of order        | c1 write x=1 [0,9]; c1 write y=2 [10,19]; c2 read y → 2 [20,29]; c2 read x → nil [30,39]                                         | causal causal-convergence linearizable pram sequential
        it sees z late but all of y          | c2 write x=2 [0,9]; c2 read z → nil [10,19]; c1 write z=1 [20,21]; c1 write x=1 [22,23]; c1 write y=1 [24,25]; c2 read y → 1 [30,39]; c2 read x → 2 [40,49] | causal linearizable pram sequential
        its own write is gone                | c1 write x=1 [0,9]; c1 read x → nil [10,19]                                                                                      | causal causal-convergence linearizable pram read-your-writes sequential
        what it read is gone                 | c1 write x=1 [0,9]; c2 read x → 1 [10,19]; c2 read x → nil [20,29]                                                               | causal causal-convergence linearizable monotonic-reads pram sequential
        there and back                       | c1 write x=1 [0,9]; c2 write x=2 [0,9]; c3 read x → 1 [10,19]; c3 read x → 2 [20,29]; c3 read x → 1 [30,39]                      | causal causal-convergence linearizable monotonic-reads pram sequential
        the store turned them round          | c1 write x=1 [0,9] v2@1; c1 write x=2 [10,19] v1@1; c2 read x → 1 [20,29] v2@1                                                   | causal causal-convergence consistent-prefix linearizable monotonic-writes pram sequential
        the store put the reply first        | c1 write x=1 [0,9] v2@1; c2 read x → 1 [10,19] v2@1; c2 write x=2 [20,29] v1@1; c3 read x → 1 [30,39] v2@1                       | causal causal-convergence linearizable pram sequential writes-follow-reads
        """)
    void breaksThatAndNoMore(String claim, String history, String violated) {
        List<String> broken = judge(history).entrySet().stream()
                .filter(entry -> entry.getValue().status() != Status.VALID)
                .map(Map.Entry::getKey)
                .toList();
        assertThat(String.join(" ", broken)).as(claim).isEqualTo(violated == null ? "" : violated);
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        causal              | c3 write x=1 [0,9]; c2 read x → 1 [10,19]; c2 write y=1 [20,29]; c1 read y → 1 [30,39]; c1 read x → nil [40,49] | c1 read x → nil after it had read y → 1, which c2 wrote after it had read x → 1, which c3 wrote: c3 had left something to be found. | 0 1 2 3 4
        pram                | c1 write x=1 [0,9]; c1 write x=2 [10,19]; c2 read x → 2 [20,29]; c2 read x → 1 [30,39]                           | c2 read x → 1 after it had read x → 2, which c1 wrote after it had written x=1: x=1 had been overwritten by x=2. | 0 1 2 3
        causal-convergence  | c1 write x=1 [0,9]; c2 write x=2 [0,9]; c1 read x → 2 [10,19]; c2 read x → 1 [10,19]                             | c1 read x → 2 after it had written x=1, so that c1's write x=1 came before c2's write x=2; c2 read x → 1 after it had written x=2, so that c2's write x=2 came before c1's write x=1: no order has it so. | 0 1 2 3
        writes-follow-reads | c2 read y → 2 [10,19]; c2 write x=1 [20,29]; c1 read x → 1 [30,39]; c1 write y=2 [40,49]                          | c1 write y=2 after it had read x → 1, which c2 wrote after it had read y → 2, which c1 wrote: that goes round in a circle. | 0 1 2 3
        causal              | c1 write x=1 [0,9]; c2 read x → 7 [10,19]                                                                        | c2 read x → 7, but nobody had written 7. | 1
        read-your-writes    | c1 write x=1 [0,9]; c1 read x → nil [10,19]                                                                      | c1 read x → nil at 0.010000s, after c1 write x=1 at 0.009000s. | 0 1
        """)
    void saysWhy(String model, String history, String reason, String evidence) {
        Verdict verdict = verdict(history, model);
        assertThat(verdict.reason()).isEqualTo(reason);
        assertThat(verdict.evidence().stream()
                        .map(e -> String.valueOf(e.operation()))
                        .toList())
                .isEqualTo(List.of(evidence.split(" ")));
    }

    /** Whoever of two was seen, it is kept; and what cannot be told is said. */
    @Test
    void twoWritesOfOneValue() {
        Map<String, Verdict> verdicts = judge("c1 write x=1 [0,9]; c2 write x=1 [0,9];"
                + " c1 write y=1 [10,19]; c3 read y → 1 [20,29]; c3 read x → 1 [30,39];"
                + " c3 read y → nil [40,49]; c4 read y → nil [50,59]");
        assertThat(Objects.requireNonNull(verdicts.get("causal")).status())
                .isEqualTo(Status.INVALID);
        Verdict either = verdict(
                "c1 write x=1 [0,9]; c2 write x=1 [10,19]; c3 write x=2 [20,29];"
                        + " c3 read x → 1 [30,39]",
                "causal");
        assertThat(either.status()).isEqualTo(Status.VALID);
        Verdict open = verdict(
                "c1 insert x=1 [0,9]; c1 read x → {1} [10,19]; c2 insert x=2 [0,9];"
                        + " c2 read x → {2} [10,19]; c3 remove x=3 [0,9]",
                "causal");
        assertThat(open.status()).isEqualTo(Status.UNKNOWN);
        assertThat(open.reason())
                .isEqualTo(
                        "No breach was found, but not everything is known: What a read of x, which"
                                + " does not only grow, saw is not judged.");
    }

    @Test
    void namesTheStrongest() {
        assertThat(Lattice.strongest(
                        judge("c1 write x=1 [0,9]; c1 read x → 1 [5,19]; c2 read x → 1 [5,20]")))
                .containsExactly("linearizable");
        assertThat(Lattice.strongest(judge("c1 write x=1 [0,9]; c2 read x → nil [10,19];"
                        + " c2 read x → 1 [20,29]; c2 read x → 1 [30,39]")))
                .containsExactly("sequential");
    }

    @Test
    void everyModelHasItsCheckerAndImpliesWhatThereIs() {
        List<String> names = Lattice.LEVELS.stream().map(Level::name).toList();
        assertThat(names).doesNotHaveDuplicates();
        Lattice.LEVELS.forEach(level -> {
            assertThat(names).containsAll(level.weaker());
            assertThat(Lattice.implied(level.name())).doesNotContain(level.name());
        });
    }

    @Test
    void knowsItsModels() {
        assertThat(Lattice.has("causal")).isTrue();
        assertThat(Lattice.has("durability")).isFalse();
        assertThatThrownBy(() -> Lattice.level("durability"))
                .hasMessage("no model is called durability");
    }

    /** Whose verdicts are needed for those of others: all above and all below. */
    @ParameterizedTest
    @CsvSource({
        "linearizable, linearizable",
        "durability, ''",
        "safe, linearizable regular safe",
        "pram, linearizable sequential causal pram read-your-writes monotonic-reads monotonic-writes",
        "convergence, linearizable convergence",
        "consistent-prefix convergence, linearizable sequential consistent-prefix convergence",
    })
    void related(String asked, String names) {
        assertThat(String.join(" ", Lattice.related(List.of(asked.split(" "))))).isEqualTo(names);
    }

    /** Verdicts (+ holds, 0 holds untested, ? undecided, - broken), and what follows from them. */
    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(delimiter = '|', textBlock = """
        linearizable+ causal- pram? convergence-                | linearizable+ causal+ pram+ convergence+
        linearizable0 causal- pram0                             | linearizable0 causal0 pram0
        linearizable? causal+ pram? monotonic-reads?            | linearizable? causal+ pram+ monotonic-reads+
        linearizable- causal0 pram?                             | linearizable- causal0 pram0
        linearizable? sequential? causal? monotonic-reads-      | linearizable? sequential- causal- monotonic-reads-
        linearizable? regular+ safe-                            | linearizable? regular- safe-
        sequential+ read-your-writes- pram?                     | sequential- read-your-writes- pram-
        causal? convergence- durability-                        | causal? convergence- durability-
        """)
    void whatFollows(String given, String closed) {
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        for (String word : given.split(" ")) {
            String name = word.substring(0, word.length() - 1);
            verdicts.put(
                    name,
                    switch (word.charAt(word.length() - 1)) {
                        case '+' -> Verdict.valid("Fine.");
                        case '0' -> Verdict.untested("Idle.");
                        case '?' -> Verdict.unknown("Open.");
                        default -> Verdict.invalid("Bad " + name + ".", List.of());
                    });
        }
        assertThat(Lattice.closed(verdicts).entrySet().stream()
                        .map(entry -> entry.getKey() + sign(entry.getValue()))
                        .collect(Collectors.joining(" ")))
                .isEqualTo(closed);
    }

    private static String sign(Verdict verdict) {
        return switch (verdict.status()) {
            case VALID -> verdict.tested() ? "+" : "0";
            case UNKNOWN -> "?";
            case INVALID -> "-";
        };
    }

    /** Of a violation that follows from that of something weaker the weaker one says more. */
    @ParameterizedTest
    @CsvSource({
        "sequential, true",
        "pram, true",
        "read-your-writes, false",
        "linearizable, false",
        "durability, false"
    })
    void followsFromWeaker(String name, boolean follows) {
        Map<String, Verdict> verdicts = Map.of(
                "read-your-writes", Verdict.invalid("Bad.", List.of()),
                "monotonic-reads", Verdict.valid("Fine."));
        assertThat(Lattice.followsFromWeaker(verdicts, name)).isEqualTo(follows);
    }
}
