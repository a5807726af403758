package dev.anachron.fault.link;

import dev.anachron.base.RandomStream;
import dev.anachron.base.Shares;
import dev.anachron.fault.FaultKind;
import dev.anachron.fault.Filter;
import dev.anachron.network.Envelope;
import dev.anachron.network.Fate;
import dev.anachron.network.LinkRule;
import dev.anachron.spi.Setting;
import dev.anachron.spi.Settings;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Messages are lost, each with the same probability, or in bursts.
 *
 * @param share which share of the messages is lost in the long run
 * @param burst how many a link loses in a row on average; 0 when each is lost or not by itself
 */
public record Loss(double share, double burst) implements Trouble {
    public static final FaultKind KIND = LinkFault.kind(
            "loss",
            "Loses each message with a given probability, or messages in bursts.",
            List.of(
                    Setting.share("share", "10%", "The share of the messages that are lost."),
                    Setting.decimal(
                            "burst",
                            "",
                            "How many messages a link loses in a row on average; without it each"
                                    + " message is lost or not by itself.")),
            Loss::of);

    /**
     * Reads the settings.
     *
     * @throws IllegalArgumentException when such bursts cannot make such a share
     */
    private static Loss of(Settings settings) {
        double share = settings.share("share");
        if (!settings.has("burst")) {
            return new Loss(share, 0);
        }
        double burst = settings.decimal("burst");
        if (burst < 1) {
            throw new IllegalArgumentException(
                    "a burst of less than one message; expected 1 or more");
        }
        // Between two bursts at least one message passes.
        if (share > burst / (burst + 1)) {
            throw new IllegalArgumentException("bursts of " + plain(burst) + " lose at most "
                    + Shares.percent(burst / (burst + 1)) + " in the long run; expected a longer"
                    + " burst or a smaller share");
        }
        return new Loss(share, burst);
    }

    /** Each message from one group to the other is lost with the same probability. */
    public static LinkFault of(double share, List<String> from, List<String> to) {
        return new LinkFault(Filter.between(from, to), new Loss(share, 0));
    }

    private static String plain(double number) {
        return Shares.percent(number / 100).replace("%", "");
    }

    @Override
    public String text() {
        String bursts = burst == 0 ? "" : " in bursts of " + plain(burst);
        return "loss of " + Shares.percent(share) + bursts;
    }

    @Override
    public LinkRule rule(RandomStream random, String what) {
        return burst == 0 ? new Each(share, random, what) : new Bursts(this, random, what);
    }

    private record Each(double share, RandomStream random, String what) implements LinkRule {
        @Override
        public @Nullable Fate decide(Envelope envelope) {
            return envelope.stream(random).chance(share) ? new Fate.Drop(what) : null;
        }
    }

    /**
     * Each link is in one of two states and loses everything in the bad one (E. N. Gilbert, "Capacity of
     * a burst-noise channel", 1960, with nothing lost in the good state and all in the bad one). It
     * begins as it is found in the long run.
     */
    private static final class Bursts implements LinkRule {
        private final double share;
        private final double ends;
        private final double begins;
        private final RandomStream random;
        private final String what;
        private final SortedMap<String, Boolean> bad = new TreeMap<>();

        Bursts(Loss loss, RandomStream random, String what) {
            this.share = loss.share;
            this.ends = 1 / loss.burst;
            // In the long run as many bursts begin as end: good · begins = bad · ends.
            this.begins = loss.share == 0 ? 0 : loss.share * ends / (1 - loss.share);
            this.random = random;
            this.what = what;
        }

        @Override
        public @Nullable Fate decide(Envelope envelope) {
            RandomStream stream = envelope.stream(random);
            Boolean before = bad.get(stream.name());
            boolean now;
            if (before == null) {
                now = stream.chance(share);
            } else {
                now = before ? !stream.chance(ends) : stream.chance(begins);
            }
            bad.put(stream.name(), now);
            return now ? new Fate.Drop(what) : null;
        }
    }
}
