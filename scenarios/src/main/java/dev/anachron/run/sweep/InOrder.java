package dev.anachron.run.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Does numbered tasks on several threads and hands their results on in the order of the numbers, whichever
 * is ready first. No more than a few are ahead of the one that all wait for, so memory does not grow with
 * the number of tasks. A task that does not come back in time is given up, and its thread with it.
 *
 * @param <R> a task's result
 */
final class InOrder<R> {
    /** How many tasks a thread may be ahead. */
    private static final int AHEAD = 8;

    private static final long PATIENCE_MILLIS = 200;

    private final Work<R> work;
    private final int jobs;
    private final SortedMap<Long, R> ready = new TreeMap<>();
    private final SortedMap<Long, Long> begunNanos = new TreeMap<>();
    private long next;
    private long handedOn;
    private long end;
    private @Nullable Throwable failure;

    /** What is to be done. */
    interface Work<R> {
        /** Does a task. */
        R result(long task);

        /** Stands in for the result of a task that does not come back. */
        R givenUp(long task);

        /** How long a task may take, in real time. */
        long patienceNanos();
    }

    /** Takes the results in order. */
    @FunctionalInterface
    interface Sink<R> {
        /** Whether to go on. */
        boolean take(long task, R result);
    }

    InOrder(int jobs, Work<R> work) {
        this.jobs = jobs;
        this.work = work;
    }

    /** Does the tasks from one number up to another, which is not done, or until the sink has enough. */
    void run(long from, long until, LongFunction<@Nullable R> known, Sink<R> sink)
            throws InterruptedException {
        synchronized (this) {
            next = from;
            handedOn = from;
            end = until;
        }
        for (int i = 0; i < jobs; i++) {
            startWorker(known);
        }
        boolean more = true;
        for (long task = from; task < until && more; task++) {
            more = sink.take(task, await(task, known));
        }
        synchronized (this) {
            end = 0;
            notifyAll();
        }
    }

    /** What is done beyond what was handed on, in order. */
    synchronized List<R> beyond() {
        return new ArrayList<>(ready.values());
    }

    private void startWorker(LongFunction<@Nullable R> known) {
        Thread worker = new Thread(() -> labour(known), "sweep");
        worker.setDaemon(true);
        worker.start();
    }

    private void labour(LongFunction<@Nullable R> known) {
        try {
            for (long task = claim(); task >= 0; task = claim()) {
                R before = known.apply(task);
                if (!settle(task, before == null ? work.result(task) : before)) {
                    return; // given up meanwhile, and somebody else is in its place
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            synchronized (this) {
                failure = e;
                notifyAll();
            }
        }
    }

    private synchronized long claim() throws InterruptedException {
        while (next < end && next >= handedOn + (long) AHEAD * jobs) {
            wait();
        }
        if (next >= end) {
            return -1;
        }
        begunNanos.put(next, System.nanoTime());
        return next++;
    }

    private synchronized boolean settle(long task, R result) {
        if (begunNanos.remove(task) == null) {
            return false;
        }
        ready.put(task, result);
        notifyAll();
        return true;
    }

    private synchronized R await(long task, LongFunction<@Nullable R> known)
            throws InterruptedException {
        while (!ready.containsKey(task)) {
            if (failure != null) {
                throw new IllegalStateException("a worker died", failure);
            }
            wait(PATIENCE_MILLIS);
            giveUp(known);
        }
        R result = ready.remove(task);
        handedOn = task + 1;
        notifyAll();
        return Objects.requireNonNull(result);
    }

    /** The simulation ends itself in time; this is for what does not, and so it is a little more patient. */
    private void giveUp(LongFunction<@Nullable R> known) {
        long latest = System.nanoTime() - work.patienceNanos();
        List<Long> late = begunNanos.entrySet().stream()
                .filter(begun -> begun.getValue() - latest < 0)
                .map(Map.Entry::getKey)
                .toList();
        for (long task : late) {
            settle(task, work.givenUp(task));
            startWorker(known);
        }
    }
}
