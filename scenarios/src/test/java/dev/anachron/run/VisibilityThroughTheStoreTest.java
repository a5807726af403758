package dev.anachron.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.anachron.base.Latency;
import dev.anachron.base.SimTime;
import dev.anachron.engine.Run;
import dev.anachron.engine.Simulation;
import dev.anachron.library.Library;
import dev.anachron.load.Overrides;
import dev.anachron.load.ScenarioLoader;
import dev.anachron.scenario.Expectation;
import dev.anachron.scenario.Expectation.Compares;
import dev.anachron.scenario.Expectation.Near;
import dev.anachron.scenario.Scenario.Variant;
import dev.anachron.scenario.Setup;
import dev.anachron.spi.Settings;
import dev.anachron.trace.Visibility;
import dev.anachron.trace.Visibility.Trial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Scenario {@code pbs}: the store on its network against the model by itself, and against closed forms. */
class VisibilityThroughTheStoreTest {
    private static final int MODELLED = 200_000;
    private static final long PROBED = 8_000;

    private static List<Variant> pbs(String... sets) throws Exception {
        List<String> all = new ArrayList<>(List.of(sets));
        all.add("duration=1s");
        return ScenarioLoader.load(new Library().find("pbs"), new Overrides(all, null, List.of()))
                .scenario()
                .variants();
    }

    private static Wars modelled(Variant variant) {
        Settings settings = variant.setup().cluster().settings();
        Wars.Rule rule = new Wars.Rule(
                (int) settings.number("stores"),
                (int) settings.number("read-quorum"),
                (int) settings.number("write-quorum"),
                remoteNanos(variant.setup()));
        return Wars.draw(variant.setup().network().topology().types(), rule, MODELLED);
    }

    /** What the links between regions have and the others have not. */
    private static long remoteNanos(Setup setup) {
        return setup.network().topology().links().isEmpty()
                        || setup.network().topology().linkTypes().isEmpty()
                ? 0
                : SimTime.millis(75);
    }

    private static Visibility probed(Setup setup, long seed) {
        return Simulation.probed(Simulation.run(setup, seed), setup).trace().visibility();
    }

    private static Setup few(Setup setup) {
        Setup.ClientPlan plan = setup.clients().get(0);
        Setup.ClientPlan fewer = new Setup.ClientPlan(
                plan.settings(), plan.workload(), plan.workloadSettings().with("trials", PROBED));
        return new Setup(
                setup.durationNanos(),
                setup.cluster(),
                setup.network(),
                List.of(fewer),
                List.of(),
                List.of());
    }

    /** What the scenario demands is what the model says: nobody has to believe the numbers in the file. */
    @ParameterizedTest
    @ValueSource(
            strings = {"lnkd-ssd", "lnkd-disk", "ymmr", "ymmr-3.35", "wan", "exp-4", "exp-0.1"})
    void theScenarioDemandsWhatTheModelSays(String model) throws Exception {
        for (Variant variant : pbs("model=" + model)) {
            if (variant.name().equals("asks-one")) {
                continue;
            }
            Wars wars = modelled(variant);
            for (Expectation expectation : variant.expectations()) {
                double number = wars.measure(expectation.subject());
                boolean met = expectation.demand() instanceof Near near
                        ? near.holds(number)
                        : ((Compares) expectation.demand())
                                .relation()
                                .holds(number, ((Compares) expectation.demand()).bound());
                assertThat(met)
                        .as("%s %s: %s, %s", model, variant.name(), expectation.text(), number)
                        .isTrue();
            }
        }
    }

    /** The store agrees with the model wherever the two can be compared, not only at the tail. */
    @ParameterizedTest
    @ValueSource(strings = {"lnkd-ssd", "lnkd-disk", "ymmr", "wan", "exp-1"})
    void theStoreDoesWhatTheModelSays(String model) throws Exception {
        for (Variant variant : pbs("model=" + model)) {
            if (variant.name().equals("asks-one")) {
                continue;
            }
            Wars wars = modelled(variant);
            Visibility visibility = probed(few(variant.setup()), 1);
            for (int percent = 5; percent < 100; percent += 10) {
                double quantile = wars.freshFrom[MODELLED / 100 * percent];
                assertThat(100 * visibility.freshAt((long) Math.ceil(quantile)))
                        .as("%s %s, fresh after %s ns", model, variant.name(), quantile)
                        .isCloseTo(percent, within(2.0));
                assertThat((double) MODELLED * percent / 100)
                        .as("%s %s, write %s", model, variant.name(), percent)
                        .isBetween(
                                rank(wars.writes, visibility.writeNanos((percent - 2) / 100.0)),
                                rank(wars.writes, visibility.writeNanos((percent + 2) / 100.0)));
            }
        }
    }

    private static double rank(double[] sorted, long number) {
        int place = Arrays.binarySearch(sorted, (double) number);
        return place < 0 ? -1 - place : place;
    }

    /** The way from legs of messages to the time of freshness is right: each read came out as it says. */
    @Test
    void everyReadWasFreshExactlyWhenItsMessagesSaySo() throws Exception {
        for (String model : List.of("lnkd-disk", "wan")) {
            for (Variant variant : pbs("model=" + model)) {
                List<Trial> trials = probed(few(variant.setup()), 5).trials();
                assertThat(trials).hasSizeGreaterThanOrEqualTo((int) PROBED);
                assertThat(trials)
                        .allSatisfy(trial -> assertThat(trial.fresh())
                                .isEqualTo(trial.afterNanos() >= trial.freshFromNanos()));
            }
        }
    }

    /** All four exponential with the same mean: 0.752, whatever the mean. */
    @ParameterizedTest
    @CsvSource({"100us", "1ms", "30ms"})
    void equalExponentialsHaveNoScale(String mean) throws Exception {
        String each = "{ exponential: { mean: " + mean + " } }";
        Setup setup = pbs(
                        "model=exp-1",
                        "network.types={ Put: %s, PutReply: %s, Get: %s, GetReply: %s }"
                                .formatted(each, each, each, each))
                .get(0)
                .setup();
        assertThat(probed(few(setup), 1).freshAt(0)).isCloseTo(0.752, within(0.01));
    }

    @Test
    void theRunItselfStaysWhatItIs() throws Exception {
        Setup setup = few(pbs().get(0).setup());
        Run run = Simulation.run(setup, 3);
        Run probed = Simulation.probed(run, setup);
        assertThat(probed.trace().hash()).isEqualTo(run.trace().hash());
        assertThat(probed.history()).isEqualTo(run.history());
    }

    /** Writes that never reach the replica that is asked are never seen. */
    @Test
    void withFixedQuorumsSomeReadsAreNeverFresh() throws Exception {
        Setup setup = pbs("cluster.settings.writes-to=first", "cluster.settings.reads-from=drawn")
                .get(0)
                .setup();
        Visibility visibility = probed(few(setup), 1);
        assertThat(visibility.freshAt(SimTime.LAST)).isCloseTo(1 / 3.0, within(0.02));
        assertThat(visibility.freshAfterNanos(0.999)).isEqualTo(SimTime.NEVER);
    }

    @Test
    void latenciesOfATypeAreTheFits() throws Exception {
        Latency put = pbs("model=lnkd-disk")
                .get(0)
                .setup()
                .network()
                .topology()
                .types()
                .get("Put");
        assertThat(put).isNotNull();
        assertThat(put.text())
                .isEqualTo("mixture of 38% pareto from 1.05ms, alpha 1.51; 62% exponential, mean"
                        + " 5.464ms");
    }
}
