package dev.anachron.run.bench;

import com.sun.management.OperatingSystemMXBean;

import java.lang.management.ManagementFactory;

/**
 * Processor time of this Java: of the simulation, the garbage collector and the compiler together. It
 * does not count what other programs take, so it is steadier than a clock on the wall.
 */
public final class Stopwatch {
    private final OperatingSystemMXBean system =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final long startNanos = system.getProcessCpuTime();

    /** Processor time since it was started, at least a nanosecond. */
    public long nanos() {
        return Math.max(1, system.getProcessCpuTime() - startNanos);
    }
}
