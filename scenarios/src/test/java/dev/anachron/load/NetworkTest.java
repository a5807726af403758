package dev.anachron.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.base.Latency;
import dev.anachron.base.NodeId;
import dev.anachron.base.SimTime;
import dev.anachron.fault.Fault;
import dev.anachron.fault.Filter;
import dev.anachron.fault.link.Bandwidth;
import dev.anachron.fault.link.Corrupt;
import dev.anachron.fault.link.Delay;
import dev.anachron.fault.link.Duplicate;
import dev.anachron.fault.link.Hold;
import dev.anachron.fault.link.LinkFault;
import dev.anachron.fault.link.Loss;
import dev.anachron.fault.link.Reorder;
import dev.anachron.fault.link.Trouble;
import dev.anachron.fault.partition.CutLinks;
import dev.anachron.fault.partition.Partition;
import dev.anachron.fault.partition.Shaped;
import dev.anachron.fault.process.Crash;
import dev.anachron.fault.process.Pause;
import dev.anachron.network.Topology;
import dev.anachron.scenario.Setup.Links;
import dev.anachron.scenario.Setup.PlannedFault;
import dev.anachron.scenario.Setup.Quality;
import dev.anachron.spi.Settings;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the YAML of networks and of their faults becomes. */
class NetworkTest {
    private static final List<String> ALL = List.of("n1", "n2", "n3", "c1");
    private static final Filter EVERYTHING = Filter.between(ALL, ALL);

    private static String scenario(String network, String fault) {
        return """
                name: small
                duration: 10s
                cluster: { protocol: raft, nodes: 3 }
                network: { %s }
                clients: [{ name: c1, workload: register }]
                faults: [{ at: 1s, for: 4s, %s }]
                """.formatted(network, fault);
    }

    private static Links network(String yaml) throws InvalidScenarioException {
        return Fakes.load(scenario(yaml, "pause: n1"))
                .scenario()
                .variants()
                .get(0)
                .setup()
                .network();
    }

    private static PlannedFault fault(String network, String yaml) throws InvalidScenarioException {
        return Fakes.load(scenario(network, yaml))
                .scenario()
                .variants()
                .get(0)
                .setup()
                .faults()
                .get(0);
    }

    private static Topology.Link link(String from, String to) {
        return new Topology.Link(new NodeId(from), new NodeId(to));
    }

    static Stream<Arguments> faults() {
        List<String> appends = List.of("AppendEntries");
        return Stream.of(
                Arguments.of("loss: { share: 10% }", on(EVERYTHING, new Loss(0.1, 0))),
                Arguments.of("loss: { share: 10%, burst: 5 }", on(EVERYTHING, new Loss(0.1, 5))),
                Arguments.of(
                        "duplicate: { share: 5%, by: 2ms }",
                        on(EVERYTHING, new Duplicate(0.05, Latency.constant(2_000_000)))),
                Arguments.of(
                        "reorder: { share: 5%, by: 0ms..20ms, type: AppendEntries }",
                        on(
                                new Filter(ALL, ALL, appends, null, null, null),
                                new Reorder(0.05, new Settings.Range(0, 20_000_000)))),
                Arguments.of(
                        "delay: { by: { pareto: { scale: 20ms, alpha: 1.5 } }, to: leader }",
                        on(
                                Filter.between(ALL, List.of("leader")),
                                new Delay(Latency.pareto(20_000_000, 1.5)))),
                Arguments.of(
                        "corrupt: { undetected: true, term: 3 }",
                        on(
                                new Filter(ALL, ALL, List.of(), 3L, null, null),
                                new Corrupt(0.01, true))),
                Arguments.of(
                        "bandwidth: { rate: 2MB/s }",
                        on(EVERYTHING, new Bandwidth(2_000_000, 64_000))),
                Arguments.of("jam: {}", on(EVERYTHING, new Hold("jam", Long.MAX_VALUE))),
                Arguments.of(
                        "hold: { from: leader, to: [n3, c1], key: x, at-most: 1, number: 506 }",
                        on(
                                new Filter(
                                        List.of("leader"),
                                        List.of("n3", "c1"),
                                        List.of(),
                                        null,
                                        "x",
                                        506L),
                                new Hold("hold", 1))),
                Arguments.of("partition: bridge", new Shaped("bridge")),
                Arguments.of(
                        "partition: { links: [n1-n3, n2->n3] }",
                        new CutLinks(
                                List.of(link("n1", "n3"), link("n3", "n1"), link("n2", "n3")))),
                Arguments.of(
                        "partition: [[region:eu], [others]]",
                        new Partition(List.of(List.of("n1", "c1"), List.of("others")), false)),
                Arguments.of("pause: region:eu", new Pause(List.of("n1", "c1"))),
                Arguments.of("crash: region:eu", new Crash(List.of("n1"))));
    }

