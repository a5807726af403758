package dev.anachron.load;

import dev.anachron.base.Command;
import dev.anachron.base.NodeId;
import dev.anachron.client.ClientSettings.Levels;
import dev.anachron.scenario.Setup.Cluster;
import dev.anachron.spi.ConsistencyLevel;
import dev.anachron.spi.Deployment;
import dev.anachron.spi.Protocol;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code consistency:}, among the levels that the cluster offers to whoever asks these nodes. */
final class Consistency {
    static final String KEY = "consistency";
    static final String READS = "reads";
    static final String WRITES = "writes";
    static final List<String> KEYS = List.of(READS, WRITES);

    private final Protocol protocol;
    private final Cluster cluster;
    private final List<NodeId> asked;

    private Consistency(Cluster cluster, List<NodeId> asked) {
        this.protocol = cluster.protocol();
        this.cluster = cluster;
        this.asked = asked;
    }

    /**
     * Of reads, {@code quorum}, or of both, {@code { reads: one, writes: all }}.
     *
     * @param cluster null when it cannot be read
     * @param asked by this client
     */
    static Levels levels(Fields client, @Nullable Cluster cluster, List<NodeId> asked) {
        if (cluster == null) {
            return new Levels(ConsistencyLevel.STRONG, ConsistencyLevel.STRONG);
        }
        Consistency reader = new Consistency(cluster, asked);
        List<ConsistencyLevel> reads = cluster.protocol().levels();
        List<ConsistencyLevel> writes = cluster.protocol().writeLevels();
        Tree tree = client.find(KEY);
        if (tree instanceof Tree.Mapping) {
            Fields both = Fields.ofOptional(tree, "'consistency'", KEYS, client.problems());
            return new Levels(reader.read(both, READS, reads), reader.read(both, WRITES, writes));
        }
        return new Levels(reader.read(client, KEY, reads), writes.get(0));
    }

    /** Of a single operation; null when it says nothing. */
    static @Nullable ConsistencyLevel level(
            Fields step, Command command, @Nullable Cluster cluster, List<NodeId> asked) {
        if (cluster == null || step.find(KEY) == null) {
            return null;
        }
        Protocol protocol = cluster.protocol();
        return new Consistency(cluster, asked)
                .read(step, KEY, command.readsOnly() ? protocol.levels() : protocol.writeLevels());
    }

    /** The shard that a node belongs to: it knows no others. */
    static Deployment around(NodeId node, Cluster cluster) {
        List<NodeId> nodes = cluster.shards().of(node).nodes();
        return new Deployment(nodes, cluster.regions().among(nodes), cluster.settings());
    }

    private ConsistencyLevel read(
            @Nullable Fields fields, String key, List<ConsistencyLevel> offered) {
        ConsistencyLevel usual = offered.get(0);
        if (fields == null) {
            return usual;
        }
        List<String> words = offered.stream().map(ConsistencyLevel::text).toList();
        ConsistencyLevel level =
                new ConsistencyLevel(fields.read(key, Names.oneOf(words), usual.text()));
        asked.stream()
                .map(node -> protocol.objection(level, node, around(node, cluster)))
                .filter(objection -> !objection.isEmpty())
                .findFirst()
                .ifPresent(objection -> fields.problems()
                        .add(fields.placeOf(key), "'" + level.text() + "': " + objection));
        return level;
    }
}
