package dev.anachron.testing;

import dev.anachron.base.NodeId;
import dev.anachron.spi.Message;
import dev.anachron.spi.Node;
import dev.anachron.spi.NodeContext;
import dev.anachron.spi.NodeState;
import dev.anachron.spi.Outbox;
import dev.anachron.spi.Protocol;
import dev.anachron.spi.Request;
import dev.anachron.spi.Response;
import dev.anachron.spi.Setting;
import dev.anachron.spi.Timer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A protocol whose nodes answer each request as a test says, for tests of clients.
 *
 * @param manners how a node answers
 */
public record Answering(Manners manners) implements Protocol {
    /** How a node answers; null for not at all. */
    public interface Manners {
        @Nullable
        Response answer(NodeId node, Request request);
    }

    @Override
    public String name() {
        return "answering";
    }

    @Override
    public String summary() {
        return "Answers as it is told.";
    }

    @Override
    public List<Setting> settings() {
        return List.of();
    }

    @Override
    public Node create(NodeContext context) {
        return new Node() {
            @Override
            public void start(Outbox out) {}

            @Override
            public void onMessage(NodeId from, Message message, Outbox out) {
                if (message instanceof Request request) {
                    Response response = manners.answer(context.self(), request);
                    if (response != null) {
                        out.reply(request, response);
                    }
                }
            }

            @Override
            public void onTimer(Timer timer, Outbox out) {}

            @Override
            public NodeState state() {
                return new NodeState("node", 0, false, List.of());
            }
        };
    }
}
