package dev.anachron.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.base.Latency;
import dev.anachron.base.NodeId;
import dev.anachron.base.SimTime;
import dev.anachron.fault.Fault;
import dev.anachron.fault.partition.CutLinks;
import dev.anachron.fault.partition.Partition;
import dev.anachron.fault.partition.Shaped;
import dev.anachron.fault.process.Crash;
import dev.anachron.fault.process.Pause;
import dev.anachron.network.Topology;
import dev.anachron.testing.Chatter;
import dev.anachron.testing.Setups;
import dev.anachron.trace.TraceEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who hears whom in each shape of a partition, seen on nodes that talk to all others all the time. */
class PartitionShapesTest {
    private static final int TRIES = 40;
    private static final String SEED = "20261121";

    private static Run run(int nodes, long seed, Fault fault) {
        Setups setups = Setups.of(new Chatter(), nodes)
                .latency(Latency.constant(SimTime.MILLI))
                .seconds(1)
                .fault(500, -1, fault);
        return Simulation.run(setups.build(), seed);
    }

    /** Whom each node hears from 600 ms on, itself among them. */
    private static SortedMap<String, NavigableSet<String>> hears(Run run, int nodes) {
        SortedMap<String, NavigableSet<String>> heard = new TreeMap<>();
        for (int i = 1; i <= nodes; i++) {
            heard.put("n" + i, new TreeSet<>(List.of("n" + i)));
        }
        run.trace()
                .of(TraceEvent.Delivered.class)
                .filter(event -> event.atNanos() > SimTime.millis(600))
                .forEach(event -> heard.computeIfAbsent(event.to().name(), n -> new TreeSet<>())
                        .add(event.from().name()));
        return heard;
    }

    /** The same from what the fault's report says of links. */
    private static SortedMap<String, NavigableSet<String>> saidToHear(Run run, int nodes) {
        SortedMap<String, NavigableSet<String>> heard = new TreeMap<>();
        for (int to = 1; to <= nodes; to++) {
            for (int from = 1; from <= nodes; from++) {
                Run.Gripped cut =
                        new Run.Gripped(new NodeId("n" + from), new NodeId("n" + to), true);
                if (!run.faults().get(0).links().contains(cut)) {
                    heard.computeIfAbsent("n" + to, n -> new TreeSet<>()).add("n" + from);
                }
            }
        }
        return heard;
    }

    @ParameterizedTest
    @ValueSource(strings = {"halves", "one", "bridge", "majorities-ring"})
    void theReportNamesTheLinksThatAreCut(String shape) {
        Run run = run(5, 1, new Shaped(shape));
        assertThat(saidToHear(run, 5)).isEqualTo(hears(run, 5));
    }

    /** The numbers of those that a node hears, from the fewest to the most. */
    private static List<Integer> sizes(SortedMap<String, NavigableSet<String>> heard) {
        return heard.values().stream().map(NavigableSet::size).sorted().toList();
    }

    @Test
    void halvesAreTheFirstNodesAndTheRest() {
        Run run = run(5, 1, new Shaped("halves"));
        assertThat(run.faults().get(0).what()).isEqualTo("partition n1 n2 | n3 n4 n5");
        assertThat(hears(run, 5))
                .containsEntry("n1", new TreeSet<>(List.of("n1", "n2")))
                .containsEntry("n4", new TreeSet<>(List.of("n3", "n4", "n5")));
    }

    @Property(tries = TRIES, seed = SEED)
    void randomHalvesDifferByOneAtMost(
            @ForAll long seed, @ForAll @IntRange(min = 2, max = 7) int n) {
        SortedMap<String, NavigableSet<String>> heard =
                hears(run(n, seed, new Shaped("random-halves")), n);
        assertThat(new TreeSet<>(sizes(heard))).isEqualTo(new TreeSet<>(List.of(n / 2, n - n / 2)));
    }

    @Property(tries = TRIES, seed = SEED)
    void oneIsAlone(@ForAll long seed, @ForAll @IntRange(min = 2, max = 7) int n) {
        List<Integer> sizes = sizes(hears(run(n, seed, new Shaped("one")), n));
        assertThat(sizes.get(0)).isEqualTo(1);
        assertThat(sizes.subList(1, n)).containsOnly(n - 1);
    }

