package dev.anachron.fault.partition;

import dev.anachron.base.NodeId;
import dev.anachron.network.Envelope;
import dev.anachron.network.Fate;
import dev.anachron.network.LinkRule;
import dev.anachron.network.Topology;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Links that carry nothing. */
final class Cut implements LinkRule {
    private final Set<String> links = new TreeSet<>();
    private final String what;

    Cut(List<Topology.Link> links, String what) {
        links.forEach(link -> this.links.add(link.toString()));
        this.what = what;
    }

    @Override
    public @Nullable Fate decide(Envelope envelope) {
        return isCut(envelope.from(), envelope.to()) ? new Fate.Drop(what) : null;
    }

    private boolean isCut(NodeId from, NodeId to) {
        return links.contains(new Topology.Link(from, to).toString());
    }

    @Override
    public Grip grip(NodeId from, NodeId to) {
        return isCut(from, to) ? Grip.CUT : Grip.NOTHING;
    }
}
