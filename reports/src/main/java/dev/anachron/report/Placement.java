package dev.anachron.report;

import dev.anachron.base.NodeId;
import dev.anachron.base.Shards.Shard;
import dev.anachron.check.Part;
import dev.anachron.engine.Run;

import java.util.List;
import java.util.stream.Collectors;

/** Which shard keeps which of the objects that were asked for. */
public final class Placement {
    private static final int KEYS_AT_MOST = 8;

    private Placement() {}

    /** {@code a (n1 n2 n3) keeps x, y; b (n4 n5 n6) keeps z}; empty for a cluster that is not divided. */
    public static String text(Run run) {
        return run.trace().shards().divided()
                ? Part.of(run.history(), run.trace()).stream()
                        .map(Placement::text)
                        .collect(Collectors.joining("; "))
                : "";
    }

    private static String text(Part part) {
        Shard shard = part.shard();
        String nodes = shard.nodes().stream().map(NodeId::name).collect(Collectors.joining(" "));
        return shard.name() + " (" + nodes + ") keeps "
                + keys(List.copyOf(part.history().keys()));
    }

    private static String keys(List<String> keys) {
        if (keys.isEmpty()) {
            return "nothing";
        }
        String first = keys.stream().limit(KEYS_AT_MOST).collect(Collectors.joining(", "));
        int more = keys.size() - KEYS_AT_MOST;
        return more > 0 ? first + " and " + more + " more" : first;
    }
}
