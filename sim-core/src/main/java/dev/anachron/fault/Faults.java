package dev.anachron.fault;

import dev.anachron.fault.byzantine.Byzantine;
import dev.anachron.fault.clock.ClockFault;
import dev.anachron.fault.disk.DiskFault;
import dev.anachron.fault.disk.PowerCut;
import dev.anachron.fault.link.Bandwidth;
import dev.anachron.fault.link.Corrupt;
import dev.anachron.fault.link.Delay;
import dev.anachron.fault.link.Duplicate;
import dev.anachron.fault.link.Hold;
import dev.anachron.fault.link.Loss;
import dev.anachron.fault.link.Reorder;
import dev.anachron.fault.membership.Membership;
import dev.anachron.fault.membership.Transfer;
import dev.anachron.fault.partition.Partition;
import dev.anachron.fault.process.Crash;
import dev.anachron.fault.process.Failovers;
import dev.anachron.fault.process.Gc;
import dev.anachron.fault.process.Pause;
import dev.anachron.fault.process.Restart;
import dev.anachron.fault.process.RollingRestart;
import dev.anachron.fault.process.Slow;

import java.util.List;

/** The catalogue of faults. */
public final class Faults {
    public static final List<FaultKind> ALL = List.of(
            Bandwidth.KIND,
            Byzantine.KIND,
            ClockFault.KIND,
            Corrupt.KIND,
            Crash.KIND,
            Delay.KIND,
            DiskFault.KIND,
            Duplicate.KIND,
            Failovers.KIND,
            Gc.KIND,
            Hold.KIND,
            Hold.JAM,
            Loss.KIND,
            Membership.KIND,
            Partition.KIND,
            Pause.KIND,
            PowerCut.KIND,
            Reorder.KIND,
            Restart.KIND,
            RollingRestart.KIND,
            Slow.KIND,
            Transfer.KIND);

    private Faults() {}
}
