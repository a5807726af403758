package dev.anachron.fault;

import dev.anachron.fault.clock.ClockFault;
import dev.anachron.fault.link.Loss;
import dev.anachron.fault.partition.Partition;
import dev.anachron.fault.process.Crash;
import dev.anachron.fault.process.Pause;
import dev.anachron.fault.process.Restart;

import java.util.List;

/** The catalogue of faults. */
public final class Faults {
    public static final List<FaultKind> ALL = List.of(
            ClockFault.KIND, Crash.KIND, Loss.KIND, Partition.KIND, Pause.KIND, Restart.KIND);

    private Faults() {}
}
