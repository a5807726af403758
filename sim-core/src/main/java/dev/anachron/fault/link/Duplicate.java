package dev.anachron.fault.link;

import dev.anachron.base.Latency;
import dev.anachron.base.RandomStream;
import dev.anachron.base.Shares;
import dev.anachron.fault.FaultKind;
import dev.anachron.network.Fate;
import dev.anachron.network.LinkRule;
import dev.anachron.spi.Setting;

import java.util.List;

/**
 * Messages arrive twice.
 *
 * @param share the probability for each
 * @param by how much later the copy arrives
 */
public record Duplicate(double share, Latency by) implements Trouble {
    public static final FaultKind KIND = LinkFault.kind(
            "duplicate",
            "Delivers messages twice.",
            List.of(
                    Setting.share("share", "10%", "The probability that a message arrives twice."),
                    Setting.latency("by", "1ms", "How much later the second one arrives.")),
            settings -> new Duplicate(settings.share("share"), settings.latency("by")));

    @Override
    public String text() {
        return "duplication of " + Shares.percent(share);
    }

    @Override
    public LinkRule rule(RandomStream random, String what) {
        return envelope -> {
            RandomStream stream = envelope.stream(random);
            // A stream of its own for the delay, so that another delay leaves the choice as it is.
            return stream.chance(share)
                    ? new Fate.Duplicate(by.sampleNanos(stream.child("by")))
                    : null;
        };
    }
}
