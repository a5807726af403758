package dev.anachron.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.chart.staleness.SampleStaleness;
import dev.anachron.chart.tradeoff.LatencyStalenessComparison;
import dev.anachron.check.lattice.Lattice;
import dev.anachron.figure.Figure;
import dev.anachron.figure.Series;
import dev.anachron.report.Judged;
import dev.anachron.report.Report;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChartsTest {
    private static Chart chart(String name) {
        return Charts.ALL.stream()
                .filter(chart -> chart.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Figure small(String name) {
        return chart(name).draw(SampleRuns.small());
    }

    private static String comparison(String name) {
        return Comparisons.ALL.stream()
                .filter(comparison -> comparison.name().equals(name))
                .findFirst()
                .flatMap(comparison -> comparison.draw(SampleRuns.elections()))
                .orElseThrow()
                .text();
    }

    @Test
    void fromTheEighthVariantOnCurvesAreDashedAndDiamondsHollow() {
        String text = Comparisons.ALL
                .get(0)
                .draw(SampleRuns.manyElections())
                .orElseThrow()
                .text();
        assertThat(text)
                .contains("steps \"variant 7\" seventh\n", "steps \"variant 8\" first dashed\n")
                .contains("points first diamond\n", "points first hollow diamond\n")
                .contains("steps \"variant 10\" third dashed\n");
    }

    /** Whose reads are never stale has no curve; what was published has its diamonds on the curve's lines. */
    @Test
    void aCurveRisesAsWritesAreSeen() {
        String text = Comparisons.ALL.stream()
                .filter(comparison -> comparison.name().equals("t-visibility"))
                .findFirst()
                .flatMap(comparison -> comparison.draw(SampleRuns.probed()))
                .orElseThrow()
                .text();
        assertThat(text)
                .startsWith("""
                        title: How soon a write is seen
                        subtitle: 99.9 % fresh: partial 10 ms; never stale: strict
                        """)
                .contains("""
                        x: from the acknowledgement of a write to a read [ms] linear 0 .. 11.2
                        y: reads that see it [%] nines 0 .. 99.99
                        line "partial" first
                          0 0
                        """)
                .contains("points first circle\n  0.466667 0\n")
                .contains("points first diamond\n  1 12 !\n  9 99.9 !\n")
                .doesNotContain("\"strict\"");
        assertThat(Comparisons.ALL)
                .filteredOn(comparison -> comparison.name().equals("t-visibility"))
                .allSatisfy(comparison ->
                        assertThat(comparison.draw(SampleRuns.elections())).isEmpty());
    }

    @Test
    void theDethronedLeaderGoesOnBelieving() {
        assertThat(small("leaders").text()).isEqualTo("""
                        title: Who believed itself leader · base
                        subtitle: 2 terms had a leader; n1 believed itself leader for 3.8s after it was voted out
                        alt: A lane for each node with a bar while it believed itself leader: \
                        2 terms had a leader; n1 believed itself leader for 3.8s after it was voted out.
                        x: time [s] linear 0 .. 10
                        y: lanes n1, n2, n3
                        band: 2 .. 6 partition n1 | n2 n3
                        spans "leader" leader full
                          lane 0: 0.21 .. 2.3 "term 1"
                          lane 1: 2.3 .. 10 "term 3"
                        spans "voted out, unaware" violation full
                          lane 0: 2.3 .. 6.1
                        """);
    }

    @Test
    void aStaleReadStandsOut() {
        assertThat(SampleStaleness.small().text()).isEqualTo("""
                        title: Staleness of reads · base
                        subtitle: 1 of 3 reads was stale
                        alt: Staleness of each read over time: 1 of 3 reads was stale, \
                        the worst by 1.5s and 2 writes behind.
                        x: time [s] linear 0 .. 10
                        y: overwritten for [s] linear -0.108 .. 1.8
                        band: 2 .. 6 partition n1 | n2 n3
                        points "fresh" fresh circle
                          1 0
                          7 0
                        points "stale" violation diamond
                          4 1.5 ! "1.5s and 2 writes behind"
                        """);
    }

    @Test
    void whatNeverReturnedHasAMarkAndNoLatency() {
        assertThat(small("latency").text()).isEqualTo("""
                        title: Latency over time · base
                        subtitle: 4 ok, 1 failed, 1 with unknown outcome
                        alt: Latency of each operation over the time of its invocation: \
                        4 ok, 1 failed, 1 with unknown outcome.
                        x: time [s] linear 0 .. 10
                        y: latency [ms] linear 0 .. 4.8
                        band: 2 .. 6 partition n1 | n2 n3
                        points "read" read circle
                          1 2
                          4 1
                          7 2
                        points "write" write triangle
                          0.5 4
                        rug "info" indeterminate top
                          2.5
                        rug "fail" failed bottom
                          4.5
                        """);
    }

    @Test
    void aLineEndsWhereTheSamplesEnd() {
        assertThat(small("latency-distribution").text()).isEqualTo("""
                        title: Latency by percentile · base
                        subtitle: read p50 2, max 2 ms; write max 4 ms
                        alt: Latency against percentile, a line for each kind of operation: \
                        read p50 2, max 2 ms; write max 4 ms.
                        x: percentile of operations nines 0 .. 99.9
                        y: latency [ms] linear 0 .. 4.8
                        guide: 50 p50
                        guide: 95 p95
                        guide: 99 p99
                        guide: 99.9 p99.9
                        steps "read" read
                          0 1
                          33.333333 2
                          66.666667 2
                        points read circle
                          50 2 !
                        steps "write" write
                          0 4
                        points write triangle
                          0 4 !
                        """);
    }

    @Test
    void stalenessLeavesTheGroundWhereReadsWereStale() {
        assertThat(SampleStaleness.smallDistribution().text()).isEqualTo("""
                        title: Staleness by percentile · base
                        subtitle: 1 of 3 reads was stale: p50 0, max 1500 ms
                        alt: Staleness against percentile of all reads: 1 of 3 reads was stale: \
                        p50 0, max 1500 ms.
                        x: percentile of reads nines 0 .. 99.9
                        y: overwritten for [ms] symlog -0.5 .. 3000
                        guide: 50 p50
                        guide: 95 p95
                        guide: 99 p99
                        guide: 99.9 p99.9
                        steps violation
                          0 0
                          33.333333 0
                          66.666667 1500
                        points violation diamond
                          50 0 !
                        """);
    }

    @Test
    void anOutageLiesOnTheGround() {
        String text = small("throughput").text();
        assertThat(text).startsWith("""
                        title: Operations a second · base
                        subtitle: the longest time without an ok was 3.001s, from 4.001s on, in windows of 200ms
                        alt: Operations that ended in each second, by outcome, over time: the \
                        longest time without an ok was 3.001s, from 4.001s on.
                        x: time [s] linear 0 .. 10
                        y: operations that ended [a second] linear 0 .. 6
                        band: 2 .. 6 partition n1 | n2 n3
                        steps "ok" first
                          0 0
                          0.2 0
                          0.4 5
                          0.6 0
                        """);
        assertThat(text)
                .contains(
                        "steps \"fail\" failed dashed\n", "steps \"info\" indeterminate dashed\n");
    }

    @Test
    void whoWaitsInVainIsNotServed() {
        assertThat(small("availability").text())
                .startsWith("""
                        title: Availability · base
                        subtitle: at worst 0 %, at 2.6 s
                        """)
                .contains(
                        "  2.2 100\n  2.4 50\n  2.6 0\n  2.8 0\n  3 0\n  3.2 0\n  3.4 50\n  3.6 100\n")
                .contains("  4.4 98.5\n");
    }

    @Test
    void electionsThatNobodyWonAreSeen() {
        assertThat(chart("elections").draw(SampleRuns.votes()).text()).isEqualTo("""
                        title: Elections · base
                        subtitle: 4 candidacies, 1 election won; the last term was 3
                        alt: Candidacies and elections won over time, by term: 4 candidacies, \
                        1 election won; the last term was 3.
                        x: time [s] linear 0 .. 10
                        y: term linear 0 .. 4
                        points "stood for election" write hollow diamond
                          0.2 1 !
                          0.21 1 !
                          0.4 2 !
                          0.6 3 !
                        points "won" leader diamond
                          0.604 3 ! "n2"
                        """);
    }

    @Test
    void theMapIsPaintedWithTheVerdicts() {
        String text = chart("consistency-map").draw(SampleRuns.verdicts()).text();
        assertThat(text)
                .startsWith("""
                        title: Which promises held · read-index
                        subtitle: the strongest that held: safe, read-your-writes, writes-follow-reads
                        alt: Map of the consistency models. holds: safe, read-your-writes, \
                        writes-follow-reads; violated: linearizable, regular, sequential, \
                        causal-convergence, causal, pram, monotonic-reads; undecided: \
                        consistent-prefix; holds, but nothing tested it: monotonic-writes; not \
                        checked: convergence.
                        """)
                .contains("cards \"violated\" violation cross\n  5.4 4 \"linearizable\"\n")
                .contains(
                        "cards \"undecided\" indeterminate hollow diamond dashed\n  6.9 2 \"consistent-prefix\"\n")
                .contains("  1.4 2 to 1.4 1\n");
    }

    @Test
    void noLineOfTheMapCrossesACardOfAnotherModel() {
        Figure map = chart("consistency-map").draw(SampleRuns.verdicts());
        List<Series.Card> cards = map.series().stream()
                .filter(Series.Cards.class::isInstance)
                .flatMap(series -> ((Series.Cards) series).cards().stream())
                .toList();
        assertThat(cards).hasSize(Lattice.LEVELS.size());
        for (Series.Link link : ((Series.Links) map.series().get(0)).links()) {
            for (Series.Card card : cards) {
                assertThat(crosses(link, card)).as(link + " and " + card).isFalse();
            }
        }
    }

    /** A card is about two units wide and less than half a unit high; a line is straight. */
    private static boolean crosses(Series.Link link, Series.Card card) {
        boolean between =
                card.at().y() < link.from().y() && card.at().y() > link.to().y();
        if (!between) {
            return false;
        }
        double half = 0.25 + 0.05 * card.words().length();
        return DoubleStream.of(-0.22, 0, 0.22)
                .map(up -> (card.at().y() + up - link.from().y())
                        / (link.to().y() - link.from().y()))
                .map(share ->
                        link.from().x() + share * (link.to().x() - link.from().x()))
                .anyMatch(x -> Math.abs(x - card.at().x()) < half);
    }

    @Test
    void aWrongClockHasALine() {
        assertThat(chart("clock-error").draw(SampleRuns.wrongClocks()).text()).isEqualTo("""
                        title: Believed time less true time · base
                        subtitle: n1 up to 1s ahead; n2 up to 500ms behind
                        alt: How far each wrong clock was ahead of true time: n1 up to 1s \
                        ahead; n2 up to 500ms behind.
                        x: time [s] linear 0 .. 10
                        y: ahead of true time [s] linear -0.68 .. 1.18
                        band: 2 .. 4 clock of n1 jumps by 1s
                        line "n1" first
                          0 0
                          2 0
                          2 1
                          4 1
                          4 0
                          10 0
                        line "n1, timers" first dashed
                          0 0
                          2 0
                          4 0
                          10 0
                        line "n2" second
                          0 0
                          5 0
                          10 -0.5
                        """);
    }

    @Test
    void messagesAroundTheFirstFault() {
        assertThat(chart("messages").draw(SampleRuns.messages()).text()).isEqualTo("""
                        title: Who said what to whom · base
                        subtitle: 3 messages from 1.500000s to 2.500000s, 1 lost
                        alt: A space-time diagram: 3 messages from 1.500000s to 2.500000s, 1 lost.
                        x: time [s] linear 1.5 .. 2.5
                        y: lanes n1, n2, n3
                        band: 2 .. 2.5 partition n1 | n2 n3
                        ways "Beat" first
                          1.99 0 to 2.01 2
                        ways "still under way" down dashed
                          2.4 2 to 2.5 1
                        ways violation dashed
                          2.02 0 to 2.025 0.5
                        points down circle
                          2.01 2
                        points "lost" violation cross
                          2.025 0.5
                        """);
    }

    /** Many messages, and so a shorter time. */
    @Test
    void aPictureOfMessagesHasRoomForSixty() {
        Figure figure = chart("messages").draw(SampleRuns.manyMessages());
        assertThat(figure.x().text()).isEqualTo("time [s] linear 1.98 .. 2.02");
        assertThat(figure.subtitle()).startsWith("40 messages");
    }

    @Test
    void trueClocksAndNodesWithoutRolesHaveNoPicture() {
        assertThat(Charts.of(SampleRuns.small()).stream().map(Chart::name))
                .containsExactly(
                        "leaders",
                        "staleness",
                        "latency",
                        "latency-distribution",
                        "throughput",
                        "availability",
                        "operations");
        assertThat(Charts.of(SampleRuns.wrongClocks()).stream().map(Chart::name))
                .containsExactly(
                        "staleness",
                        "latency",
                        "latency-distribution",
                        "throughput",
                        "availability",
                        "clock-error",
                        "operations");
    }

    @Test
    void electionsRiseToTheLastAndDiamondsArePublished() {
        assertThat(comparison("election-times")).isEqualTo("""
                        title: Time without a leader
                        subtitle: Curves: measured here, 2 to 3 elections each; diamonds: \
                        published quantiles
                        alt: Cumulative curves of the time without a leader. wide: half of 3 \
                        elections within 190 ms; narrow: half of 2 elections within 120 ms.
                        x: time without a leader [ms] log 100 .. 1080
                        y: share of elections [%] linear 0 .. 102
                        steps "wide" first
                          170 0
                          170 33.333333
                          190 66.666667
                          250 100
                        steps "narrow" second
                          120 0
                          120 50
                          900 100
                        points first diamond
                          180 50 !
                          230 100 !
                        points second diamond
                          130 50 !
                          800 100 !
                        """);
    }

    @Test
    void theNearPictureCutsOffWhatIsFar() {
        assertThat(comparison("election-times-near")).isEqualTo("""
                        title: Time without a leader: the first 600 ms
                        subtitle: Curves: measured here, 2 to 3 elections each; diamonds: \
                        published quantiles
                        alt: Cumulative curves of the time without a leader. wide: half of 3 \
                        elections within 190 ms; narrow: half of 2 elections within 120 ms.
                        x: time without a leader [ms] linear 0 .. 600
                        y: share of elections [%] linear 0 .. 102
                        steps "wide" first
                          170 0
                          170 33.333333
                          190 66.666667
                          250 100
                        steps "narrow" second
                          120 0
                          120 50
                          600 50
                        points first diamond
                          180 50 !
                          230 100 !
                        points second diamond
                          130 50 !
                        """);
    }

    @Test
    void latencyIsBoughtWithStaleness() {
        Report levels = SampleRuns.report(
                level("strong", 150, 310, Double.NaN),
                level("bounded", 1.5, 2, 500),
                level("eventual", 1.25, 1.75, 4000));
        assertThat(new LatencyStalenessComparison().draw(levels).orElseThrow().text())
                .isEqualTo("""
                        title: Latency against staleness of reads
                        subtitle: fastest: eventual, 1.25 ms, up to 4 s stale; \
                        slowest: strong, 150 ms, never stale
                        alt: strong, 150 ms, never stale; bounded, 1.5 ms, up to \
                        500 ms stale; eventual, 1.25 ms, up to 4 s stale.
                        x: slower reads → [ms] log 0.625 .. 620
                        y: ↑ staler: the stalest read [ms] symlog -0.5 .. 8000
                        line first
                          150 0
                          310 0
                        line second
                          1.5 500
                          2 500
                        line third
                          1.25 4000
                          1.75 4000
                        points first diamond
                          150 0 ! "strong"
                        points second diamond
                          1.5 500 ! "bounded"
                        points third diamond
                          1.25 4000 ! "eventual"
                        """);
        assertThat(new LatencyStalenessComparison()
                        .draw(SampleRuns.report(
                                level("strong", 150, 310, 3), level("weak", 1, 2, 3))))
                .as("two variants are no picture")
                .isEmpty();
    }

    private static Judged level(String name, double half, double most, double stale) {
        return SampleRuns.measured(
                name,
                new TreeMap<>(Map.of(
                        "latency.read.p50",
                        half,
                        "latency.read.p99",
                        most,
                        "staleness.max",
                        stale)));
    }

    @Test
    void whoDoesNotAskForElectionTimesGetsNoPictureOfThem() {
        assertThat(Comparisons.ALL.stream()
                        .map(comparison -> comparison.draw(SampleRuns.report(SampleRuns.small()))))
                .allMatch(Optional::isEmpty);
    }

    @Test
    void anEmptyRunIsAnEmptyPictureThatSaysSo() {
        assertThat(Charts.ALL.stream()
                        .map(chart -> chart.draw(SampleRuns.empty()).heading().notice()))
                .containsExactly(
                        "",
                        "no node became leader",
                        "nobody stood for election",
                        "no reads returned",
                        "no reads returned",
                        "no operation returned",
                        "no operation returned",
                        "no operation ended",
                        "no client asked for anything",
                        "every clock was true",
                        "no client asked for anything",
                        "no message was sent in this time");
    }

    @Test
    void theCatalogueForgetsNoChart() throws Exception {
        assertThat(Charts.ALL.stream().map(chart -> chart.getClass().getName()).toList())
                .containsExactlyInAnyOrderElementsOf(implementations(Chart.class));
        assertThat(Comparisons.ALL.stream().map(one -> one.getClass().getName()).distinct())
                .containsExactlyInAnyOrderElementsOf(implementations(Comparison.class));
    }

    @Test
    void everyChartSaysHowToReadIt() {
        for (Chart chart : Charts.ALL) {
            assertThat(chart.name()).matches("[a-z]+(-[a-z]+)*");
            assertThat(chart.caption()).as(chart.name()).endsWith(".").hasSizeGreaterThan(40);
            assertThat(chart.title()).as(chart.name()).isNotBlank();
        }
        for (Comparison comparison : Comparisons.ALL) {
            assertThat(comparison.name()).matches("[a-z]+(-[a-z]+)*");
            assertThat(comparison.caption()).endsWith(".").hasSizeGreaterThan(40);
            assertThat(comparison.title()).isNotBlank();
        }
        assertThat(Stream.concat(
                        Charts.ALL.stream().map(Chart::name),
                        Comparisons.ALL.stream().map(Comparison::name)))
                .doesNotHaveDuplicates();
    }

    /** Every compiled class beside {@link Chart} and below that is one of that kind. */
    private static List<String> implementations(Class<?> kind) throws Exception {
        Path classes = Path.of(
                Chart.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (Stream<Path> files = Files.walk(classes.resolve("dev/anachron/chart"))) {
            return files.map(file -> classes.relativize(file).toString())
                    .filter(file -> file.endsWith(".class"))
                    .map(file -> file.replace(".class", "").replace('/', '.').replace('\\', '.'))
                    .filter(name -> is(kind, name))
                    .toList();
        }
    }

    private static boolean is(Class<?> kind, String name) {
        try {
            Class<?> type = Class.forName(name);
            return kind.isAssignableFrom(type) && !type.isInterface();
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
