package dev.anachron.spi;

import dev.anachron.base.Command;
import dev.anachron.base.NodeId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a cluster is made: a name for scenarios, the settings it knows, and its nodes. */
public interface Protocol {
    String name();

    /** One sentence for {@code list} and the reference. */
    String summary();

    List<Setting> settings();

    /** The node that serves such commands; null when clients find out by themselves. */
    default @Nullable NodeId home(Command command, List<NodeId> nodes) {
        return null;
    }

    /** Whether it serves commands about locks. */
    default boolean keepsLocks() {
        return false;
    }

    /** The levels that a client may ask an operation for; the first is the default. */
    default List<ConsistencyLevel> levels() {
        return List.of(ConsistencyLevel.STRONG);
    }

    /** Those of them that it may ask a write for; the first is the default. */
    default List<ConsistencyLevel> writeLevels() {
        return levels();
    }

    /** Whether its nodes heed the version that a read says its replica must have applied. */
    default boolean heedsTokens() {
        return false;
    }

    /** Whether every node takes writes; otherwise they are for a leader, whom clients look for. */
    default boolean leaderless() {
        return false;
    }

    /** A setting whose value cannot be, and what was expected instead. */
    record Objection(String setting, String expected) {}

    /** What is wrong with the settings for these nodes. */
    default List<Objection> objections(Deployment deployment) {
        return List.of();
    }

    /** Why this node cannot serve operations at a level that is offered; empty when it can. */
    default String objection(ConsistencyLevel level, NodeId node, Deployment deployment) {
        return "";
    }

    /** Why the ways of messages through these coordinators would tell nothing; empty when they do. */
    default String objectionToProbes(List<NodeId> coordinators, Deployment deployment) {
        return "";
    }

    /** What is wrong with a cluster of so many nodes, as a demand; empty for nothing. */
    default String objection(int nodes) {
        return "";
    }

    /**
     * The types of the messages that its nodes send each other, so that a misspelt one in a scenario is
     * found; empty when it does not say.
     */
    default List<String> messageTypes() {
        return List.of();
    }

    /** Makes a node, at the start of the run and after each crash. */
    Node create(NodeContext context);
}
