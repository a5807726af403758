package dev.anachron.spi;

import java.util.List;

/** How a cluster is made: a name for scenarios, the settings it knows, and its nodes. */
public interface Protocol {
    String name();

    /** One sentence for {@code list} and the reference. */
    String summary();

    List<Setting> settings();

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
