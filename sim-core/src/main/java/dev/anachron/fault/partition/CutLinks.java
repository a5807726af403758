package dev.anachron.fault.partition;

import dev.anachron.base.NodeId;
import dev.anachron.fault.Fault;
import dev.anachron.fault.World;
import dev.anachron.network.Topology;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Single links are cut, each in its direction; whoever has others can still reach everybody. */
public record CutLinks(List<Topology.Link> links) implements Fault {
    @Override
    public Strike inject(World world) {
        String what = "partition " + text();
        Cut rule = new Cut(links, what);
        world.install(rule);
        List<NodeId> concerned = links.stream()
                .flatMap(link -> Stream.of(link.from(), link.to()))
                .distinct()
                .toList();
        return new Strike(what, concerned, () -> world.remove(rule));
    }

    /** {@code n1 ⇹ n3, n2 ⇥ n4}: both directions as one. */
    private String text() {
        List<Topology.Link> said = new ArrayList<>();
        for (Topology.Link link : links) {
            if (!said.contains(link.reversed())) {
                said.add(link);
            }
        }
        return said.stream()
                .map(link ->
                        link.from() + (links.contains(link.reversed()) ? " ⇹ " : " ⇥ ") + link.to())
                .collect(Collectors.joining(", "));
    }
}
