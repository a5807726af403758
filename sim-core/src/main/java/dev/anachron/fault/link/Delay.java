package dev.anachron.fault.link;

import dev.anachron.base.Latency;
import dev.anachron.base.RandomStream;
import dev.anachron.fault.FaultKind;
import dev.anachron.network.Fate;
import dev.anachron.network.LinkRule;
import dev.anachron.spi.Setting;

import java.util.List;

/**
 * Messages take longer.
 *
 * @param by how much longer than their link takes; drawn for each
 */
public record Delay(Latency by) implements Trouble {
    public static final FaultKind KIND = LinkFault.kind(
            "delay",
            "Makes messages take longer than their link takes.",
            List.of(Setting.latency("by", "50ms", "How much longer.")),
            settings -> new Delay(settings.latency("by")));

    @Override
    public String text() {
        return "delay of " + by.text();
    }

    @Override
    public LinkRule rule(RandomStream random, String what) {
        return envelope -> {
            long nanos = by.sampleNanos(envelope.stream(random));
            return nanos == 0 ? null : new Fate.Delay(nanos, false, "messagesDelayed");
        };
    }
}
