package dev.anachron.testing;

import dev.anachron.base.Description;
import dev.anachron.base.NodeId;
import dev.anachron.base.Phrase;
import dev.anachron.base.SimTime;
import dev.anachron.base.Version;
import dev.anachron.spi.Fact;
import dev.anachron.spi.LocalClock;
import dev.anachron.spi.Message;
import dev.anachron.spi.Node;
import dev.anachron.spi.NodeContext;
import dev.anachron.spi.NodeState;
import dev.anachron.spi.Outbox;
import dev.anachron.spi.Protocol;
import dev.anachron.spi.Setting;
import dev.anachron.spi.Timer;

import java.util.List;

/** A protocol whose nodes read their clocks every 100 ms by themselves, and note what these show. */
public final class Reading implements Protocol {
    /** The only timer. */
    private record Tick() implements Timer {
        @Override
        public void describe(Description to) {
            to.word("Tick");
        }
    }

    @Override
    public String name() {
        return "reading";
    }

    @Override
    public String summary() {
        return "Reads clocks.";
    }

    @Override
    public List<Setting> settings() {
        return List.of();
    }

    @Override
    public Node create(NodeContext context) {
        LocalClock clock = context.clock();
        return new Node() {
            @Override
            public void start(Outbox out) {
                out.setTimer(new Tick(), SimTime.millis(100));
            }

            @Override
            public void onMessage(NodeId from, Message message, Outbox out) {}

            @Override
            public void onTimer(Timer timer, Outbox out) {
                String shown = "mono " + SimTime.span(clock.nowNanos()) + " wall "
                        + SimTime.span(clock.wallNanos());
                clock.interval();
                out.note(new Fact.Apply(Version.NONE, new Phrase(shown), null, true));
                out.setTimer(timer, SimTime.millis(100));
            }

            @Override
            public NodeState state() {
                return new NodeState("reading", 0, false, List.of());
            }
        };
    }
}
