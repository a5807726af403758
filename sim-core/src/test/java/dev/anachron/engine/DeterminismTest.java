package dev.anachron.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.fault.link.Loss;
import dev.anachron.fault.partition.Partition;
import dev.anachron.history.Operation;
import dev.anachron.scenario.Setup;
import dev.anachron.testing.Setups;
import dev.anachron.trace.TraceEvent;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

/** The same set-up and seed make the same run; streams are aligned between runs that differ. */
class DeterminismTest {
    private static Setups cluster() {
        return Setups.raft(3).registerClient("c1", 50, 0.5).registerClient("c2", 20, 0.5);
    }

    @Test
    void theSameSeedMakesTheSameEvents() {
        Setup setup = cluster().build();
        Run first = Simulation.run(setup, 42);
        Run second = Simulation.run(setup, 42);
        assertThat(second.trace().text()).isEqualTo(first.trace().text());
        assertThat(second).isEqualTo(first);
    }

    @Test
    void anotherSeedMakesAnotherRun() {
        Setup setup = cluster().build();
        assertThat(Simulation.run(setup, 43).trace().hash())
                .isNotEqualTo(Simulation.run(setup, 42).trace().hash());
    }

    @Test
    void localeAndTimeZoneDoNotMatter() {
        String here = Simulation.run(cluster().build(), 42).trace().text();
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Apia"));
            assertThat(Simulation.run(cluster().build(), 42).trace().text()).isEqualTo(here);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void theHashIsPinned() {
        // Changes only together with the meaning of a scenario: say so in CHANGELOG.md.
        assertThat(Simulation.run(cluster().build(), 42).trace().hash())
                .isEqualTo("ff65f0429fe0f2ed4158aa67c01f1330ac4f9f7ef41d148337b3e5544d220d0b");
    }

    @Test
    void aFaultChangesNothingBeforeItStrikes() {
        Run calm = Simulation.run(cluster().build(), 7);
        Run cut = Simulation.run(
                cluster()
                        .fault(
                                2000,
                                500,
                                new Partition(List.of(List.of("leader"), List.of("others")), false))
                        .build(),
                7);
        List<TraceEvent> before = calm.trace().events().stream()
                .takeWhile(event -> event.atNanos() < 2_000_000_000L)
                .toList();
        assertThat(cut.trace().events()).startsWith(before.toArray(TraceEvent[]::new));
        assertThat(cut.trace().hash()).isNotEqualTo(calm.trace().hash());
    }

    @Test
    void aFaultOnUnusedLinksLeavesEveryMessageAsItWas() {
        Run calm = Simulation.run(cluster().build(), 7);
        Run harmless = Simulation.run(
                cluster()
                        .fault(1000, -1, Loss.of(1.0, List.of("c1"), List.of("c2")))
                        .build(),
                7);
        assertThat(harmless.history().operations()).isEqualTo(calm.history().operations());
    }

    /** With this seed the client never waits when its next instant comes, which would pass unused. */
    @Test
    void anotherClientLeavesTheDrawsOfTheFirstAlone() {
        List<Long> alone = instantsOf(
                "c1", Simulation.run(Setups.raft(3).registerClient("c1", 5, 1.0).build(), 4));
        List<Long> withAnother = instantsOf(
                "c1",
                Simulation.run(
                        Setups.raft(3)
                                .registerClient("c1", 5, 1.0)
                                .registerClient("c2", 5, 1.0)
                                .build(),
                        4));
        assertThat(withAnother).isEqualTo(alone);
    }

    private static List<Long> instantsOf(String client, Run run) {
        return run.history().operations().stream()
                .filter(operation -> operation.client().name().equals(client))
                .map(Operation::invokedNanos)
                .toList();
    }
}
