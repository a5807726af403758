package dev.anachron.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.base.Latency;
import dev.anachron.base.NodeId;
import dev.anachron.base.RandomStream;
import dev.anachron.base.Shards;
import dev.anachron.base.SimTime;
import dev.anachron.load.Havoc.Strike;
import dev.anachron.report.Judged;
import dev.anachron.report.Judged.Met;
import dev.anachron.run.Judgement;
import dev.anachron.run.Runs;
import dev.anachron.run.Simulated;
import dev.anachron.scenario.Scenario.Variant;
import dev.anachron.store.TraceStores;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** A nemesis draws from the seed what a person could have written. */
class NemesisTest {
    private static final List<String> NODES = List.of("n1", "n2", "n3", "n4", "n5");
    private static final Span SHORT = new Span(SimTime.MILLI, SimTime.millis(100));
    private static final Span LONG = new Span(SimTime.millis(100), SimTime.seconds(2));

    private static List<Strike> draw(
            List<Mischief> kinds, long seed, Span lasts, int atOnce, String survivors) {
        return draw(kinds, seed, lasts, atOnce, survivors, Shards.undivided(Parties.ids(NODES)));
    }

    private static List<Strike> draw(
            List<Mischief> kinds,
            long seed,
            Span lasts,
            int atOnce,
            String survivors,
            Shards shards) {
        TreeMap<String, SortedMap<String, Span>> ranges = new TreeMap<>();
        for (Mischief kind : kinds) {
            TreeMap<String, Span> own = new TreeMap<>();
            own.put(Nemesis.LASTS, lasts);
            kind.dials().forEach(dial -> own.put(dial.name(), dial.usual()));
            ranges.put(kind.name(), own);
        }
        Nemesis nemesis = new Nemesis(
                SimTime.seconds(1),
                SimTime.seconds(20),
                ranges,
                Latency.uniform(SimTime.millis(lasts.equals(SHORT) ? 200 : 1), SimTime.millis(400)),
                atOnce,
                survivors,
                false,
                null,
                Nemesis.Swarm.NONE);
        return Havoc.draw(nemesis, kinds, shards, RandomStream.root(seed).child("nemesis"));
    }

    /** Whoever is down or cut off at the instants at which something begins is few enough. */
    @Property(seed = "20261121", tries = 300)
    void enoughSurviveAtAnyTime(@ForAll long seed, @ForAll boolean majority) {
        List<Strike> strikes = draw(Mischief.ALL, seed, LONG, 4, majority ? "majority" : "one");
        assertThat(strikes).isNotEmpty();
        for (Strike begins : strikes) {
            List<Strike> lasting = strikes.stream()
                    .filter(strike -> strike.lastsAt(begins.atNanos()))
                    .toList();
            SortedSet<String> out = new TreeSet<>();
            lasting.stream()
                    .filter(strike -> strike.kind().takesOut())
                    .forEach(strike -> out.addAll(strike.victims()));
            assertThat(out.size()).isLessThanOrEqualTo(majority ? 2 : 4);
            assertThat(lasting.size()).isLessThanOrEqualTo(4);
            assertThat(begins.untilNanos()).isLessThanOrEqualTo(SimTime.seconds(21));
        }
    }

    /** A shard needs a majority of its own: of two shards of five nodes two each may be out. */
    @Property(seed = "20261121", tries = 100)
    void enoughSurviveInEachShard(@ForAll long seed) {
        List<String> ten = IntStream.rangeClosed(1, 10).mapToObj(i -> "n" + i).toList();
        Shards shards = Shards.of(Shards.evenly(Parties.ids(ten), 2));
        int most = 0;
        List<Strike> strikes = draw(Mischief.ALL, seed, LONG, 6, "majority", shards);
        for (Strike begins : strikes) {
            Set<NodeId> out = new TreeSet<>();
            strikes.stream()
                    .filter(strike -> strike.kind().takesOut() && strike.lastsAt(begins.atNanos()))
                    .forEach(strike -> out.addAll(Parties.ids(strike.victims())));
            for (Shards.Shard shard : shards.all()) {
                assertThat(shard.nodes().stream().filter(out::contains).count()).isLessThan(3);
            }
            most = Math.max(most, out.size());
        }
        assertThat(most).isBetween(1, 4);
    }

    /** Of 13 kinds each strikes about as often as the others: 77 ± 40 times of 1,000 (4.7 σ). */
    @Test
    void noKindIsPreferred() {
        SortedMap<String, Integer> times = new TreeMap<>();
        for (long seed = 1; seed <= 20; seed++) {
            draw(Mischief.ALL, seed, SHORT, 2, "one").stream()
                    .limit(50)
                    .forEach(strike -> times.merge(strike.kind().name(), 1, Integer::sum));
        }
        assertThat(times).hasSameSizeAs(Mischief.ALL);
        assertThat(times.values()).allSatisfy(count -> assertThat(count).isBetween(37, 117));
    }

