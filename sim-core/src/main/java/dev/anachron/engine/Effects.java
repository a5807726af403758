package dev.anachron.engine;

import dev.anachron.base.NodeId;
import dev.anachron.base.SimTime;
import dev.anachron.spi.Durable;
import dev.anachron.spi.Fact;
import dev.anachron.spi.Message;
import dev.anachron.spi.Outbox;
import dev.anachron.spi.Timer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What one handler asked for, kept until the engine applies it. A process does one thing at a time, so
 * it uses the same object again and again.
 */
final class Effects implements Outbox {
    private static final long CANCEL = -1;

    final List<Durable> saves = new ArrayList<>();
    final List<NodeId> receivers = new ArrayList<>();
    final List<Message> messages = new ArrayList<>();
    final List<Timer> timers = new ArrayList<>();
    final List<Fact> facts = new ArrayList<>();
    private long[] delays = new long[4];

    /** How long the i-th timer is to run, or negative to cancel it. */
    long delayNanos(int i) {
        return delays[i];
    }

    void clear() {
        saves.clear();
        receivers.clear();
        messages.clear();
        timers.clear();
        facts.clear();
    }

    @Override
    public void send(NodeId to, Message message) {
        receivers.add(to);
        messages.add(message);
    }

    @Override
    public void setTimer(Timer timer, long delayNanos) {
        if (delayNanos < 0) {
            throw new IllegalArgumentException("the timer " + timer.text() + " was set for "
                    + SimTime.span(delayNanos) + "; a delay cannot be negative");
        }
        addTimer(timer, delayNanos);
    }

    @Override
    public void cancelTimer(Timer timer) {
        addTimer(timer, CANCEL);
    }

    private void addTimer(Timer timer, long delayNanos) {
        int i = timers.size();
        timers.add(timer);
        if (i == delays.length) {
            delays = Arrays.copyOf(delays, 2 * i);
        }
        delays[i] = delayNanos;
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
