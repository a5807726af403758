package dev.anachron.fault;

import dev.anachron.fault.clock.ClockFault;
import dev.anachron.fault.disk.DiskFault;
import dev.anachron.fault.disk.PowerCut;
import dev.anachron.fault.link.Loss;
import dev.anachron.fault.partition.Partition;
import dev.anachron.fault.process.Crash;
import dev.anachron.fault.process.Gc;
import dev.anachron.fault.process.Pause;
import dev.anachron.fault.process.Restart;
import dev.anachron.fault.process.RollingRestart;
import dev.anachron.fault.process.Slow;

import java.util.List;

/** The catalogue of faults. */
public final class Faults {
    public static final List<FaultKind> ALL = List.of(
            ClockFault.KIND,
            Crash.KIND,
            DiskFault.KIND,
            Gc.KIND,
            Loss.KIND,
            Partition.KIND,
            Pause.KIND,
            PowerCut.KIND,
            Restart.KIND,
            RollingRestart.KIND,
            Slow.KIND);

    private Faults() {}
}
