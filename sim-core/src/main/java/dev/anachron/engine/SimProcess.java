package dev.anachron.engine;

import dev.anachron.base.NodeId;
import dev.anachron.base.SimTime;
import dev.anachron.network.Flight;
import dev.anachron.network.LinkRule;
import dev.anachron.spi.Administer;
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
    final Disk<Durable> disk;
    /** The faults that keep it down, and those that hold it frozen. */
    final SortedSet<Integer> downBy = new TreeSet<>();

    final SortedSet<Integer> frozenBy = new TreeSet<>();
    /** The faults that make its writes wait, and those that make them fail. */
    final SortedSet<Integer> stalledBy = new TreeSet<>();

    final SortedSet<Integer> fullBy = new TreeSet<>();

    /** The faults that will freeze it in the middle of its next handler. */
    private final SortedSet<Integer> freezesWithin = new TreeSet<>();

    private final Simulation simulation;
    private final EventLoop loop;
    private final Recorder recorder;
    private final Post post;
    final Mouth mouth;
    final WorkTime workTime;

    private final Backlog backlog = new Backlog();
    private final Backlog door = new Backlog();
    private final Backlog late = new Backlog();
    private final Timers timers = new Timers();
    private long questions;

    private @Nullable Node node;
    private final Effects effects = new Effects();
    private final Job job;

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

    SimProcess(NodeId id, int index, SimClock clock, WorkTime workTime, Simulation simulation) {
        this.id = id;
        this.index = index;
        this.clock = clock;
        this.disk = new Disk<>(
                workTime.flushEveryNanos(),
                (fault, effect) -> simulation.fault(fault).count(effect));
        this.simulation = simulation;
        this.loop = simulation.loop();
        this.recorder = simulation.recorder();
        this.post = new Post(this, simulation);
        this.mouth = new Mouth(post);
        this.workTime = workTime;
        this.job = new Job(id, loop, new Job.Owner() {
            @Override
            public void workDone() {
                complete();
                pump();
            }

            @Override
            public void workHalfDone() {
                interrupt();
            }
        });
    }

    boolean isUp() {
        return node != null;
    }

    boolean isFrozen() {
        return job.isFrozen();
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
        work(null);
    }

    /** Forgets everything that was in memory. */
    void crash(int byFault) {
        node = null;
        downBy.add(byFault);
        effects.clear();
        job.end();
        job.thaw();
        backlog.clear();
        door.clear();
        late.clear();
        timers.clear();
        frozenBy.clear();
        freezesWithin.clear();
        recorder.processChanged(loop.nowNanos(), this, Change.CRASHED);
        simulation.changed(this);
    }

    /** The process stops where it is: a handler at work will go on from there when it wakes. */
    void pause(int byFault) {
        if (!isFrozen()) {
            recorder.processChanged(loop.nowNanos(), this, Change.PAUSED);
            if (job.isBusy()) {
                simulation.fault(byFault).count("handlersInterrupted");
            }
            job.freeze();
        }
        frozenBy.add(byFault);
    }

    void pauseWithinHandler(int byFault) {
        freezesWithin.add(byFault);
    }

    private void interrupt() {
        freezesWithin.forEach(this::pause);
        freezesWithin.clear();
    }

    /** What waited while frozen joins the backlog: the door first, then the late timers. */
    void resume(int byFault) {
        freezesWithin.remove(byFault);
        if (!frozenBy.remove(byFault) || !frozenBy.isEmpty()) {
            return;
        }
        recorder.processChanged(loop.nowNanos(), this, Change.RESUMED);
        backlog.addAll(door);
        backlog.addAll(late);
        job.thaw();
        pump();
    }

    /** A write that has waited for the disk is made now. */
    void stallEnds(int byFault) {
        if (stalledBy.remove(byFault) && stalledBy.isEmpty()) {
            job.stallEnds();
        }
    }

    /** Timers that are set go by the monotonic clock, so they move with it. */
    void clockChanged() {
        recorder.clockChanged(loop.nowNanos(), this);
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

    /** Whether that would change anything. */
    boolean heeds(Administer instruction) {
        return node != null && node.heeds(instruction);
    }

    /** An operator's instruction is at the door at once, from the node itself: no network is between. */
    void administer(Administer instruction) {
        arrive(instruction, post.sentToSelf(instruction));
    }

    private void arrive(Message message, long word) {
        if (node == null) {
            post.refuse(message, word);
            simulation.fault(downBy.last()).count("messagesDropped");
        } else if (job.isFrozen()) {
            door.add(message, word, loop.nowNanos());
            simulation.fault(frozenBy.last()).count("messagesWaited");
        } else if (job.isBusy()) {
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
        work(message);
    }

    private SimulationException failed(String doing, RuntimeException e) {
        String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return new SimulationException(loop.nowNanos(), id + " failed " + doing + ": " + reason, e);
    }

    // Timers

    /** Sets a timer for an instant of this process's own clock. */
    void arm(Timer timer, long localDueNanos) {
        Timers.Entry entry = timers.arm(timer, localDueNanos, clock.trueAt(localDueNanos));
        entry.properlyDueNanos = clock.trueAtOwnPace(localDueNanos);
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

    /** The run is over: timers that a slow or frozen clock has kept from ringing are late. */
    void countTimersPending() {
        for (Timers.Entry timer : timers.armed()) {
            if (!timer.waiting) {
                clock.rangNot(timer.dueNanos, timer.properlyDueNanos);
            }
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
        } else if (job.isFrozen()) {
            entry.waiting = true;
            late.add(timer, ~entry.generation, entry.dueNanos);
            simulation.fault(frozenBy.last()).count("timersLate");
        } else if (job.isBusy()) {
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
        clock.rang(dueNanos, entry.properlyDueNanos);
        recorder.timerFired(loop.nowNanos(), dueNanos, this, timer);
        try {
            node().onTimer(timer, effects);
        } catch (RuntimeException e) {
            throw failed("handling its timer " + timer.text(), e);
        }
        work(null);
    }

    // Work: a handler decides at once; what it decided takes effect when work and writes are done

    /** Works off the backlog until the process is busy or out of work. */
    private void pump() {
        while (!job.isBusy() && !backlog.isEmpty()) {
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

    private void work(@Nullable Message message) {
        job.begin();
        boolean writes = effects.saveCount > 0;
        if (writes && !fullBy.isEmpty()) {
            FaultWorld full = simulation.fault(fullBy.last());
            full.count("writesFailed");
            full.crash(id);
            return;
        }
        for (int i = 0; i < effects.saveCount; i++) {
            disk.write(effects.saves[i]);
        }
        boolean waits = writes && disk.waits();
        long workNanos = workTime.drawNanos(message, waits);
        if (waits && !stalledBy.isEmpty()) {
            simulation.fault(stalledBy.last()).count("writesStalled");
            job.takesAfterStall(workNanos);
        } else if (!freezesWithin.isEmpty()) {
            job.takesWithBreak(workNanos);
        } else if (workNanos == 0) {
            complete();
        } else {
            job.takes(workNanos);
        }
    }

    /** Saves first, then facts, timers and messages: nobody hears what a crash could undo. */
    private void complete() {
        long now = loop.nowNanos();
        job.end();
        if (effects.saveCount > 0) {
            disk.done(now);
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
            mouth.send(effects.receivers[i], effects.messages[i]);
        }
        effects.clear();
        simulation.changed(this);
    }

    private void setOrCancel(Timer timer, long delayNanos) {
        if (delayNanos != Effects.CANCEL) {
            long local = clock.monotonicNanos();
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
