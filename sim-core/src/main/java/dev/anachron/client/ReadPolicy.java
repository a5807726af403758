package dev.anachron.client;

import dev.anachron.base.NodeId;
import dev.anachron.base.RandomStream;

/** Which node a client asks. Chosen anew for each operation and after each failed attempt. */
public interface ReadPolicy {
    /** As scenarios write it. */
    String name();

    /** One sentence. */
    String summary();

    /** The node to ask for a new operation. */
    NodeId first(Session session, RandomStream random);

    /** The node to ask after {@code asked} did not answer, or answered that it cannot. */
    NodeId next(Session session, NodeId asked, RandomStream random);
}
