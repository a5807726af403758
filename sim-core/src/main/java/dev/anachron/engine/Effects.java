package dev.anachron.engine;

import dev.anachron.base.NodeId;
import dev.anachron.base.SimTime;
import dev.anachron.spi.Durable;
import dev.anachron.spi.Fact;
import dev.anachron.spi.Message;
import dev.anachron.spi.Outbox;
import dev.anachron.spi.Timer;

import java.util.Arrays;

/**
 * What one handler asked for, kept until the engine applies it. A process does one thing at a time, so
 * it uses the same object and the same arrays again and again; what lies beyond a count is left over.
 */
final class Effects implements Outbox {
    static final long CANCEL = -1;

    Durable[] saves = new Durable[4];
    int saveCount;

    NodeId[] receivers = new NodeId[8];
    Message[] messages = new Message[8];
    int messageCount;

    Timer[] timers = new Timer[4];
    /** How long each timer is to run, or {@link #CANCEL}. */
    long[] delaysNanos = new long[4];

    int timerCount;

    Fact[] facts = new Fact[8];
    int factCount;

    void clear() {
        saveCount = 0;
        messageCount = 0;
        timerCount = 0;
        factCount = 0;
    }

    @Override
    public void send(NodeId to, Message message) {
        if (messageCount == messages.length) {
            receivers = Arrays.copyOf(receivers, 2 * messageCount);
            messages = Arrays.copyOf(messages, 2 * messageCount);
        }
        receivers[messageCount] = to;
        messages[messageCount++] = message;
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
        if (timerCount == timers.length) {
            timers = Arrays.copyOf(timers, 2 * timerCount);
            delaysNanos = Arrays.copyOf(delaysNanos, 2 * timerCount);
        }
        timers[timerCount] = timer;
        delaysNanos[timerCount++] = delayNanos;
    }

    @Override
    public void save(Durable durable) {
        if (saveCount == saves.length) {
            saves = Arrays.copyOf(saves, 2 * saveCount);
        }
        saves[saveCount++] = durable;
    }

    @Override
    public void note(Fact fact) {
        if (factCount == facts.length) {
            facts = Arrays.copyOf(facts, 2 * factCount);
        }
        facts[factCount++] = fact;
    }
}
