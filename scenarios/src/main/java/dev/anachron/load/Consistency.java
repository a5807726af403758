package dev.anachron.load;

import dev.anachron.base.Command;
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
        if (protocol == null) {
            return new Levels(ConsistencyLevel.STRONG, ConsistencyLevel.STRONG);
        }
        Tree tree = client.find(KEY);
        if (tree instanceof Tree.Mapping) {
            Fields both = Fields.ofOptional(tree, "'consistency'", KEYS, problems);
            return new Levels(
                    of(both, READS, protocol.levels()), of(both, WRITES, protocol.writeLevels()));
        }
        return new Levels(
                of(client, KEY, protocol.levels()), protocol.writeLevels().get(0));
    }

    /** Of a single operation; null when it says nothing. */
    static @Nullable ConsistencyLevel level(
            Fields step, Command command, @Nullable Protocol protocol) {
        if (protocol == null || step.find(KEY) == null) {
            return null;
        }
        return of(step, KEY, command.readsOnly() ? protocol.levels() : protocol.writeLevels());
    }

    private static ConsistencyLevel of(
            @Nullable Fields fields, String key, List<ConsistencyLevel> offered) {
        ConsistencyLevel usual = offered.get(0);
        if (fields == null) {
            return usual;
        }
        List<String> words = offered.stream().map(ConsistencyLevel::text).toList();
        return new ConsistencyLevel(fields.read(key, Names.oneOf(words), usual.text()));
    }
}