    @Property(tries = TRIES, seed = SEED)
    void aBridgeHearsAllAndTheOthersTheirHalfAndTheBridge(
            @ForAll long seed, @ForAll @IntRange(min = 3, max = 7) int n) {
        List<Integer> sizes = sizes(hears(run(n, seed, new Shaped("bridge")), n));
        assertThat(sizes.get(n - 1)).isEqualTo(n);
        assertThat(sizes.subList(0, n - 1)).allMatch(size -> size < n);
    }

    @Property(tries = TRIES, seed = SEED)
    void onARingOfMajoritiesEachHearsAMajorityAndNoTwoTheSame(
            @ForAll long seed, @ForAll @IntRange(min = 3, max = 9) int n) {
        SortedMap<String, NavigableSet<String>> heard =
                hears(run(n, seed, new Shaped("majorities-ring")), n);
        assertThat(sizes(heard)).containsOnly(n / 2 + 1);
        assertThat(heard.values()).doesNotHaveDuplicates();
    }

    @Test
    void onARingOfThreeEachHearsItselfAndTheOneBefore() {
        Run run = run(3, 1, new Shaped("majorities-ring"));
        List<String> ring = List.of(run.faults()
                .get(0)
                .what()
                .replace("partition majorities ring ", "")
                .split(" "));
        for (int i = 0; i < 3; i++) {
            assertThat(hears(run, 3).get(ring.get(i)))
                    .containsExactlyInAnyOrder(ring.get(i), ring.get((i + 2) % 3));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"one", "random-halves", "bridge", "majorities-ring"})
    void theSeedDecidesWhoIsWhere(String shape) {
        assertThat(struck(new Shaped(shape))).hasSizeGreaterThan(2);
    }

    @Test
    void theSeedDecidesWhoIsOneAsATarget() {
        assertThat(struck(new Pause(List.of("one")))).hasSizeGreaterThan(2);
    }

    /** What a fault was in words, with six seeds. */
    private static Set<String> struck(Fault fault) {
        return LongStream.rangeClosed(1, 6)
                .mapToObj(seed -> run(5, seed, fault).faults().get(0).what())
                .collect(Collectors.toSet());
    }

    @Test
    void threeGroupsHearNothingOfEachOther() {
        List<List<String>> groups =
                List.of(List.of("n1"), List.of("n2", "n3"), List.of("n4", "n5"));
        Run run = run(5, 1, new Partition(groups, false));
        assertThat(hears(run, 5))
                .containsEntry("n1", new TreeSet<>(List.of("n1")))
                .containsEntry("n3", new TreeSet<>(List.of("n2", "n3")))
                .containsEntry("n4", new TreeSet<>(List.of("n4", "n5")));
    }

    @Test
    void whoIsInTwoGroupsBelongsToTheFirst() {
        List<List<String>> groups = List.of(List.of("leader", "n2"), List.of("n2", "n3"));
        assertThat(hears(run(3, 1, new Partition(groups, false)), 3))
                .containsEntry("n2", new TreeSet<>(List.of("n1", "n2")))
                .containsEntry("n3", new TreeSet<>(List.of("n3")));
    }

    @Test
    void everyPartitionHeals() {
        Topology.Link link = new Topology.Link(new NodeId("n1"), new NodeId("n2"));
        List<Fault> faults = new ArrayList<>(List.of(
                new CutLinks(List.of(link)),
                new Partition(List.of(List.of("n1"), List.of("others")), true)));
        Shaped.SHAPES.forEach(shape -> faults.add(new Shaped(shape)));
        for (Fault fault : faults) {
            Setups setups = Setups.of(new Chatter(), 5).seconds(1).fault(300, 250, fault);
            Run run = Simulation.run(setups.build(), 1);
            assertThat(run.messages().dropped()).as(run.faults().get(0).what()).isPositive();
            assertThat(sizes(hears(run, 5))).containsOnly(5);
        }
    }

