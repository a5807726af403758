package dev.anachron.engine;

import dev.anachron.base.NodeId;
import dev.anachron.base.SimTime;
import dev.anachron.network.Flight;
import dev.anachron.network.LinkRule;
import dev.anachron.spi.Durable;
import dev.anachron.spi.Message;
import dev.anachron.spi.Node;
import dev.anachron.spi.Timer;
import dev.anachron.storage.Disk;
import dev.anachron.trace.TraceEvent.ProcessChanged.Change;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One process: it does one thing at a time. Work waits in a backlog; while the process is frozen,
 * messages wait at its door and timers that fall due are late. When it wakes it reads its sockets
 * before it looks at its timers, as an event loop over epoll does.
 *
 * <p>A process is up or down; up, it is idle or busy, frozen or not. Crash: up to down. Restart: down
 * to up and idle, as a new {@link Node}.
 */
final class SimProcess {
    final NodeId id;
    /** Its place among the parties: nodes first, then clients. */
    final int index;

    final SimClock clock;
    final Disk<Durable> disk = new Disk<>();
    /** The faults that keep it down, and those that hold it frozen. */
    final SortedSet<Integer> downBy = new TreeSet<>();

    final SortedSet<Integer> frozenBy = new TreeSet<>();

    private final Simulation simulation;
    private final EventLoop loop;
    private final Recorder recorder;
    private final Post post;
    private final WorkTime workTime;

    private final Backlog backlog = new Backlog();
    private final Backlog door = new Backlog();
    private final Backlog late = new Backlog();
    private final Timers timers = new Timers();
    private long questions;

    private @Nullable Node node;
    private final Effects effects = new Effects();
    /** Whether a handler is at work, and when it will be done; frozen, how much is left to do. */
    private boolean busy;

    private boolean frozen;

    private long doneAtNanos;
    /** Tells a current completion from one that a crash or a pause has made void. */
    private long workToken;

    // What the queue holds for a process

    /** A message comes to the door; the number says which, and from whom. */
    final Event arrival = new Event() {
        @Override
        void happen(@Nullable Object what, long word) {
            arrive((Message) Objects.requireNonNull(what), word);
        }

        @Override
        String text(@Nullable Object what, long word) {
            String message = ((Message) Objects.requireNonNull(what)).text();
            return id + " receives " + message + " from " + Post.sender(simulation, word);
        }
    };

    private final Event alarm = new Event() {
        @Override
        void happen(@Nullable Object what, long word) {
            ring((Timer) Objects.requireNonNull(what), word);
        }

        @Override
        String text(@Nullable Object what, long word) {
            return "the timer " + ((Timer) Objects.requireNonNull(what)).text() + " of " + id;
        }
    };

    private final Event completion = new Event() {
        @Override
        void happen(@Nullable Object what, long word) {
            if (workToken == word) {
                complete();
                pump();
            }
        }

        @Override
        String text(@Nullable Object what, long word) {
            return "the end of a handler's work on " + id;
        }
    };

    SimProcess(NodeId id, int index, SimClock clock, Simulation simulation, WorkTime workTime) {
        this.id = id;
        this.index = index;
        this.clock = clock;
        this.simulation = simulation;
        this.loop = simulation.loop();
        this.recorder = simulation.recorder();
        this.post = new Post(this, simulation);
        this.workTime = workTime;
    }

    boolean isUp() {
        return node != null;
    }

    boolean isFrozen() {
        return frozen;
    }

    /** The running node; it must be up. */
    Node node() {
        if (node == null) {
            throw new IllegalStateException(id + " is down");
        }
        return node;
    }

    // Up and down

    void start(Node fresh) {
        node = fresh;
        downBy.clear();
        try {
            fresh.start(effects);
        } catch (RuntimeException e) {
            throw failed("while it started", e);
        }
        work();
    }

    /** Forgets everything that was in memory; returns how many unsynced facts the disk lost. */
    int crash(int byFault) {
        node = null;
        downBy.add(byFault);
        busy = false;
        effects.clear();
        workToken++;
        backlog.clear();
        door.clear();
        late.clear();
        timers.clear();
        frozenBy.clear();
        frozen = false;
        recorder.processChanged(loop.nowNanos(), this, Change.CRASHED);
        return disk.crash();
    }

    /** The process stops where it is: a handler at work will go on from there when it wakes. */
    void pause(int byFault) {
        if (!isFrozen()) {
            recorder.processChanged(loop.nowNanos(), this, Change.PAUSED);
            workToken++;
            doneAtNanos -= loop.nowNanos(); // what is left to do
        }
        frozenBy.add(byFault);
        frozen = true;
    }

    /** What waited while frozen joins the backlog: the door first, then the late timers. */
    void resume(int byFault) {
        if (!frozenBy.remove(byFault) || !frozenBy.isEmpty()) {
            return;
        }
        frozen = false;
        recorder.processChanged(loop.nowNanos(), this, Change.RESUMED);
        backlog.addAll(door);
        backlog.addAll(late);
        if (busy) {
            busyUntil(SimTime.plus(loop.nowNanos(), doneAtNanos));
        } else {
            pump();
        }
    }

    /** Timers that are set go by the clock, so they move with it. */
    void drift(long driftPpb) {
        clock.drift(driftPpb);
        for (Timers.Entry timer : timers.armed()) {
            if (!timer.waiting) {
                timer.dueNanos = clock.trueAt(timer.localDueNanos);
                ask(timer);
            }
        }
    }

    // Messages

