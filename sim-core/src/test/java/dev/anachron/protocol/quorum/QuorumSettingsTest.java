package dev.anachron.protocol.quorum;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.spi.Protocol.Objection;
import dev.anachron.spi.Settings;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings that contradict each other or the number of nodes, of which there are five. */
class QuorumSettingsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            read-quorum=0              | 'read-quorum' is 0; expected at least 1
            write-quorum=0             | 'write-quorum' is 0; expected at least 1
            replicas=0                 | 'replicas' is 0; expected at least 1
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
        assertThat(new QuorumProtocol().objections(Settings.of(settings), 5))
                .extracting(Objection::expected)
                .contains(expected);
    }

    @ParameterizedTest
    @CsvSource({"1", "3"})
    void nobodyCanStandInWhereAllAreReplicas(long stores) {
        Map<String, Object> settings = QuorumNodeTest.defaults();
        settings.put("stores", stores);
        settings.put("sloppy", true);
        assertThat(new QuorumProtocol().objections(Settings.of(settings), 5))
                .extracting(Objection::setting)
                .containsExactly("sloppy");
    }
}
