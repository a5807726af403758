package dev.anachron.engine;

import dev.anachron.base.NodeId;
import dev.anachron.spi.Durable;
import dev.anachron.spi.Fact;
import dev.anachron.spi.Message;
import dev.anachron.spi.Outbox;
import dev.anachron.spi.Timer;

import java.util.ArrayList;
import java.util.List;

/** What one handler asked for, kept until the engine applies it. */
final class Effects implements Outbox {
    /** A message to be sent. */
    record Outgoing(NodeId to, Message message) {}

    /** A timer to be set, or cancelled when the delay is negative. */
    record Alarm(Timer timer, long delayNanos) {}

    private static final long CANCEL = -1;

    final List<Durable> saves = new ArrayList<>();
    final List<Outgoing> sends = new ArrayList<>();
    final List<Alarm> alarms = new ArrayList<>();
    final List<Fact> facts = new ArrayList<>();

    @Override
    public void send(NodeId to, Message message) {
        sends.add(new Outgoing(to, message));
    }

    @Override
    public void setTimer(Timer timer, long delayNanos) {
        if (delayNanos < 0) {
            throw new IllegalArgumentException("a timer cannot lie in the past: " + timer.text());
        }
        alarms.add(new Alarm(timer, delayNanos));
    }

    @Override
    public void cancelTimer(Timer timer) {
        alarms.add(new Alarm(timer, CANCEL));
    }

    @Override
    public void save(Durable durable) {
        saves.add(durable);
    }

    @Override
    public void note(Fact fact) {
        facts.add(fact);
    }
}