    private static Fault on(Filter filter, Trouble trouble) {
        return new LinkFault(filter, trouble);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void aFault(String yaml, Fault expected) throws InvalidScenarioException {
        assertThat(fault("regions: { eu: [n1, c1] }", yaml))
                .isEqualTo(new PlannedFault(SimTime.seconds(1), SimTime.seconds(4), expected));
    }

    @Test
    void aFaultThatRecurs() throws InvalidScenarioException {
        assertThat(fault("", "every: 500ms, partition: one"))
                .isEqualTo(new PlannedFault(
                        SimTime.seconds(1),
                        SimTime.seconds(4),
                        SimTime.millis(500),
                        new Shaped("one")));
    }

    @Test
    void aPairOfRegionsIsMeantBothWays() throws InvalidScenarioException {
        Topology topology = network("regions: { eu: [n1], us: [n2] }, between: { eu-us: 40ms }")
                .topology();
        assertThat(topology.latency(link("n1", "n2")).text()).isEqualTo("40ms");
        assertThat(topology.latency(link("n2", "n1")).text()).isEqualTo("40ms");
    }

    @Test
    void latenciesBetweenRegions() throws InvalidScenarioException {
        Topology topology = network("latency: 1ms, regions: { eu: [n1, c1], us-east: [n2] },"
                        + " between: { eu->us-east: 40ms, us-east->eu: 45ms },"
                        + " links: { n2->c1: 50ms }")
                .topology();
        assertThat(Stream.of(
                                link("n1", "n2"),
                                link("n2", "n1"),
                                link("n1", "c1"),
                                link("n2", "c1"),
                                link("n1", "n3"))
                        .map(link -> link + " " + topology.latency(link).text()))
                .containsExactly(
                        "n1→n2 40ms", "n2→n1 45ms", "n1→c1 1ms", "n2→c1 50ms", "n1→n3 1ms");
    }

    /** On top of what the link or the type of the message takes in any case. */
    @Test
    void whatLeavesItsRegionTakesLonger() throws InvalidScenarioException {
        Topology topology = network(
                        "latency: 1ms, regions: { eu: [n1, c1], us: [n2] }, remote: 75ms,"
                                + " types: { AppendEntries: 5ms }, links: { n2->n1: 2ms }")
                .topology();
        assertThat(topology.latency(link("n1", "n2")).text()).isEqualTo("75ms plus 1ms");
        assertThat(topology.latency(link("n2", "n1")).text()).isEqualTo("75ms plus 2ms");
        assertThat(topology.types(link("n2", "c1")).get("AppendEntries"))
                .isEqualTo(Latency.sum(
                        List.of(Latency.constant(75_000_000), Latency.constant(5_000_000))));
        assertThat(topology.latency(link("n1", "c1")).text()).isEqualTo("1ms");
        assertThat(topology.latency(link("n1", "n3")).text()).isEqualTo("1ms");
        assertThat(topology.types(link("n1", "c1")).get("AppendEntries"))
                .isEqualTo(Latency.constant(5_000_000));
    }

    @Test
    void latenciesThatOthersFitted() throws InvalidScenarioException {
        for (String name : Fits.NAMES) {
            assertThat(network("latency: { fit: " + name + " }").topology().standard())
                    .isEqualTo(Fits.named(name));
        }
        assertThat(network("latency: { sum: [1ms, { fit: ymmr-write-3.5 }] }")
                        .topology()
                        .standard()
                        .text())
                .isEqualTo("1ms plus mixture of 93.9% pareto from 3ms, alpha 3.5; 6.1% exponential,"
                        + " mean 357.142ms");
    }

    /** Half of the round trips in the tables, which differ a little by direction. */
    @Test
    void measuredRoundTrips() throws InvalidScenarioException {
        Topology azure = network("regions: { west-europe: [n1], east-us: [n2], japan-east: [n3] },"
                        + " between: azure-2026")
                .topology();
        assertThat(azure.latency(link("n1", "n2")).text()).isEqualTo("45.5ms");
        assertThat(azure.latency(link("n2", "n1")).text()).isEqualTo("44.5ms");
        assertThat(azure.latency(link("n1", "n3")).text()).isEqualTo("120ms");
        Topology aws = network(
                        "regions: { eu-west-1: [n1], us-east-1: [n2, n3] }, between: aws-2017")
                .topology();
        assertThat(aws.latency(link("n1", "n2")).text()).isEqualTo("40.26ms");
    }

    @Test
    void theTablesOfRoundTripsAreWhole() {
        for (String name : RoundTrips.NAMES) {
            RoundTrips table = RoundTrips.named(name);
            assertThat(table.regions()).hasSizeGreaterThanOrEqualTo(8).doesNotHaveDuplicates();
            for (String from : table.regions()) {
                for (String to : table.regions()) {
                    long there = table.oneWayNanos(from, to);
                    long back = table.oneWayNanos(to, from);
                    assertThat(there == 0).as(from + " " + to).isEqualTo(from.equals(to));
                    assertThat(Math.abs(there - back)).isLessThanOrEqualTo(there / 5);
                }
            }
        }
    }

    @Test
    void singleLinksAndMessageTypes() throws InvalidScenarioException {
        Links links = network(
                "loss: 2%, types: { AppendEntries: 5ms }, links: {"
                        + " n1-n2: { latency: 20ms, bandwidth: 1MB/s, types: { Request: 1ms } },"
                        + " n2->n3: { loss: 1%, queue: 1KB, bandwidth: 500B/s }, n3->n1: { uniform: 1ms..2ms } }");
        assertThat(links.single())
                .isEqualTo(Map.of(
                        link("n1", "n2"), new Quality(0.02, 1_000_000, 64_000),
                        link("n2", "n1"), new Quality(0.02, 1_000_000, 64_000),
                        link("n2", "n3"), new Quality(0.01, 500, 1_000)));
        assertThat(links.topology().latency(link("n2", "n1")).text()).isEqualTo("20ms");
        assertThat(links.topology().latency(link("n3", "n1")))
                .isEqualTo(Latency.uniform(1_000_000, 2_000_000));
        assertThat(links.topology().types()).containsOnlyKeys("AppendEntries");
        assertThat(links.topology().linkTypes().get(link("n1", "n2")))
                .containsOnlyKeys("AppendEntries", "Request");
    }
}
