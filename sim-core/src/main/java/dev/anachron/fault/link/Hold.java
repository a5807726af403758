package dev.anachron.fault.link;

import dev.anachron.base.RandomStream;
import dev.anachron.fault.FaultKind;
import dev.anachron.network.Envelope;
import dev.anachron.network.Fate;
import dev.anachron.network.LinkRule;
import dev.anachron.spi.Setting;
import dev.anachron.spi.Settings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Messages wait until the fault ends, and then all go on at once.
 *
 * @param name {@code hold} or {@code jam}
 * @param atMost how many are held at most; the rest passes
 */
public record Hold(String name, long atMost) implements Trouble {
    public static final FaultKind JAM = LinkFault.kind(
            "jam",
            "Holds all messages; when it ends they flood the receivers.",
            List.of(),
            settings -> new Hold("jam", Long.MAX_VALUE));

    public static final FaultKind KIND = LinkFault.kind(
            "hold",
            "Holds single messages until it ends.",
            List.of(Setting.number(
                    "at-most", "", "How many are held, the first ones; without it all.")),
            Hold::of);

    private static Hold of(Settings settings) {
        long atMost = settings.has("at-most") ? settings.number("at-most") : Long.MAX_VALUE;
        if (atMost < 1) {
            throw new IllegalArgumentException(
                    "'at-most' is " + atMost + "; expected at least one message");
        }
        return new Hold("hold", atMost);
    }

    @Override
    public String text() {
        return name + (atMost == Long.MAX_VALUE ? "" : " of at most " + atMost);
    }

    @Override
    public LinkRule rule(RandomStream random, String what) {
        return new Gate(atMost);
    }

    private static final class Gate implements LinkRule {
        private long left;

        Gate(long atMost) {
            this.left = atMost;
        }

        @Override
        public @Nullable Fate decide(Envelope envelope) {
            if (left == 0) {
                return null;
            }
            left--;
            return new Fate.Hold();
        }
    }
}
