package dev.anachron.base;

/**
 * The name of a party on the network: a node of the cluster or a client.
 *
 * @param name as the scenario writes it, for example {@code n1} or {@code c2}
 */
public record NodeId(String name) implements Comparable<NodeId> {
    @Override
    public int compareTo(NodeId other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
