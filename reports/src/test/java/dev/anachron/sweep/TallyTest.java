package dev.anachron.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.anachron.sweep.RunLine.Failed;
import dev.anachron.sweep.RunLine.How;
import dev.anachron.sweep.RunLine.Ran;
import dev.anachron.sweep.RunLine.Unmet;
import dev.anachron.sweep.Tally.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is counted of a cell's runs. */
class TallyTest {
    private static final Cell CELL = new Cell(
            "base",
            List.of(),
            List.of(
                    new Cell.Expected("linearizable: holds", false),
                    new Cell.Expected("stale-reads: > 0", true)));

    private final Tally tally = new Tally(CELL);

    private void run(long seed, RunLine.Ending ending) {
        tally.add(new RunLine("base", List.of(), seed, ending, "run " + seed));
    }

    private static Ran ran(List<String> violated, double latency, Unmet... unmet) {
        SortedMap<String, Double> measures = new TreeMap<>();
        measures.put("latency.read.p99", latency);
        return new Ran("hash", 10, false, violated, List.of(), measures, List.of(unmet));
    }

    @Test
    void promisesNumbersAndFailures() {
        run(1, ran(List.of(), 1));
        run(
                2,
                ran(
                        List.of("linearizable"),
                        2,
                        new Unmet("linearizable: holds", "violated", false)));
        run(3, new Failed(How.HUNG, "it took too long"));
        run(4, ran(List.of(), Double.POSITIVE_INFINITY));

        assertThat(tally.runs()).isEqualTo(4);
        assertThat(tally.ended()).isEqualTo(3);
        assertThat(tally.violated("linearizable")).isEqualTo(new Share(1, 3));
        assertThat(tally.violated("causal")).isEqualTo(new Share(0, 3));
        assertThat(of(tally.failed(), "hung").first())
                .containsExactly(new Tally.Example(3, "run 3"));
        Spread latency = of(tally.measures(), "latency.read.p99");
        assertThat(latency.count()).isEqualTo(2);
        assertThat(latency.endless()).isEqualTo(1);
        assertThat(latency.mean()).isEqualTo(1.5);
        assertThat(tally.expectations())
                .extracting(Tally.Came::outcome)
                .containsExactly(Outcome.NOT_MET, Outcome.MET);
    }

    /** Of ten runs. */
    @ParameterizedTest(name = "unmet by {0}, undecided {1}: always {2}, sometimes {3}")
    @CsvSource({
        " 0,  0, MET,       MET",
        " 1,  0, NOT_MET,   MET",
        " 0,  1, UNDECIDED, MET",
        " 1,  1, NOT_MET,   MET",
        "10,  0, NOT_MET,   NOT_MET",
        " 9,  1, NOT_MET,   UNDECIDED",
        " 0, 10, UNDECIDED, UNDECIDED"
    })
    void alwaysAndSometimes(int unmet, int undecided, Outcome always, Outcome sometimes) {
        for (int seed = 1; seed <= 10; seed++) {
            boolean open = seed <= undecided;
            boolean not = seed > undecided && seed <= undecided + unmet;
            run(
                    seed,
                    open || not
                            ? ran(
                                    List.of(),
                                    1,
                                    new Unmet("linearizable: holds", "", open),
                                    new Unmet("stale-reads: > 0", "", open))
                            : ran(List.of(), 1));
        }
        assertThat(tally.expectations())
                .extracting(Tally.Came::outcome)
                .containsExactly(always, sometimes);
    }

    @Test
    void noRunAtAllDecidesNothing() {
        assertThat(tally.expectations())
                .extracting(Tally.Came::outcome)
                .containsOnly(Outcome.UNDECIDED);
    }

    @Test
    void aHundredThousandRunsAreNoMoreThanTheirNumbers() {
        LongStream.rangeClosed(1, 100_000)
                .forEach(seed -> run(seed, ran(List.of("pram"), (double) seed)));
        assertThat(of(tally.violated(), "pram").first()).hasSize(Tally.EXAMPLES);
        Spread spread = of(tally.measures(), "latency.read.p99");
        assertThat(spread.mean()).isCloseTo(50_000.5, within(1e-6));
        assertThat(spread.deviation()).isCloseTo(28_867.66, within(0.01));
        assertThat(spread.percentile(95)).isCloseTo(95_000, within(95.0));
        assertThat(spread.least()).isEqualTo(1);
        assertThat(spread.most()).isEqualTo(100_000);
    }

    @Test
    void seedBySeed() {
        List<RunLine> base = List.of(line(1, "linearizable", 10), line(2, "linearizable", 12));
        List<RunLine> other = List.of(line(1, "", 7), line(2, "linearizable", 8));
        Paired paired = Paired.of(CELL, base.iterator(), CELL, other.iterator());
        assertThat(paired.pairs()).isEqualTo(2);
        assertThat(of(paired.measures(), "latency.read.p99").mean()).isEqualTo(-3.5);
        assertThat(of(paired.measures(), "latency.read.p99").half())
                .isCloseTo(1.959964 * 0.5, within(1e-6));
        assertThat(of(paired.promises(), "linearizable").baseAlone()).isEqualTo(1);
        assertThat(of(paired.promises(), "linearizable").otherAlone()).isZero();
    }

    private static <V> V of(Map<String, V> map, String name) {
        return Objects.requireNonNull(map.get(name), name);
    }

    private static RunLine line(long seed, String violated, double latency) {
        List<String> broken = violated.isEmpty() ? List.of() : List.of(violated);
        return new RunLine("base", List.of(), seed, ran(broken, latency), "");
    }
}
