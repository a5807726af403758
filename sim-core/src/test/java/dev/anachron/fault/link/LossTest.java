package dev.anachron.fault.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.anachron.base.NodeId;
import dev.anachron.base.RandomStream;
import dev.anachron.network.Envelope;
import dev.anachron.network.LinkRule;
import dev.anachron.testing.Echo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Losses in bursts: the share in the long run, and how many in a row. */
class LossTest {
    private static final int MESSAGES = 200_000;
    private static final Envelope MESSAGE =
            new Envelope(1, new NodeId("n1"), new NodeId("n2"), new Echo.Told(1), 0, 0);

    /** Without bursts a run of losses is 1 / (1 − share) long on average, as of a coin. */
    @ParameterizedTest(name = "{0} in bursts of {1}")
    @CsvSource({
        "0.1, 0, 1.11",
        "0.5, 0, 2",
        "0.1, 5, 5",
        "0.02, 20, 20",
        "0.5, 1.5, 1.5",
        "0.8, 4, 4",
    })
    void shareAndLengthOfBursts(double share, double burst, double meanLength) {
        LinkRule rule = new Loss(share, burst).rule(RandomStream.root(7), "loss");
        int lost = 0;
        int bursts = 0;
        boolean before = false;
        for (int i = 0; i < MESSAGES; i++) {
            boolean now = rule.decide(MESSAGE) != null;
            lost += now ? 1 : 0;
            bursts += now && !before ? 1 : 0;
            before = now;
        }
        assertThat((double) lost / MESSAGES).isCloseTo(share, within(0.05 * share + 0.002));
        assertThat((double) lost / bursts).isCloseTo(meanLength, within(0.05 * meanLength));
    }

    /** A link is found as it is in the long run: its very first message may fall into a burst. */
    @Test
    void theFirstMessageIsLostAsOftenAsAnyOther() {
        LinkRule rule = new Loss(0.3, 10).rule(RandomStream.root(7), "loss");
        int lost = 0;
        for (int link = 0; link < 10_000; link++) {
            NodeId receiver = new NodeId("r" + link);
            Envelope first = new Envelope(link, MESSAGE.from(), receiver, MESSAGE.message(), 0, 0);
            lost += rule.decide(first) != null ? 1 : 0;
        }
        assertThat(lost / 10_000.0).isCloseTo(0.3, within(0.02));
    }
}
