package dev.anachron.fault.link;

import dev.anachron.base.RandomStream;
import dev.anachron.base.Shares;
import dev.anachron.base.SimTime;
import dev.anachron.fault.FaultKind;
import dev.anachron.network.Fate;
import dev.anachron.network.LinkRule;
import dev.anachron.spi.Setting;
import dev.anachron.spi.Settings;

import java.util.List;

/**
 * Messages are held back for a while, so that later ones overtake them, also on a link that keeps order.
 *
 * @param share the probability for each
 * @param by for how long, each time within the range being as likely
 */
public record Reorder(double share, Settings.Range by) implements Trouble {
    public static final FaultKind KIND = LinkFault.kind(
            "reorder",
            "Holds messages back, so that later ones overtake them, even on links that keep order.",
            List.of(
                    Setting.share("share", "10%", "The probability that a message is held back."),
                    Setting.range("by", "0ms..20ms", "For how long.")),
            settings -> new Reorder(settings.share("share"), settings.range("by")));

    public Reorder {
        if (by.highNanos() == 0) {
            throw new IllegalArgumentException(
                    "messages that are held back for no time keep their order; expected 'by' of"
                            + " more than 0ms");
        }
    }

    @Override
    public String text() {
        return "reordering of " + Shares.percent(share) + " by " + SimTime.span(by.lowNanos())
                + ".." + SimTime.span(by.highNanos());
    }

    @Override
    public LinkRule rule(RandomStream random, String what) {
        return envelope -> {
            RandomStream stream = envelope.stream(random);
            if (!stream.chance(share)) {
                return null;
            }
            long nanos = stream.child("by").between(by.lowNanos(), by.highNanos());
            return nanos == 0 ? null : new Fate.Delay(nanos, true, "messagesHeldBack");
        };
    }
}