    @Test
    void singleLinksAreCutInTheirDirections() {
        Topology.Link both = new Topology.Link(new NodeId("n1"), new NodeId("n3"));
        Topology.Link oneWay = new Topology.Link(new NodeId("n2"), new NodeId("n4"));
        Run run = run(4, 1, new CutLinks(List.of(both, both.reversed(), oneWay)));
        assertThat(run.faults().get(0).what()).isEqualTo("partition n1 ⇹ n3, n2 ⇥ n4");
        assertThat(hears(run, 4))
                .containsEntry("n1", new TreeSet<>(List.of("n1", "n2", "n4")))
                .containsEntry("n2", new TreeSet<>(List.of("n1", "n2", "n3", "n4")))
                .containsEntry("n3", new TreeSet<>(List.of("n2", "n3", "n4")))
                .containsEntry("n4", new TreeSet<>(List.of("n1", "n3", "n4")));
    }

    // Targets

    @Property(tries = TRIES, seed = SEED)
    void theMinorityAndTheMajorityAreAllNodes(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 7) int n) {
        Partition cut = new Partition(List.of(List.of("minority"), List.of("majority")), false);
        List<Integer> sizes = sizes(hears(run(n, seed, cut), n));
        int minority = (n - 1) / 2;
        assertThat(sizes.subList(0, minority)).allMatch(size -> size == minority);
        assertThat(sizes.subList(minority, n)).allMatch(size -> size == n - minority);
    }

    @Test
    void wordsForTargetsAreResolvedWhenTheFaultStrikesAndRecorded() {
        assertThat(List.of("primary", "backups", "all", "clients"))
                .extracting(word ->
                        run(3, 1, new Pause(List.of(word))).faults().get(0).what())
                .containsExactly("pause n1", "pause n2 n3", "pause n1 n2 n3", "pause nobody");
        Run one = run(3, 1, new Pause(List.of("one")));
        assertThat(one.faults().get(0).parties()).hasSize(1);
        assertThat(one.faults().get(0).bit()).isTrue();
    }

    @Test
    void aLeaderThatIsNotThereIsNobodyAndThatHasNoEffect() {
        Setups setups = Setups.of(new Chatter(), 3)
                .seconds(1)
                .fault(100, -1, new Crash(List.of("n1")))
                .fault(
                        500,
                        -1,
                        new Partition(List.of(List.of("leader"), List.of("others")), false));
        Run run = Simulation.run(setups.build(), 1);
        assertThat(run.faults().get(1).what()).isEqualTo("partition nobody | n1 n2 n3");
        assertThat(run.faults().get(1).bit()).isFalse();
    }

    // Strikes that recur

    @Test
    void aFaultThatRecursHealsAndStrikesAnew() {
        Setups setups =
                Setups.of(new Chatter(), 5).seconds(2).fault(500, 1000, 300, new Shaped("one"));
        Run run = Simulation.run(setups.build(), 3);
        assertThat(run.faults())
                .extracting(fault ->
                        SimTime.span(fault.atNanos()) + ".." + SimTime.span(fault.untilNanos()))
                .containsExactly("500ms..800ms", "800ms..1.1s", "1.1s..1.4s", "1.4s..1.5s");
        assertThat(run.faults()).allMatch(Run.FaultReport::bit);
        assertThat(new TreeSet<>(
                        run.faults().stream().map(Run.FaultReport::what).toList()))
                .hasSizeGreaterThan(1);
        assertThat(run.trace().of(TraceEvent.FaultChanged.class)).hasSize(8);
        assertThat(run.trace().of(TraceEvent.Dropped.class))
                .allMatch(event -> event.atNanos() < SimTime.millis(1500));
    }

    @Test
    void whenItsTimeIsOverAFaultThatRecursDoesNotStrikeAgain() {
        Setups setups =
                Setups.of(new Chatter(), 5).seconds(2).fault(500, 900, 300, new Shaped("one"));
        assertThat(Simulation.run(setups.build(), 3).faults())
                .extracting(fault -> SimTime.span(fault.untilNanos()))
                .containsExactly("800ms", "1.1s", "1.4s");
    }
}
