package dev.anachron.workload.lock;

import dev.anachron.base.Command;
import dev.anachron.base.RandomStream;
import dev.anachron.base.SimTime;
import dev.anachron.base.Value;
import dev.anachron.spi.NodeState;
import dev.anachron.spi.Setting;
import dev.anachron.spi.Settings;
import dev.anachron.workload.Answer;
import dev.anachron.workload.Step;
import dev.anachron.workload.Workload;
import dev.anachron.workload.WorkloadKind;

import java.util.List;

/**
 * Read, modify, write, under a lock, as in the file that Kleppmann's clients update ("How to do
 * distributed locking", 2016): acquire the lock, read x, work, write x + 1 with the lock's token, give
 * the lock back. Each turn adds one to x, so that x tells how many turns have left a trace.
 *
 * <p>A careful client looks at its clock before it writes and lets it be when its lease is over. That
 * is check-then-act: between the look and the storage lie its own last steps and the network.
 */
public final class LockWorkload implements Workload {
    public static final WorkloadKind KIND = new WorkloadKind(
            "lock",
            "Acquires a lock, reads x, works, writes x + 1 with the lock's token, releases the lock.",
            List.of(
                    Setting.duration(
                            "work", "20ms", "How long it works between the read and the write."),
                    Setting.flag(
                            "check",
                            "true",
                            "Whether it looks at its clock after the work and does not write when its"
                                    + " lease is over."),
                    Setting.duration(
                            "send",
                            "1ms",
                            "How long it takes from that look until the write is on its way: encoding,"
                                    + " system calls, scheduling.")),
            true,
            (settings, client) -> new LockWorkload(settings));

    /** The lock's name. */
    public static final String LOCK = "lock";
    /** What it guards. */
    public static final String KEY = "x";

    private final long workNanos;
    private final long sendNanos;
    private final boolean checks;
    private long token;
    /** By the client's own clock. */
    private long leaseEndsNanos;

    private boolean holds;

    private LockWorkload(Settings settings) {
        this.workNanos = settings.duration("work");
        this.sendNanos = settings.duration("send");
        this.checks = settings.flag("check");
    }

    @Override
    public Command next(RandomStream random) {
        return new Command.Acquire(LOCK);
    }

    @Override
    public Step after(Answer answer) {
        if (answer.value() instanceof Value.Grant grant) {
            token = grant.token();
            // From when it asked, which is before the lease began: never from the answer.
            leaseEndsNanos = SimTime.plus(answer.askedNanos(), grant.leaseNanos());
            holds = true;
            return new Step.Ask(new Command.Read(KEY));
        }
        if (answer.command() instanceof Command.Read && answer.ok()) {
            long next = number(answer.value()) + 1;
            return new Step.Busy(workNanos, nowNanos -> check(nowNanos, next));
        }
        holds = false;
        // What failed under the lock is not tried again, but the lock goes back.
        return answer.command().locks()
                ? Step.REST
                : new Step.Ask(new Command.Release(LOCK, token));
    }

    @Override
    public List<NodeState.Lease> leases() {
        return holds
                ? List.of(new NodeState.Lease("believes to have " + LOCK, leaseEndsNanos, false))
                : List.of();
    }

    private Step check(long nowNanos, long next) {
        if (checks && nowNanos >= leaseEndsNanos) {
            return Step.REST;
        }
        return new Step.Busy(
                sendNanos, unused -> new Step.Ask(new Command.Write(KEY, next, token)));
    }

    private static long number(Value value) {
        return value instanceof Value.Int number ? number.number() : 0;
    }
}
