package dev.anachron.spi;

import dev.anachron.base.NodeId;

import java.util.List;

/**
 * A cluster as a scenario describes it, for a protocol to say what cannot be.
 *
 * @param nodes every node, in the scenario's order
 * @param regions where they are
 * @param settings the protocol's settings, complete with defaults
 */
public record Deployment(List<NodeId> nodes, Regions regions, Settings settings) {}
