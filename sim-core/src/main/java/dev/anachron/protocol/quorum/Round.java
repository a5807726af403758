package dev.anachron.protocol.quorum;

import dev.anachron.base.Described;
import dev.anachron.base.Description;
import dev.anachron.base.NodeId;
import dev.anachron.spi.Request;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A request that a coordinator is at work for. */
final class Round {
    final Ticket ticket;
    final Request request;
    final List<NodeId> replicas;
    /** What replicas answered, in the order of their answers. */
    final Map<NodeId, Cell> cells = new LinkedHashMap<>();
    /** Who has what is being written. */
    final SortedSet<NodeId> acknowledged = new TreeSet<>();

    /** Whose answers to wait for. */
    Need reading = Need.NOTHING;
    /** Whose acknowledgements to wait for. */
    Need writing = Need.NOTHING;
    /** What is being written, or written back; null as long as nothing is. */
    @Nullable
    Cell write;
    /** What the client is told. */
    @Nullable
    Cell result;
    /** Whether the client has its answer. */
    boolean done;
    /** Whether the replicas have been late once. */
    boolean late;

    Round(Request request, List<NodeId> replicas) {
        this.ticket = Ticket.of(request);
        this.request = request;
        this.replicas = replicas;
    }

    String key() {
        return request.command().key();
    }

    boolean readsOnly() {
        return request.command().readsOnly();
    }

    /** Whether the answers to a read are enough, and were not before. */
    boolean hasJustRead() {
        return write == null && result == null && reading.isMetBy(cells.keySet());
    }

    /** Whether enough replicas have what is written, and the client has not been told. */
    boolean isWritten() {
        return !done && writing.isMetBy(acknowledged);
    }

    Cell written() {
        return Objects.requireNonNull(write);
    }

    Cell answer() {
        return Objects.requireNonNull(result);
    }

    Cell cellOf(NodeId node) {
        return cells.getOrDefault(node, Cell.EMPTY);
    }

    /** The newest of the answers so far. */
    Cell newest() {
        Cell newest = Cell.EMPTY;
        for (Cell cell : cells.values()) {
            newest = newest.merge(cell);
        }
        return newest;
    }

    /** {@code read x; told by n1 n2; answered}. */
    String progress() {
        String told = cells.isEmpty() ? "" : "; told by " + names(cells.keySet());
        String written = acknowledged.isEmpty() ? "" : "; kept by " + names(acknowledged);
        return request.command().text() + told + written + (done ? "; answered" : "");
    }

    private static String names(Collection<NodeId> nodes) {
        return nodes.stream().map(NodeId::name).collect(Collectors.joining(" "));
    }

    /** Who answered what, for those who look on. */
    Described told() {
        return new Told(List.copyOf(cells.keySet()), List.copyOf(cells.values()));
    }

    private record Told(List<NodeId> nodes, List<Cell> cells) implements Described {
        @Override
        public void describe(Description to) {
            for (int i = 0; i < nodes.size(); i++) {
                to.value(nodes.get(i)).value(cells.get(i).version());
            }
        }
    }
}
