package dev.anachron.workload.counter;

import dev.anachron.base.Command;
import dev.anachron.base.RandomStream;
import dev.anachron.spi.Setting;
import dev.anachron.workload.Workload;
import dev.anachron.workload.WorkloadKind;

import java.util.List;

/** A counter that is only ever raised by one: whoever sees it fall has been shown the past. */
public final class CounterWorkload implements Workload {
    public static final WorkloadKind KIND = new WorkloadKind(
            "counter",
            "Additions of one to a counter and reads of it.",
            List.of(Setting.share("reads", "50%", "The share of reads; the rest add one.")),
            false,
            (settings, client) -> new CounterWorkload(settings.share("reads")));

    /** The counter's name. */
    public static final String KEY = "likes";

    private final double readShare;

    private CounterWorkload(double readShare) {
        this.readShare = readShare;
    }

    @Override
    public Command next(RandomStream random) {
        return random.chance(readShare) ? new Command.Read(KEY) : new Command.Add(KEY, 1);
    }
}
