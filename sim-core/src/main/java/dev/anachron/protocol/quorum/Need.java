package dev.anachron.protocol.quorum;

import dev.anachron.base.NodeId;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Which replicas have to answer, or to acknowledge: so many among these, and so many among those.
 *
 * @param shares each of which has to be met
 */
record Need(List<Share> shares) {
    /** As long as nothing is asked. */
    static final Need NOTHING = new Need(List.of());

    /**
     * A part of what is needed.
     *
     * @param among whose answers count
     * @param count how many of them are needed
     */
    record Share(List<NodeId> among, int count) {
        boolean isMetBy(Collection<NodeId> answered) {
            return answered.stream().filter(among::contains).count() >= count;
        }
    }

    boolean isMetBy(Collection<NodeId> answered) {
        return shares.stream().allMatch(share -> share.isMetBy(answered));
    }

    /** Those of them whose answers count. */
    List<NodeId> whoCount(List<NodeId> nodes) {
        return nodes.stream().filter(this::counts).toList();
    }

    private boolean counts(NodeId node) {
        return shares.stream().anyMatch(share -> share.among().contains(node));
    }

    /** The first of them that are enough. */
    List<NodeId> firstOf(List<NodeId> nodes) {
        List<NodeId> enough = new ArrayList<>();
        for (Share share : shares) {
            nodes.stream()
                    .filter(share.among()::contains)
                    .limit(share.count())
                    .forEach(enough::add);
        }
        return enough;
    }
}
