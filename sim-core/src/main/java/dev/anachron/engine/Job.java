package dev.anachron.engine;

import dev.anachron.base.NodeId;
import dev.anachron.base.SimTime;

import org.jspecify.annotations.Nullable;

/**
 * The work that a process is at. It takes its time; while the process is frozen, or the disk that it
 * waits for has stalled, nothing of it gets done.
 */
final class Job {
    /** What is to happen when the work is done, and in the middle of it where that was asked for. */
    interface Owner {
        void workDone();

        void workHalfDone();
    }

    private final EventLoop loop;
    private final Owner owner;
    private final Event completion;
    private final Event middle;
    private boolean busy;
    private boolean frozen;
    private boolean stalled;
    /** When it will be done; while frozen or stalled, how much is left to do. */
    private long doneAtNanos;
    /** Tells what the queue holds for this job from what a crash or a pause has made void. */
    private long token;

    Job(NodeId process, EventLoop loop, Owner owner) {
        this.loop = loop;
        this.owner = owner;
        this.completion = event(owner::workDone, "the end of a handler's work on " + process);
        this.middle = event(owner::workHalfDone, "the middle of a handler's work on " + process);
    }

    private Event event(Runnable then, String text) {
        return new Event() {
            @Override
            void happen(@Nullable Object what, long word) {
                if (token == word) {
                    then.run();
                }
            }

            @Override
            String text(@Nullable Object what, long word) {
                return text;
            }
        };
    }

    boolean isBusy() {
        return busy;
    }

    boolean isFrozen() {
        return frozen;
    }

    /** Work begins; nothing of it is done before {@link #takes}. */
    void begin() {
        busy = true;
    }

    void takes(long nanos) {
        doneAtNanos = SimTime.plus(loop.nowNanos(), nanos);
        token++;
        loop.at(doneAtNanos, completion, null, token);
    }

    /** The same, and in the middle its owner is told. */
    void takesWithBreak(long nanos) {
        takes(nanos);
        if (nanos < 2) {
            owner.workHalfDone();
        } else {
            loop.at(SimTime.plus(loop.nowNanos(), nanos / 2), middle, null, token);
        }
    }

    /** The same, but it waits until the disk goes on. */
    void takesAfterStall(long nanos) {
        stalled = true;
        doneAtNanos = nanos;
        token++;
    }

    /** It is done, or nobody is there any more to do it. */
    void end() {
        busy = false;
        stalled = false;
        token++;
    }

    void freeze() {
        frozen = true;
        token++;
        if (!stalled) {
            doneAtNanos -= loop.nowNanos();
        }
    }

    void thaw() {
        frozen = false;
        goOn();
    }

    void stallEnds() {
        if (stalled) {
            stalled = false;
            goOn();
        }
    }

    private void goOn() {
        if (busy && !frozen && !stalled) {
            takes(doneAtNanos);
        }
    }
}
