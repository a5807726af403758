package dev.anachron.workload.lock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.base.Command;
import dev.anachron.base.RandomStream;
import dev.anachron.base.SimTime;
import dev.anachron.base.Value;
import dev.anachron.history.Outcome;
import dev.anachron.spi.Settings;
import dev.anachron.workload.Answer;
import dev.anachron.workload.Step;
import dev.anachron.workload.Workload;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One turn under the lock, step by step: 20 ms of work, 5 ms to send, a lease of a second. */
class LockWorkloadTest {
    private static final Command ACQUIRE = new Command.Acquire("lock");
    private static final Command READ = new Command.Read("x");
    private static final Command WRITE = new Command.Write("x", 8, 33);
    private static final Command RELEASE = new Command.Release("lock", 33);
    private static final Value GRANT = new Value.Grant(33, SimTime.SECOND);

    private static Workload workload(boolean check) {
        Settings settings = Settings.of(
                Map.of("work", SimTime.millis(20), "check", check, "send", SimTime.millis(5)));
        return LockWorkload.KIND.factory().apply(settings, 1);
    }

    private static Step after(Workload workload, Command command, Outcome outcome, Value value) {
        return workload.after(new Answer(command, outcome, value, SimTime.millis(100)));
    }

    /** Up to the look at the clock: the lock was asked for at 100 ms. */
    private static Step looksAt(boolean check, long nowNanos) {
        Workload workload = workload(check);
        assertThat(workload.next(RandomStream.root(1))).isEqualTo(ACQUIRE);
        assertThat(after(workload, ACQUIRE, Outcome.OK, GRANT)).isEqualTo(new Step.Ask(READ));
        Step.Busy work = (Step.Busy) after(workload, READ, Outcome.OK, Value.of(7));
        assertThat(work.nanos()).isEqualTo(SimTime.millis(20));
        return work.then().apply(nowNanos);
    }

    @Test
    void aTurnEndsWithAWriteUnderTheTokenAndARelease() {
        Step.Busy send = (Step.Busy) looksAt(true, SimTime.millis(130));
        assertThat(send.nanos()).isEqualTo(SimTime.millis(5));
        assertThat(send.then().apply(SimTime.seconds(9))).isEqualTo(new Step.Ask(WRITE));
    }

    @Test
    void aLeaseCountsFromTheQuestionAndWhenItIsOverNothingIsWritten() {
        long overNanos = SimTime.millis(1100);
        assertThat(looksAt(true, overNanos - 1)).isInstanceOf(Step.Busy.class);
        assertThat(looksAt(true, overNanos)).isEqualTo(Step.REST);
        assertThat(looksAt(false, overNanos)).isInstanceOf(Step.Busy.class);
    }

    @Test
    void whateverBecameOfTheWriteTheLockGoesBack() {
        for (Outcome outcome : Outcome.values()) {
            Workload workload = workload(true);
            after(workload, ACQUIRE, Outcome.OK, GRANT);
            assertThat(after(workload, WRITE, outcome, Value.NIL)).isEqualTo(new Step.Ask(RELEASE));
            assertThat(after(workload, RELEASE, outcome, Value.NIL)).isEqualTo(Step.REST);
        }
    }

    @Test
    void withoutTheLockThereIsNoTurnAndWithoutAReadNoWrite() {
        Workload workload = workload(true);
        assertThat(after(workload, ACQUIRE, Outcome.FAIL, Value.NIL)).isEqualTo(Step.REST);
        assertThat(after(workload, ACQUIRE, Outcome.INFO, Value.NIL)).isEqualTo(Step.REST);
        after(workload, ACQUIRE, Outcome.OK, GRANT);
        assertThat(after(workload, READ, Outcome.INFO, Value.NIL)).isEqualTo(new Step.Ask(RELEASE));
    }
}
