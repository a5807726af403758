package dev.anachron.fault.link;

import dev.anachron.base.RandomStream;
import dev.anachron.base.Shares;
import dev.anachron.fault.FaultKind;
import dev.anachron.network.Envelope;
import dev.anachron.network.Fate;
import dev.anachron.network.LinkRule;
import dev.anachron.spi.Message;
import dev.anachron.spi.Setting;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Messages are damaged on their way. A checksum finds it, and they are lost; or it does not, and they
 * arrive with a lie in them (J. Stone and C. Partridge, "When the CRC and TCP checksum disagree", 2000,
 * saw that in one of some million packets).
 *
 * @param share the probability for each
 * @param undetected whether they arrive
 */
public record Corrupt(double share, boolean undetected) implements Trouble {
    public static final FaultKind KIND = LinkFault.kind(
            "corrupt",
            "Damages messages: a checksum finds it and they are lost, or they arrive altered.",
            List.of(
                    Setting.share("share", "1%", "The probability that a message is damaged."),
                    Setting.flag(
                            "undetected",
                            "false",
                            "Whether no checksum finds it, so that the message arrives with a"
                                    + " plausible lie in it; one without anything to lie about is"
                                    + " lost.")),
            settings -> new Corrupt(settings.share("share"), settings.flag("undetected")));

    @Override
    public String text() {
        return (undetected ? "undetected corruption of " : "corruption of ")
                + Shares.percent(share);
    }

    @Override
    public LinkRule rule(RandomStream random, String what) {
        return envelope -> {
            RandomStream stream = envelope.stream(random);
            return stream.chance(share) ? damage(envelope, stream.child("lie"), what) : null;
        };
    }

    private Fate damage(Envelope envelope, RandomStream random, String what) {
        @Nullable Message lie = undetected ? envelope.message().forged(random) : null;
        return lie == null ? new Fate.Drop(what, "messagesCorrupted") : new Fate.Alter(lie);
    }
}
