package dev.anachron.protocol.quorum;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.base.NodeId;
import dev.anachron.spi.ConsistencyLevel;
import dev.anachron.spi.Deployment;
import dev.anachron.spi.Protocol.Objection;
import dev.anachron.spi.Regions;
import dev.anachron.spi.Settings;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings that contradict each other or the number of nodes, of which there are five. */
class QuorumSettingsTest {
    private static final List<NodeId> FIVE =
            IntStream.rangeClosed(1, 5).mapToObj(i -> new NodeId("n" + i)).toList();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            read-quorum=0              | 'read-quorum' is 0; expected at least 1
            write-quorum=0             | 'write-quorum' is 0; expected at least 1
            replicas=0                 | 'replicas' is 0; expected at least 1
            stores=-1                  | 'stores' is -1; expected at least 1
            stores=0                   | 'stores' is 0; expected at least 1
            write-quorum=6             | a quorum of 6 of 5 replicas; expected at most 5
            replicas=3 read-quorum=4   | a quorum of 4 of 3 replicas; expected at most 3
            replicas=6                 | 6 replicas on 5 nodes; expected at most 5
            stores=3 replicas=4        | 4 replicas on 3 nodes; expected at most 3
            stores=3 read-quorum=4     | a quorum of 4 of 3 replicas; expected at most 3
            """)
    void isRefusedAndToldWhy(String given, String expected) {
        Map<String, Object> settings = QuorumNodeTest.defaults();
        for (String one : given.split(" ")) {
            String[] sides = one.split("=");
            settings.put(sides[0], Long.parseLong(sides[1]));
        }
        assertThat(objections(settings, Regions.NONE))
                .extracting(Objection::expected)
                .contains(expected);
    }

    static List<Objection> objections(Map<String, Object> settings, Regions regions) {
        Deployment deployment = new Deployment(FIVE, regions, Settings.of(settings));
        return new QuorumProtocol().objections(deployment);
    }

    @ParameterizedTest
    @CsvSource({"1", "3"})
    void nobodyCanStandInWhereAllAreReplicas(long stores) {
        Map<String, Object> settings = QuorumNodeTest.defaults();
        settings.put("stores", stores);
        settings.put("sloppy", true);
        assertThat(objections(settings, Regions.NONE))
                .extracting(Objection::setting)
                .containsExactly("sloppy");
    }

    /** Where the five nodes are, which settings they have, and why n1 cannot serve a level, or n5. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            eu=n1,n2,n3 us=n4,n5    | -                     | local-quorum | n1 | ''
            eu=n1,n2,n3 us=n4,n5    | -                     | each-quorum  | n5 | ''
            eu=n1,n2,n3 us=n4,n5    | replicas-per-region=2 | local-one    | n5 | ''
            eu=n1,n2,n3 us=n4       | -                     | quorum       | n5 | ''
            eu=n1,n2,n3 us=n4       | -                     | local-one    | n5 | n5 is in no region; expected for example network: { regions: { eu: [n5] } }
            eu=n1,n2,n3 us=n4,n5    | stores=3              | local-quorum | n5 | the region 'us' is without nodes that hold data; expected at least one
            eu=n1,n2,n3 us=n4,n5    | stores=3              | local-quorum | n1 | ''
            eu=n1,n2,n3,n4,n5 us=   | -                     | local-quorum | n1 | ''
            eu=n1,n2,n3,n4,n5 us=   | -                     | each-quorum  | n1 | the region 'us' is without nodes that hold data; expected at least one
            eu=n1,n2,n3 us=n4,n5    | replicas=3            | local-quorum | n1 | the replicas of an object may all be in another region; expected 'replicas-per-region' instead of 'replicas'
            """)
    void aLevelThatCountsRegionsNeedsThem(
            String regions, String setting, String level, String node, String expected) {
        Deployment deployment = new Deployment(FIVE, regions(regions), with(setting));
        assertThat(new QuorumProtocol()
                        .objection(new ConsistencyLevel(level), new NodeId(node), deployment))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            eu=n1,n2,n3 us=n4,n5 | replicas-per-region=3 | 3 replicas in region 'us', where 2 of the nodes that hold data are; expected at most as many
            eu=n1,n2,n3 us=n4,n5 | replicas-per-region=0 | 'replicas-per-region' is 0; expected at least 1
            ''                   | replicas-per-region=2 | 'replicas-per-region' needs regions; expected for example network: { regions: { eu: [n1, n2, n3], us: [n4, n5, n6] } }
            """)
    void replicasInEachRegionNeedNodesThere(String regions, String setting, String expected) {
        Deployment deployment = new Deployment(FIVE, regions(regions), with(setting));
        assertThat(new QuorumProtocol().objections(deployment))
                .extracting(Objection::expected)
                .contains(expected);
    }

    private static Settings with(String setting) {
        Map<String, Object> settings = QuorumNodeTest.defaults();
        if (setting != null) {
            String[] sides = setting.split("=");
            settings.put(sides[0], Long.parseLong(sides[1]));
        }
        return Settings.of(settings);
    }

    /** {@code eu=n1,n2 us=n3}. */
    static Regions regions(String text) {
        SortedMap<String, List<NodeId>> regions = new TreeMap<>();
        for (String one : text.isEmpty() ? new String[0] : text.split(" ")) {
            String[] sides = one.split("=", -1);
            regions.put(
                    sides[0],
                    Arrays.stream(sides[1].split(","))
                            .filter(name -> !name.isEmpty())
                            .map(NodeId::new)
                            .toList());
        }
        return new Regions(regions);
    }
}
