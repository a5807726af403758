package dev.anachron.load;

import dev.anachron.load.Tree.Entry;
import dev.anachron.load.Tree.Mapping;
import dev.anachron.load.Tree.Scalar;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A system that people run, in the words of the protocols here: {@code cluster: { system: cassandra }}. Each
 * is a file, in which every line says where it is from.
 *
 * @param name as scenarios write it
 * @param tree the file
 */
record SystemProfile(String name, Mapping tree) {
    /** The systems that scenarios can name. */
    static final List<String> NAMES = List.of(
            "cassandra",
            "cockroachdb",
            "cosmos-db",
            "dynamodb",
            "etcd",
            "mongodb",
            "postgresql",
            "spanner",
            "zookeeper");

    /** What a line is, and who says so. */
    static final String IS = "is";

    static final String SOURCE = "source";

    /**
     * The profile of that name, which must be one of them.
     *
     * @param place where it is named; what it says is said there
     */
    static SystemProfile named(String name, Place place) {
        Problems problems = new Problems();
        Tree tree = TreeParser.parseOption(text(name), place, problems);
        if (tree instanceof Mapping mapping && problems.isEmpty()) {
            return new SystemProfile(name, mapping);
        }
        throw new IllegalStateException("the profile of " + name + ": " + problems.all());
    }

    private static String text(String name) {
        try (InputStream in =
                SystemProfile.class.getResourceAsStream("systems/" + name + ".yaml")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The part of that name as a map; an empty one when there is none. */
    Mapping part(String key) {
        return tree.value(key) instanceof Mapping mapping
                ? mapping
                : new Mapping(tree.place(), List.of());
    }

    /** What the line of a part says; null when there is none. */
    static @Nullable Tree is(Mapping part, String key) {
        return part.value(key) instanceof Mapping line ? line.value(IS) : null;
    }

    /** In sentences, what the model is silent about. */
    List<String> leftOut() {
        Tree list = tree.value("left-out");
        return list == null
                ? List.of()
                : Fields.items(list).stream().map(SystemProfile::text).toList();
    }

    /** What its nodes run. */
    String protocol() {
        return text(is(tree, "protocol"));
    }

    /** The level of operations that say nothing; of reads or of writes. */
    @Nullable
    String usual(String kind) {
        return is(tree, "default") instanceof Mapping both && both.value(kind) != null
                ? text(both.value(kind))
                : null;
    }

    /** The names of its levels for reads or for writes. */
    List<String> levels(String kind) {
        return part("levels").entries().stream()
                .map(Entry::key)
                .filter(level -> level(level, kind) != null)
                .toList();
    }

    /** What a level of reads, or of writes, is here; null when the system has none of that name. */
    @Nullable
    Tree level(String level, String kind) {
        return part("levels").value(level) instanceof Mapping line ? line.value(kind) : null;
    }

    static String text(@Nullable Tree tree) {
        return tree instanceof Scalar scalar && scalar.text() != null ? scalar.text() : "";
    }
}
