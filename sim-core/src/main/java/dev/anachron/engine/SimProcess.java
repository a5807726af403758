package dev.anachron.engine;

import dev.anachron.base.NodeId;
import dev.anachron.network.Envelope;
import dev.anachron.spi.Durable;
import dev.anachron.spi.Node;
import dev.anachron.spi.Timer;
import dev.anachron.storage.Disk;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One process: it does one thing at a time. Work waits in a run queue; while the process is frozen,
 * messages wait at its door and timers that fall due are late. When it wakes it reads its sockets
 * before it looks at its timers, as an event loop over epoll does.
 *
 * <p>A process is up or down; up, it is idle or busy, frozen or not. Crash: up to down. Restart: down
 * to up and idle, as a new {@link Node}.
 */
final class SimProcess {
    /** Which setting of a timer counts, and when it is due by the process's own clock. */
    record Armed(long generation, long localDueNanos) {}

    /** Something to handle. */
    sealed interface Work {}

    /** A message that came to the door at {@code arrivedNanos}. */
    record Arrived(Envelope envelope, long arrivedNanos) implements Work {}

    /** A timer that was due at {@code dueNanos}. */
    record Due(Timer timer, long generation, long dueNanos) implements Work {}

    final NodeId id;
    final SimClock clock;
    final Disk<Durable> disk = new Disk<>();
    final Deque<Work> queue = new ArrayDeque<>();
    final Deque<Work> door = new ArrayDeque<>();
    final Deque<Work> late = new ArrayDeque<>();
    /** The timers that are set, in the order of setting. */
    private final Map<Timer, Armed> timers = new LinkedHashMap<>();
    /** The faults that hold this process frozen. */
    final SortedSet<Integer> frozenBy = new TreeSet<>();

    private @Nullable Node node;
    private long generations;
    /** The handler at work and when it will be done; null when idle. */
    @Nullable
    Effects working;

    long doneAtNanos;
    /** Tells a current completion from one that a crash or a pause has made void. */
    long workToken;

    /** The faults that keep it down. */
    final SortedSet<Integer> downBy = new TreeSet<>();

    SimProcess(NodeId id, SimClock clock) {
        this.id = id;
        this.clock = clock;
    }

    boolean isUp() {
        return node != null;
    }

    boolean isFrozen() {
        return !frozenBy.isEmpty();
    }

    /** The running node; it must be up. */
    Node node() {
        if (node == null) {
            throw new IllegalStateException(id + " is down");
        }
        return node;
    }

    void up(Node fresh) {
        node = fresh;
        downBy.clear();
    }

    /** Forgets everything that was in memory; returns how many unsynced facts the disk lost. */
    int down(int byFault) {
        node = null;
        downBy.add(byFault);
        working = null;
        workToken++;
        queue.clear();
        door.clear();
        late.clear();
        timers.clear();
        frozenBy.clear();
        return disk.crash();
    }

    /** A new setting of a timer: earlier ones of the same value no longer count. */
    long arm(Timer timer, long localDueNanos) {
        generations++;
        timers.put(timer, new Armed(generations, localDueNanos));
        return generations;
    }

    void disarm(Timer timer) {
        timers.remove(timer);
    }

    boolean isArmed(Timer timer, long generation) {
        Armed armed = timers.get(timer);
        return armed != null && armed.generation() == generation;
    }

    /** The timers that are set and when they are due, for a clock that changes its speed. */
    Map<Timer, Long> pendingTimers() {
        Map<Timer, Long> pending = new LinkedHashMap<>();
        timers.forEach((timer, armed) -> pending.put(timer, armed.localDueNanos()));
        return pending;
    }

    /** Whether the timer still counts; it does not count a second time. */
    boolean fire(Due due) {
        boolean armed = isArmed(due.timer(), due.generation());
        if (armed) {
            timers.remove(due.timer());
        }
        return armed;
    }

    /** What waited while frozen joins the run queue: the door first, then the late timers. */
    void thaw() {
        queue.addAll(door);
        queue.addAll(late);
        door.clear();
        late.clear();
    }
}
