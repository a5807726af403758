package dev.anachron.fault.link;

import dev.anachron.base.NodeId;
import dev.anachron.base.Search;
import dev.anachron.fault.Filter;
import dev.anachron.fault.Targets;
import dev.anachron.fault.World;
import dev.anachron.network.Envelope;

import java.util.List;
import java.util.stream.Stream;

/** A filter whose targets have been resolved. */
record Matching(Filter filter, List<NodeId> from, List<NodeId> to) {
    static Matching of(Filter filter, World world) {
        return new Matching(
                filter, Targets.resolve(world, filter.from()), Targets.resolve(world, filter.to()));
    }

    boolean matches(Envelope envelope) {
        return from.contains(envelope.from())
                && to.contains(envelope.to())
                && (filter.number() == null || filter.number() == envelope.id())
                && (filter.types().isEmpty()
                        || filter.types().contains(envelope.message().type()))
                && (filter.term() == null
                        || Search.saysNumber(envelope.message(), "term", filter.term()))
                && (filter.key() == null || Search.saysKey(envelope.message(), filter.key()));
    }

    List<NodeId> parties() {
        return Stream.concat(from.stream(), to.stream()).distinct().toList();
    }

    /** {@code of AppendEntries with term=3 from n1 to n2}. */
    String text(World world) {
        StringBuilder text = new StringBuilder();
        if (filter.number() != null) {
            text.append("of number ").append(filter.number()).append(' ');
        }
        if (!filter.types().isEmpty()) {
            text.append("of ").append(String.join(" and ", filter.types())).append(' ');
        }
        if (filter.term() != null) {
            text.append("with term=").append(filter.term()).append(' ');
        }
        if (filter.key() != null) {
            text.append("about ").append(filter.key()).append(' ');
        }
        return text.append(where(world)).toString();
    }

    private String where(World world) {
        if (from.size() == world.parties().size() && to.size() == from.size()) {
            return "on every link";
        }
        return from.equals(to)
                ? "among " + Targets.text(from)
                : "from " + Targets.text(from) + " to " + Targets.text(to);
    }
}
