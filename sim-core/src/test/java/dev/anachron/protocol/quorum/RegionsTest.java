package dev.anachron.protocol.quorum;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.base.Command;
import dev.anachron.base.NodeId;
import dev.anachron.base.Version;
import dev.anachron.protocol.quorum.QuorumMessage.GetReply;
import dev.anachron.protocol.quorum.QuorumMessage.PutReply;
import dev.anachron.spi.ConsistencyLevel;
import dev.anachron.spi.Request;
import dev.anachron.spi.Settings;
import dev.anachron.testing.NodeBench;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Levels that count the replicas of a region; n1 is asked, with n2 and n3 in eu, n4 to n6 in us. */
class RegionsTest {
    private static final Ticket FIRST = new Ticket(new NodeId("c1"), 1, 1);

    private static NodeBench store(Map<String, Object> given) {
        Map<String, Object> settings = QuorumNodeTest.defaults();
        settings.put("order", "own-count");
        settings.putAll(given);
        return new NodeBench(
                new QuorumProtocol(),
                Settings.of(settings),
                6,
                QuorumSettingsTest.regions("eu=n1,n2,n3 us=n4,n5,n6"));
    }

    private static Request asks(Command what, String level) {
        return new Request(new NodeId("c1"), 1, 1, what, new ConsistencyLevel(level), Version.NONE);
    }

    /** The replicas that acknowledge, n1 being the first, up to the one with which the write is done. */
    @ParameterizedTest
    @CsvSource({
        "local-one,    n1",
        "local-quorum, n1 n3",
        "local-quorum, n1 n4 n5 n6 n2",
        "each-quorum,  n1 n2 n4 n5",
        "each-quorum,  n1 n4 n5 n6 n2",
        "quorum,       n1 n4 n5 n6",
        "all,          n1 n2 n3 n4 n5 n6",
    })
    void aWriteIsDoneWhenTheRightOnesHaveIt(String level, String acknowledge) {
        NodeBench n1 = store(Map.of());
        List<String> out = n1.hears("c1", asks(new Command.Write("x", 7), level));
        for (String node : acknowledge.split(" ")) {
            if (!node.equals("n1")) { // which has acknowledged already
                assertThat(out).as(level).noneMatch(line -> line.contains("Done"));
                out = n1.hears(node, new PutReply(FIRST));
            }
        }
        assertThat(out).as(level).anyMatch(line -> line.contains("Done"));
    }

    @Test
    void aLocalReadStaysInItsRegion() {
        NodeBench n1 = store(Map.of());
        assertThat(n1.hears("c1", asks(new Command.Read("x"), "local-quorum")))
                .containsExactly("→n2 Get c1#1 x", "→n3 Get c1#1 x");
        assertThat(n1.hears("n3", new GetReply(FIRST, Cell.EMPTY)))
                .contains("→c1 Done #1 nil from 0@0 at 0@0");
    }

    /** So many in each region, as the ring has them from the place of the key; of x that is n6. */
    @Test
    void replicasMayBeCountedByRegion() {
        NodeBench n1 = store(Map.of("replicas-per-region", 2L));
        assertThat(n1.hears("c1", asks(new Command.Read("x"), "quorum")))
                .containsExactly("→n6 Get c1#1 x", "→n2 Get c1#1 x", "→n4 Get c1#1 x");
    }

    /** A write that has to wait for a quorum of each goes to so many, and no more. */
    @Test
    void asManyAsAreNeededInEachRegion() {
        NodeBench n1 = store(Map.of("writes-to", "first"));
        assertThat(n1.hears("c1", asks(new Command.Write("x", 7), "each-quorum")))
                .filteredOn(line -> line.contains("Put"))
                .extracting(line -> line.substring(0, 3))
                .containsExactly("→n2", "→n4", "→n5");
    }
}
