package dev.anachron.workload.username;

import dev.anachron.base.Command;
import dev.anachron.base.RandomStream;
import dev.anachron.base.Value;
import dev.anachron.spi.Setting;
import dev.anachron.spi.Settings;
import dev.anachron.workload.Answer;
import dev.anachron.workload.Step;
import dev.anachron.workload.Workload;
import dev.anachron.workload.WorkloadKind;
import dev.anachron.workload.register.RegisterWorkload;

import java.util.List;

/** Registers names, each of which only one may have: looks whether one is free and takes it, or both at once. */
public final class UsernameWorkload implements Workload {
    public static final WorkloadKind KIND = new WorkloadKind(
            "username",
            "Registers names of which each is to be given to one person: x, y, z, then k4, k5, …, one"
                    + " after the other.",
            List.of(
                    Setting.choice(
                            "by",
                            "check-then-write",
                            List.of("check-then-write", "put-if-absent"),
                            "Whether it reads the name and writes it when there is nothing, or leaves both"
                                    + " to one conditional command."),
                    Setting.duration("work", "0ms", "How long it works between the two.")),
            false,
            UsernameWorkload::new);

    private static final long CLIENTS = 100;

    private final boolean conditional;
    private final long workNanos;
    private final int client;
    private long count;

    private UsernameWorkload(Settings settings, int client) {
        this.conditional = settings.choice("by").equals("put-if-absent");
        this.workNanos = settings.duration("work");
        this.client = client;
    }

    @Override
    public boolean conditional() {
        return conditional;
    }

    @Override
    public Command next(RandomStream random) {
        String name = RegisterWorkload.keyName(count);
        count++;
        return conditional ? new Command.PutIfAbsent(name, mark()) : new Command.Read(name);
    }

    @Override
    public Step after(Answer answer) {
        if (!answer.ok()
                || !(answer.command() instanceof Command.Read read)
                || !answer.value().equals(Value.NIL)) {
            return Step.REST;
        }
        Step.Ask write = new Step.Ask(new Command.Write(read.key(), mark()));
        return workNanos == 0 ? write : new Step.Busy(workNanos, unused -> write);
    }

    /** Who it is, and which of his attempts. */
    private long mark() {
        return count * CLIENTS + client;
    }
}