    /** Sends a message of its own that a fault had held. */
    void release(Flight held, LinkRule by) {
        post.release(held, by);
    }

    private void arrive(Message message, long word) {
        if (node == null) {
            post.refuse(message, word);
            simulation.fault(downBy.last()).count("messagesDropped");
        } else if (frozen) {
            door.add(message, word, loop.nowNanos());
            simulation.fault(frozenBy.last()).count("messagesWaited");
        } else if (busy) {
            backlog.add(message, word, loop.nowNanos());
        } else {
            deliver(message, word, loop.nowNanos());
        }
    }

    private void deliver(Message message, long word, long arrivedNanos) {
        NodeId from = Post.sender(simulation, word);
        recorder.delivered(loop.nowNanos(), arrivedNanos, Post.number(word), from, this, message);
        try {
            node().onMessage(from, message, effects);
        } catch (RuntimeException e) {
            throw failed("handling " + message.text() + " from " + from, e);
        }
        work();
    }

    private SimulationException failed(String doing, RuntimeException e) {
        String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return new SimulationException(loop.nowNanos(), id + " failed " + doing + ": " + reason, e);
    }

    // Timers

    /** Sets a timer for an instant of this process's own clock. */
    void arm(Timer timer, long localDueNanos) {
        Timers.Entry entry = timers.arm(timer, localDueNanos, clock.trueAt(localDueNanos));
        ask(entry);
    }

    /** Lets the queue ask after the timer when it is due, unless it will ask before. */
    private void ask(Timers.Entry entry) {
        if (entry.dueNanos < entry.askedAtNanos) {
            entry.askedAtNanos = entry.dueNanos;
            entry.question = ++questions;
            loop.at(entry.dueNanos, alarm, entry.timer, entry.question);
        }
    }

    private void ring(Timer timer, long question) {
        Timers.Entry entry = timers.find(timer);
        if (entry == null || entry.question != question) {
            return; // this question was overtaken by an earlier one
        }
        entry.askedAtNanos = SimTime.NEVER;
        if (!entry.armed) {
            return;
        }
        if (entry.dueNanos > loop.nowNanos()) {
            ask(entry); // set anew in the meantime
        } else if (frozen) {
            entry.waiting = true;
            late.add(timer, ~entry.generation, entry.dueNanos);
            simulation.fault(frozenBy.last()).count("timersLate");
        } else if (busy) {
            entry.waiting = true;
            backlog.add(timer, ~entry.generation, entry.dueNanos);
        } else {
            fire(timer, entry.generation, entry.dueNanos);
        }
    }

    /** Only the latest setting of a timer counts, and once. */
    private void fire(Timer timer, long generation, long dueNanos) {
        Timers.Entry entry = timers.find(timer);
        if (entry == null || entry.generation != generation) {
            return;
        }
        timers.disarm(entry);
        recorder.timerFired(loop.nowNanos(), dueNanos, this, timer);
        try {
            node().onTimer(timer, effects);
        } catch (RuntimeException e) {
            throw failed("handling its timer " + timer.text(), e);
        }
        work();
    }

    // Work: a handler decides at once, and what it decided takes effect when the work and its
    // writes
    // are done

    /** Works off the backlog until the process is busy or out of work. */
    private void pump() {
        while (!busy && !backlog.isEmpty()) {
            Object work = backlog.work();
            long word = backlog.word();
            long atNanos = backlog.atNanos();
            backlog.removeFirst();
            if (word >= 0) {
                deliver((Message) work, word, atNanos);
            } else {
                fire((Timer) work, ~word, atNanos);
            }
        }
    }

    private void work() {
        busy = true;
        for (int i = 0; i < effects.saveCount; i++) {
            disk.write(effects.saves[i]);
        }
        long workNanos = workTime.drawNanos(effects.saveCount > 0);
        if (workNanos == 0) {
            complete();
        } else {
            busyUntil(SimTime.plus(loop.nowNanos(), workNanos));
        }
    }

    private void busyUntil(long atNanos) {
        doneAtNanos = atNanos;
        workToken++;
        loop.at(atNanos, completion, null, workToken);
    }

    /** Saves first, then facts, timers and messages: nobody hears what a crash could undo. */
    private void complete() {
        long now = loop.nowNanos();
        busy = false;
        workToken++;
        if (effects.saveCount > 0) {
            disk.sync();
        }
        for (int i = 0; i < effects.saveCount; i++) {
            recorder.saved(now, this, effects.saves[i]);
        }
        for (int i = 0; i < effects.factCount; i++) {
            recorder.noted(now, this, effects.facts[i]);
        }
        for (int i = 0; i < effects.timerCount; i++) {
            setOrCancel(effects.timers[i], effects.delaysNanos[i]);
        }
        for (int i = 0; i < effects.messageCount; i++) {
            post.send(effects.receivers[i], effects.messages[i]);
        }
        effects.clear();
    }

    private void setOrCancel(Timer timer, long delayNanos) {
        if (delayNanos != Effects.CANCEL) {
            long local = clock.nowNanos();
            if (local == SimTime.NEVER) {
                throw new SimulationException(
                        loop.nowNanos(),
                        id + " sets its timer " + timer.text() + " by a clock that shows more than"
                                + " the 292 years that virtual time can count");
            }
            arm(timer, SimTime.plus(local, delayNanos));
            return;
        }
        Timers.Entry entry = timers.find(timer);
        if (entry != null && entry.armed) {
            timers.disarm(entry);
        }
    }
}
