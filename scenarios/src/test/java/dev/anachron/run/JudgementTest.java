package dev.anachron.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.check.Checker;
import dev.anachron.check.Measure;
import dev.anachron.check.Verdict;
import dev.anachron.engine.Run;
import dev.anachron.history.History;
import dev.anachron.library.Library;
import dev.anachron.load.Loaded;
import dev.anachron.load.Overrides;
import dev.anachron.load.ScenarioLoader;
import dev.anachron.report.Judged;
import dev.anachron.report.Report;
import dev.anachron.run.Judgement.Outcome;
import dev.anachron.scenario.Expectation;
import dev.anachron.scenario.Expectation.Compares;
import dev.anachron.scenario.Expectation.Holds;
import dev.anachron.scenario.Expectation.Near;
import dev.anachron.scenario.Expectation.Relation;
import dev.anachron.scenario.Expectation.Violated;
import dev.anachron.scenario.Scenario;
import dev.anachron.scenario.Scenario.Variant;
import dev.anachron.trace.Trace;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class JudgementTest {
    private static final Expectation.Demand HOLDS = new Holds();
    private static final Expectation.Demand VIOLATED = new Violated();

    static Stream<Arguments> expectations() {
        return Stream.of(
                Arguments.of("kept", HOLDS, true, "holds"),
                Arguments.of("kept", VIOLATED, false, "holds"),
                Arguments.of("broken", HOLDS, false, "violated"),
                Arguments.of("broken", VIOLATED, true, "violated"),
                Arguments.of("open", HOLDS, false, "undecided"),
                Arguments.of("open", VIOLATED, false, "undecided"),
                Arguments.of("half", new Compares(Relation.LESS, 1), true, "0.5ms"),
                Arguments.of("half", new Compares(Relation.MORE, 0.5), false, "0.5ms"),
                Arguments.of("half", new Near(0.52, 0.06), true, "0.5ms"),
                Arguments.of("half", new Near(0.48, 0.06), true, "0.5ms"),
                Arguments.of("half", new Near(0.54, 0.06), false, "0.5ms"),
                Arguments.of("half", new Near(0.46, 0.06), false, "0.5ms"),
                Arguments.of("nothing", new Near(0, 1), false, Judgement.NOTHING),
                Arguments.of("nothing", new Compares(Relation.EQUAL, 0), false, Judgement.NOTHING),
                Arguments.of("nothing", new Compares(Relation.LESS, 9), false, Judgement.NOTHING),
                Arguments.of("nothing", new Compares(Relation.MORE, 0), false, Judgement.NOTHING));
    }

    @ParameterizedTest(name = "{0}, expected {1}: {3}")
    @MethodSource("expectations")
    void anExpectationIsMetByWhatWasMeasured(
            String subject, Expectation.Demand demand, boolean met, String measured)
            throws Exception {
        Judged judged = judge(new Expectation(subject, demand, subject));
        assertThat(judged.expectations())
                .singleElement()
                .satisfies(one -> assertThat(one.met()).isEqualTo(met))
                .satisfies(one -> assertThat(one.measured()).isEqualTo(measured));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "'', MET",
        "kept, MET",
        "kept open, UNDECIDED",
        "broken, NOT_MET",
        "broken open, NOT_MET",
        "open broken, NOT_MET",
    })
    void whatIsCertainOutweighsWhatIsNot(String held, Outcome outcome) throws Exception {
        Expectation[] expectations = Arrays.stream(held.split(" ", -1))
                .filter(name -> !name.isEmpty())
                .map(name -> new Expectation(name, HOLDS, name))
                .toArray(Expectation[]::new);
        Judged judged = judge(expectations);
        Scenario scenario = new Scenario("s", "?", "", List.of(), 1, List.of(judged.variant()));
        assertThat(Judgement.outcome(new Report(scenario, 1, "0", "", List.of(judged))))
                .isEqualTo(outcome);
    }

    private static Judged judge(Expectation... expectations) throws Exception {
        Loaded loaded = ScenarioLoader.load(new Library().find("monotonic-reads"), Overrides.NONE);
        Variant variant = new Variant(
                "base",
                "",
                List.of(),
                loaded.scenario().variants().get(0).setup(),
                List.of(expectations));
        Trace trace = new Trace(List.of(), "0");
        Run run = new Run(
                1,
                1,
                0,
                new History(List.of()),
                trace,
                new Run.Messages(0, 0, 0),
                List.of(),
                new TreeMap<>());
        Judgement judgement = new Judgement(
                List.of(
                        new Says("kept", Verdict.valid("")),
                        new Says("broken", Verdict.invalid("", List.of())),
                        new Says("open", Verdict.unknown(""))),
                List.of(new Counts("half", 0.5), new Counts("nothing", Double.NaN)));
        return judgement.judge(new Simulated(variant, run));
    }

    /** A checker that always says the same. */
    private record Says(String name, Verdict verdict) implements Checker {
        @Override
        public String promise() {
            return "";
        }

        @Override
        public Verdict check(History history, Trace trace) {
            return verdict;
        }
    }

    /** A measure that always gives the same. */
    private record Counts(String name, double number) implements Measure {
        @Override
        public String summary() {
            return "";
        }

        @Override
        public String unit() {
            return "ms";
        }

        @Override
        public double measure(History history, Trace trace) {
            return number;
        }
    }
}
