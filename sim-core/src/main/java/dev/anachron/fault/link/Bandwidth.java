package dev.anachron.fault.link;

import dev.anachron.base.RandomStream;
import dev.anachron.fault.FaultKind;
import dev.anachron.network.LinkRule;
import dev.anachron.network.Throttle;
import dev.anachron.spi.Setting;

import java.util.List;

/**
 * Links carry so much and no more: a message waits until those before it have left, and is lost when too
 * much waits already.
 */
public record Bandwidth(long bytesPerSecond, long queueBytes) implements Trouble {
    public static final FaultKind KIND = LinkFault.kind(
            "bandwidth",
            "Lets each link carry so many bytes a second; messages wait in a queue, and what does not"
                    + " fit into it is lost.",
            List.of(
                    Setting.bandwidth("rate", "1MB/s", "What each link carries."),
                    Setting.size("queue", "64KB", "How much may wait at each link.")),
            settings -> new Bandwidth(settings.size("rate"), settings.size("queue")));

    @Override
    public String text() {
        return "bandwidth of " + Throttle.text(bytesPerSecond);
    }

    @Override
    public LinkRule rule(RandomStream random, String what) {
        return new Throttle(bytesPerSecond, queueBytes, what);
    }
}
