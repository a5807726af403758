package dev.anachron.testing;

import dev.anachron.base.Description;
import dev.anachron.base.NodeId;
import dev.anachron.base.SimTime;
import dev.anachron.spi.Message;
import dev.anachron.spi.Node;
import dev.anachron.spi.NodeContext;
import dev.anachron.spi.NodeState;
import dev.anachron.spi.Outbox;
import dev.anachron.spi.Protocol;
import dev.anachron.spi.Setting;
import dev.anachron.spi.Timer;

import java.util.List;

/** A protocol whose nodes greet all others every 50 ms; n1 leads. */
public final class Chatter implements Protocol {
    /** The greeting. */
    public record Hello() implements Message {
        @Override
        public void describe(Description to) {
            to.word("Hello");
        }
    }

    private record Again() implements Timer {
        @Override
        public void describe(Description to) {
            to.word("Again");
        }
    }

    @Override
    public String name() {
        return "chatter";
    }

    @Override
    public String summary() {
        return "Greets.";
    }

    @Override
    public List<Setting> settings() {
        return List.of();
    }

    @Override
    public Node create(NodeContext context) {
        return new Node() {
            @Override
            public void start(Outbox out) {
                out.setTimer(new Again(), SimTime.millis(50));
            }

            @Override
            public void onMessage(NodeId from, Message message, Outbox out) {
                // a greeting needs no answer
            }

            @Override
            public void onTimer(Timer timer, Outbox out) {
                context.peers().forEach(peer -> out.send(peer, new Hello()));
                out.setTimer(timer, SimTime.millis(50));
            }

            @Override
            public NodeState state() {
                return new NodeState("chatter", 0, context.self().name().equals("n1"), List.of());
            }
        };
    }
}
