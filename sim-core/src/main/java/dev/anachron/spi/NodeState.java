package dev.anachron.spi;

import dev.anachron.base.NodeId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A node's state as others may look at it: fault targets, and a report that shows it as it changed. Each
 * protocol describes it once, in its own words. Nothing in it changes by the mere passing of time.
 *
 * @param role in the protocol's own word, for example {@code leader}
 * @param epoch its term, view or epoch
 * @param leads whether it believes itself to be the one that orders writes
 * @param fields the rest, in the order in which a reader wants it
 * @param leases what it relies on, or has promised, until a moment of one of its own clocks
 */
public record NodeState(
        String role, long epoch, boolean leads, List<Field> fields, List<Lease> leases) {
    /** Without leases. */
    public NodeState(String role, long epoch, boolean leads, List<Field> fields) {
        this(role, epoch, leads, fields, List.of());
    }

    /** A name and a value as text, for example {@code commit} and {@code 17}. */
    public record Field(String name, String value) {}

    /**
     * Something that ends by itself.
     *
     * @param name what, for example {@code lease}
     * @param untilNanos when it ends, by the node's clock
     * @param byWallClock whether that is its wall clock and not its monotonic one
     */
    public record Lease(String name, long untilNanos, boolean byWallClock) {}

    /** Puts fields together. */
    public static final class Fields {
        private final List<Field> fields = new ArrayList<>();

        public Fields put(String name, String value) {
            fields.add(new Field(name, value));
            return this;
        }

        public Fields put(String name, long value) {
            return put(name, Long.toString(value));
        }

        public Fields put(String name, @Nullable NodeId node) {
            return put(name, node == null ? "nobody" : node.name());
        }

        /** Nothing at all for nobody. */
        public Fields put(String name, Iterable<NodeId> nodes) {
            List<NodeId> named = new ArrayList<>();
            nodes.forEach(named::add);
            return named.isEmpty()
                    ? this
                    : put(name, named.stream().map(NodeId::name).collect(Collectors.joining(" ")));
        }

        /** Nothing at all for none. */
        public Fields count(String name, long number) {
            return number == 0 ? this : put(name, number);
        }

        public List<Field> list() {
            return List.copyOf(fields);
        }
    }
}