    /** Where strikes do not get in each other's way, one kind fewer changes nothing of the others. */
    @Test
    void aKindThatIsSwitchedOffLeavesTheOthersAsTheyWere() {
        for (long seed = 1; seed <= 20; seed++) {
            List<Strike> all = draw(Mischief.ALL, seed, SHORT, 2, "one");
            assertThat(all).hasSizeGreaterThan(50);
            for (Mischief off : Mischief.ALL) {
                List<Mischief> rest =
                        Mischief.ALL.stream().filter(kind -> !kind.equals(off)).toList();
                List<Strike> others = all.stream()
                        .filter(strike -> !strike.kind().equals(off))
                        .toList();
                assertThat(draw(rest, seed, SHORT, 2, "one"))
                        .hasSameSizeAs(all)
                        .containsAll(others);
            }
        }
    }

    @Test
    void whatWasDrawnCanBeWrittenByHandAndRunsTheSame() throws Exception {
        for (String variant : List.of("all", "core")) {
            Loaded drawn = chaos(3, List.of("nemesis.heal=" + variant));
            Loaded byHand =
                    ScenarioLoader.load(new Source("hand.yaml", drawn.drawnYaml()), Overrides.NONE);
            assertThat(drawn.drawnYaml()).doesNotContain("nemesis:").contains("faults:");
            assertThat(byHand.scenario().variants().get(0).setup())
                    .isEqualTo(drawn.scenario().variants().get(0).setup());
            assertThat(drawn.scenario().variants().get(0).drawn().faults()).isNotEmpty();
            assertThat(judged(byHand).run().trace().hash())
                    .isEqualTo(judged(drawn).run().trace().hash());
        }
    }

    @Test
    void theResolvedScenarioKeepsTheNemesisAndDrawsTheSame() throws Exception {
        Loaded drawn = chaos(5, List.of());
        assertThat(drawn.resolvedYaml()).contains("nemesis:").contains("seed: 5");
        assertThat(ScenarioLoader.load(new Source("r", drawn.resolvedYaml()), Overrides.NONE))
                .isEqualTo(drawn);
        assertThat(chaos(6, List.of()).scenario().variants().get(0).setup())
                .isNotEqualTo(drawn.scenario().variants().get(0).setup());
    }

    /** Two hundred kinds of havoc: Raft is safe in all of them, and recovers from each. */
    @Test
    void raftSurvivesTheNemesis() throws Exception {
        List<String> broken = new ArrayList<>();
        long bitten = 0;
        for (long seed : LongStream.rangeClosed(1, 200).toArray()) {
            String heal = seed % 2 == 0 ? "all" : "core";
            Judged judged = judged(chaos(
                    seed,
                    List.of(
                            "nemesis.heal=" + heal,
                            "nemesis.kinds=[partition, crash, pause, loss, clock, power-cut, slow,"
                                    + " disk, delay, duplicate, reorder, corrupt, jam]",
                            "nemesis.havoc=5s",
                            "duration=11s")));
            bitten += judged.run().vacuous() ? 0 : 1;
            for (Met met : judged.expectations()) {
                if (!met.met()) {
                    broken.add(seed + " " + heal + ": " + met.expectation().text() + " came "
                            + met.measured());
                }
            }
        }
        assertThat(broken).isEmpty();
        assertThat(bitten).isGreaterThan(190);
    }

    /** One strike that never heals for each node outside the core, and none where all are healed. */
    @Test
    void whoIsNotInTheCoreStaysBroken() throws Exception {
        for (long seed = 1; seed <= 5; seed++) {
            assertThat(forGood(
                            chaos(seed, List.of("nemesis.heal=core", "nemesis.swarm.nodes=[5]"))))
                    .isEqualTo(2);
            assertThat(forGood(chaos(seed, List.of("nemesis.heal=all")))).isZero();
        }
    }

    private static long forGood(Loaded loaded) {
        return loaded.scenario().variants().get(0).drawn().faults().stream()
                .filter(fault -> !fault.contains("for: "))
                .count();
    }

    /** The demand can fail: who stays cut off for good does not recover. */
    @Test
    void aClusterThatStaysBrokenDoesNotConverge() throws Exception {
        Judged judged = judged(chaos(
                1, List.of("faults.+={ at: 10s, partition: { from: all, to: [c1, c2, c3] } }")));
        assertThat(judged.expectations().stream().filter(met -> !met.met()))
                .extracting(met -> met.expectation().text() + ", " + met.measured())
                .containsExactly("converged-after: <= 5s, never");
    }

    /** All five must survive, so there is room for nothing that takes one out. */
    @Test
    void aNemesisThatFindsNobodyToStrikeIsNoTest() throws Exception {
        Judged judged = judged(chaos(
                1,
                List.of(
                        "nemesis.swarm={ nodes: [5] }",
                        "nemesis.kinds=[crash, pause]",
                        "nemesis.survivors=5")));
        assertThat(judged.run().faults()).isEmpty();
        assertThat(judged.vacuity()).containsExactly("the nemesis drew no fault");
    }

    private static Judged judged(Loaded loaded) throws Exception {
        try (TraceStores stores = TraceStores.temporary()) {
            Variant first = loaded.scenario().variants().get(0);
            var run = Runs.Simulator.keeping(stores)
                    .run(first.setup(), loaded.scenario().seed());
            return Judgement.check(List.of(new Simulated(first, run))).get(0);
        }
    }

    private static Loaded chaos(long seed, List<String> sets) throws Exception {
        Path file = Path.of("catalogue/raft/chaos.yaml");
        Source source = new Source(file.toString(), Files.readString(file));
        return ScenarioLoader.load(source, new Overrides(sets, seed, List.of("correct")));
    }
}
