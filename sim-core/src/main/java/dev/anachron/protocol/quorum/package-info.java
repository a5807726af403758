/**
 * A store without a leader: every node takes reads and writes, and N, W and R say how many replicas have
 * a part in each (Gifford, "Weighted voting for replicated data", 1979; DeCandia and others, "Dynamo",
 * 2007; Attiya, Bar-Noy and Dolev, "Sharing memory robustly in message-passing systems", 1995).
 */
@NullMarked
package dev.anachron.protocol.quorum;

import org.jspecify.annotations.NullMarked;
