package dev.anachron.fault.link;

import dev.anachron.base.NodeId;
import dev.anachron.fault.Fault;
import dev.anachron.fault.FaultKind;
import dev.anachron.fault.Filter;
import dev.anachron.fault.World;
import dev.anachron.network.Envelope;
import dev.anachron.network.Fate;
import dev.anachron.network.LinkRule;
import dev.anachron.spi.Setting;
import dev.anachron.spi.Settings;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Trouble on links: some of the messages, and what befalls them. */
public record LinkFault(Filter filter, Trouble trouble) implements Fault {
    /** A kind of trouble that a scenario may name. */
    static FaultKind kind(
            String name,
            String summary,
            List<Setting> settings,
            Function<Settings, Trouble> trouble) {
        return new FaultKind(
                name,
                summary,
                FaultKind.Shape.LINKS,
                settings,
                true,
                arguments ->
                        new LinkFault(arguments.filter(), trouble.apply(arguments.settings())));
    }

    @Override
    public Strike inject(World world) {
        Matching which = Matching.of(filter, world);
        String what = trouble.text() + " " + which.text(world);
        LinkRule rule = new Selective(which, trouble.rule(world.random(), what));
        world.install(rule);
        return new Strike(what, which.parties(), () -> world.remove(rule));
    }

    private record Selective(Matching which, LinkRule rule) implements LinkRule {
        @Override
        public @Nullable Fate decide(Envelope envelope) {
            return which.matches(envelope) ? rule.decide(envelope) : null;
        }

        @Override
        public Grip grip(NodeId from, NodeId to) {
            boolean concerned = which.from().contains(from) && which.to().contains(to);
            return concerned ? Grip.SOME : Grip.NOTHING;
        }
    }
}
