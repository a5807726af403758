package dev.anachron.testing;

import dev.anachron.base.Description;
import dev.anachron.base.NodeId;
import dev.anachron.spi.Message;
import dev.anachron.spi.Node;
import dev.anachron.spi.NodeContext;
import dev.anachron.spi.NodeState;
import dev.anachron.spi.Outbox;
import dev.anachron.spi.Protocol;
import dev.anachron.spi.Setting;
import dev.anachron.spi.Timer;

import java.util.List;

/**
 * A protocol whose nodes do one thing at every tick and one at every message, given as code. The timer
 * and the message are made once.
 */
public record Ticking(Handler onTick, Handler onPing) implements Protocol {
    public static final Timer TICK = new Tick();
    public static final Message PING = new Ping();

    /** What to do. */
    public interface Handler {
        void handle(NodeId self, Outbox out);
    }

    /** The only timer. */
    private record Tick() implements Timer {
        @Override
        public void describe(Description to) {
            to.word("Tick");
        }
    }

    /** The only message. */
    private record Ping() implements Message {
        @Override
        public void describe(Description to) {
            to.word("Ping");
        }
    }

    @Override
    public String name() {
        return "ticking";
    }

    @Override
    public String summary() {
        return "Does what a test says.";
    }

    @Override
    public List<Setting> settings() {
        return List.of();
    }

    @Override
    public Node create(NodeContext context) {
        NodeId self = context.self();
        return new Node() {
            @Override
            public void start(Outbox out) {
                out.setTimer(TICK, 1_000);
            }

            @Override
            public void onMessage(NodeId from, Message message, Outbox out) {
                onPing.handle(self, out);
            }

            @Override
            public void onTimer(Timer timer, Outbox out) {
                onTick.handle(self, out);
            }

            @Override
            public NodeState state() {
                return new NodeState("ticking", 0, false, List.of());
            }
        };
    }
}
