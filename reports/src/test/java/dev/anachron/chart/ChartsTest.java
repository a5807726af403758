package dev.anachron.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.chart.staleness.SampleStaleness;
import dev.anachron.figure.Figure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChartsTest {
    private static Figure small(String name) {
        return Charts.ALL.stream()
                .filter(chart -> chart.name().equals(name))
                .findFirst()
                .orElseThrow()
                .draw(SampleRuns.small());
    }

    @Test
    void theDethronedLeaderGoesOnBelieving() {
        assertThat(small("leaders").text()).isEqualTo("""
                        title: Who believed itself leader · base
                        subtitle: 2 terms had a leader; n1 believed itself leader for 3.8s after being outvoted
                        alt: A lane for each node with a bar while it believed itself leader: \
                        2 terms had a leader; n1 believed itself leader for 3.8s after being outvoted.
                        x: time [s] linear 0 .. 10
                        y: lanes n1, n2, n3
                        band: 2 .. 6 partition n1 | n2 n3
                        spans "leader" leader full
                          lane 0: 0.21 .. 2.3 "term 1"
                          lane 1: 2.3 .. 10 "term 3"
                        spans "outvoted, unaware" violation full
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
    void anEmptyRunIsAnEmptyPictureThatSaysSo() {
        assertThat(Charts.ALL.stream()
                        .map(chart -> chart.draw(SampleRuns.empty()).heading().notice()))
                .containsExactly(
                        "no node became leader",
                        "no reads returned",
                        "no operation returned",
                        "no operation returned");
    }

    @Test
    void theCatalogueForgetsNoChart() throws Exception {
        assertThat(Charts.ALL.stream().map(chart -> chart.getClass().getName()).toList())
                .containsExactlyInAnyOrderElementsOf(implementations());
    }

    @Test
    void everyChartSaysHowToReadIt() {
        for (Chart chart : Charts.ALL) {
            assertThat(chart.name()).matches("[a-z]+(-[a-z]+)*");
            assertThat(chart.caption()).as(chart.name()).endsWith(".").hasSizeGreaterThan(40);
            assertThat(chart.title()).as(chart.name()).isNotBlank();
        }
        assertThat(Charts.ALL.stream().map(Chart::name)).doesNotHaveDuplicates();
    }

    /** Every compiled class beside {@link Chart} and below that is one. */
    private static List<String> implementations() throws Exception {
        Path classes = Path.of(
                Chart.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (Stream<Path> files = Files.walk(classes.resolve("dev/anachron/chart"))) {
            return files.map(file -> classes.relativize(file).toString())
                    .filter(file -> file.endsWith(".class"))
                    .map(file -> file.replace(".class", "").replace('/', '.').replace('\\', '.'))
                    .filter(ChartsTest::isChart)
                    .toList();
        }
    }

    private static boolean isChart(String name) {
        try {
            Class<?> type = Class.forName(name);
            return Chart.class.isAssignableFrom(type) && !type.isInterface();
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
