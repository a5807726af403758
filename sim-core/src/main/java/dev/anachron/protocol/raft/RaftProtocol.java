package dev.anachron.protocol.raft;

import dev.anachron.spi.Node;
import dev.anachron.spi.NodeContext;
import dev.anachron.spi.Protocol;
import dev.anachron.spi.Setting;

import java.util.List;

/** Placeholder. */
public final class RaftProtocol implements Protocol {
    @Override
    public String name() {
        return "raft";
    }

    @Override
    public String summary() {
        return "";
    }

    @Override
    public List<Setting> settings() {
        return List.of();
    }

    @Override
    public Node create(NodeContext context) {
        throw new IllegalStateException();
    }
}
