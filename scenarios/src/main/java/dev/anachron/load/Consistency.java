package dev.anachron.load;

import dev.anachron.client.ClientSettings.Levels;
import dev.anachron.spi.ConsistencyLevel;
import dev.anachron.spi.Protocol;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code consistency:}, among the levels that the protocol offers. */
final class Consistency {
    static final String KEY = "consistency";
    private static final String READS = "reads";
    private static final String WRITES = "writes";
    private static final List<String> KEYS = List.of(READS, WRITES);

    private Consistency() {}

    /** Of reads, {@code quorum}, or of both, {@code { reads: one, writes: all }}. */
    static Levels levels(Fields client, @Nullable Protocol protocol, Problems problems) {
        Tree tree = client.find(KEY);
        if (tree instanceof Tree.Mapping) {
            Fields both = Fields.ofOptional(tree, "'consistency'", KEYS, problems);
            return new Levels(of(both, READS, protocol), of(both, WRITES, protocol));
        }
        return new Levels(of(client, KEY, protocol), usual(protocol));
    }

    /** Of a single operation; null when it says nothing. */
    static @Nullable ConsistencyLevel level(Fields step, @Nullable Protocol protocol) {
        return step.find(KEY) == null ? null : of(step, KEY, protocol);
    }

    private static ConsistencyLevel of(
            @Nullable Fields fields, String key, @Nullable Protocol protocol) {
        ConsistencyLevel usual = usual(protocol);
        if (fields == null || protocol == null) {
            return usual;
        }
        List<String> words =
                protocol.levels().stream().map(ConsistencyLevel::text).toList();
        return new ConsistencyLevel(fields.read(key, Names.oneOf(words), usual.text()));
    }

    private static ConsistencyLevel usual(@Nullable Protocol protocol) {
        return protocol == null ? ConsistencyLevel.STRONG : protocol.levels().get(0);
    }
}
