package dev.anachron.workload.probe;

import dev.anachron.base.Command;
import dev.anachron.base.RandomStream;
import dev.anachron.spi.Setting;
import dev.anachron.spi.Settings;
import dev.anachron.workload.Answer;
import dev.anachron.workload.Step;
import dev.anachron.workload.Workload;
import dev.anachron.workload.WorkloadKind;

import java.util.List;

/**
 * Trials, one after the other: write a register, wait, read it. Registers are used in turns, so that a
 * write has arrived everywhere long before the next one to the same register.
 */
public final class ProbeWorkload implements Workload {
    public static final String NAME = "probe";

    /** How many trials are measured in all. */
    public static final String TRIALS = "trials";

    /** The step of a sweep over the time from a write to a read. */
    public static final String STEP = "step";

    public static final WorkloadKind KIND = new WorkloadKind(
            NAME,
            "Trials, one after the other: writes a register, waits, and reads it.",
            List.of(
                    Setting.range(
                            "after",
                            "0ms..10ms",
                            "How long after a write was acknowledged it is read, drawn anew each time."),
                    Setting.number(
                            TRIALS,
                            "10000",
                            "How many trials are measured. The run shows those for which its duration"
                                    + " has room; after it the simulation goes on, and only counts."),
                    Setting.duration(
                            STEP,
                            "100us",
                            "The step in which 'fresh-after.p999.swept' goes through the time from a"
                                    + " write to a read.")),
            false,
            ProbeWorkload::new);

    private static final int REGISTERS = 1000;
    private static final long CLIENTS = 100;

    private final Settings.Range after;
    private final int client;
    private long trials;
    private long waitNanos;

    private ProbeWorkload(Settings settings, int client) {
        this.after = settings.range("after");
        this.client = client;
    }

    @Override
    public Command next(RandomStream random) {
        trials++;
        waitNanos = random.between(after.lowNanos(), after.highNanos());
        return new Command.Write(key(), trials * CLIENTS + client);
    }

    @Override
    public Step after(Answer answer) {
        boolean written = answer.ok() && !answer.command().readsOnly();
        return written
                ? new Step.Busy(waitNanos, unused -> new Step.Ask(new Command.Read(key())))
                : Step.REST;
    }

    private String key() {
        return "p" + client + "-" + trials % REGISTERS;
    }
}
