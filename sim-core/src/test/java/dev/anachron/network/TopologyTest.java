package dev.anachron.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.base.Latency;
import dev.anachron.base.NodeId;
import dev.anachron.base.RandomStream;
import dev.anachron.base.SimTime;
import dev.anachron.spi.Message;
import dev.anachron.testing.Chatter;
import dev.anachron.testing.Echo;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a message takes: by type on its link, by type on any link, by link, or as all others. */
class TopologyTest {
    private static final Topology.Link LINK = new Topology.Link(new NodeId("n1"), new NodeId("n2"));
    private static final Topology.Link TYPED =
            new Topology.Link(new NodeId("n3"), new NodeId("n1"));

    private static Latency millis(long millis) {
        return Latency.constant(SimTime.millis(millis));
    }

    @ParameterizedTest(name = "{2} from {0} to {1}: {3} ms")
    @CsvSource({
        "n1, n2, Hello, 20",
        "n2, n1, Hello, 10",
        "n1, n2, Told, 30",
        "n2, n1, Told, 30",
        "n3, n1, Told, 40",
        "n1, n3, Told, 30",
        "n3, n1, Hello, 10",
    })
    void aMessageTakesWhatIsSaidMostPrecisely(String from, String to, String type, long millis) {
        Topology topology = new Topology(
                millis(10),
                Map.of(LINK, millis(20)),
                false,
                Map.of("Told", millis(30)),
                Map.of(TYPED, Map.of("Told", millis(40))));
        Message message = type.equals("Told") ? new Echo.Told(1) : new Chatter.Hello();
        Link link =
                new Network(topology, RandomStream.root(1)).link(new NodeId(from), new NodeId(to));
        assertThat(link.drawLatencyNanos(message)).isEqualTo(SimTime.millis(millis));
    }
}
