package dev.anachron.fault.link;

import dev.anachron.base.NodeId;
import dev.anachron.base.RandomStream;
import dev.anachron.base.Shares;
import dev.anachron.fault.Fault;
import dev.anachron.fault.FaultKind;
import dev.anachron.fault.Targets;
import dev.anachron.fault.World;
import dev.anachron.network.Envelope;
import dev.anachron.network.Fate;
import dev.anachron.network.LinkRule;
import dev.anachron.spi.Setting;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Each message from one group to the other is lost with the same probability. */
public record Loss(double share, List<String> from, List<String> to) implements Fault {
    public static final FaultKind KIND = new FaultKind(
            "loss",
            "Loses each message with a given probability.",
            FaultKind.Shape.SETTINGS,
            List.of(Setting.share("share", "10%", "The probability that a message is lost.")),
            true,
            arguments -> new Loss(
                    arguments.settings().share("share"),
                    arguments.groups().get(0),
                    arguments.groups().get(1)));

    @Override
    public Strike inject(World world) {
        List<NodeId> senders = Targets.resolve(world, from);
        List<NodeId> receivers = Targets.resolve(world, to);
        String what = "loss of " + Shares.percent(share) + " " + where(world, senders, receivers);
        LinkRule rule = new Lossy(share, senders, receivers, world.random(), what);
        world.install(rule);
        List<NodeId> concerned =
                Stream.concat(senders.stream(), receivers.stream()).distinct().toList();
        return new Strike(what, concerned, () -> world.remove(rule));
    }

    private static String where(World world, List<NodeId> senders, List<NodeId> receivers) {
        if (senders.size() == world.parties().size() && receivers.size() == senders.size()) {
            return "on every link";
        }
        return senders.equals(receivers)
                ? "among " + Targets.text(senders)
                : "from " + Targets.text(senders) + " to " + Targets.text(receivers);
    }

    private record Lossy(
            double share, List<NodeId> from, List<NodeId> to, RandomStream random, String what)
            implements LinkRule {
        @Override
        public @Nullable Fate decide(Envelope envelope) {
            if (!from.contains(envelope.from()) || !to.contains(envelope.to())) {
                return null;
            }
            boolean lost = envelope.stream(random).chance(share);
            return lost ? new Fate.Drop(what) : null;
        }
    }
}
