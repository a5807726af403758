package dev.anachron.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * Seconds of processor time that the whole process takes for each second that passes: below one when
 * others want the processor too, above one when the collector or the compiler works beside us. What is
 * divided by it counts per processor second.
 */
public final class CpuProfiler implements InternalProfiler {
    static final String LABEL = "cpu";

    private final OperatingSystemMXBean system =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private long cpuNanos;
    private long wallNanos;

    @Override
    public String getDescription() {
        return "Processor time of the process per wall time";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        wallNanos = System.nanoTime();
        cpuNanos = system.getProcessCpuTime();
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        double cpu = (double) (system.getProcessCpuTime() - cpuNanos);
        double wall = (double) (System.nanoTime() - wallNanos);
        return List.of(new ScalarResult(LABEL, cpu / wall, "s/s", AggregationPolicy.AVG));
    }
}
