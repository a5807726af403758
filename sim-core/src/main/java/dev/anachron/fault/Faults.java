package dev.anachron.fault;

import dev.anachron.fault.clock.ClockDrift;
import dev.anachron.fault.link.Loss;
import dev.anachron.fault.membership.Membership;
import dev.anachron.fault.membership.Transfer;
import dev.anachron.fault.partition.Partition;
import dev.anachron.fault.process.Crash;
import dev.anachron.fault.process.Pause;
import dev.anachron.fault.process.Restart;

import java.util.List;

/** The catalogue of faults. */
public final class Faults {
    public static final List<FaultKind> ALL = List.of(
            ClockDrift.KIND,
            Crash.KIND,
            Loss.KIND,
            Membership.KIND,
            Partition.KIND,
            Pause.KIND,
            Restart.KIND,
            Transfer.KIND);

    private Faults() {}
}
