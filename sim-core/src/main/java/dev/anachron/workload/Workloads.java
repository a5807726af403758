package dev.anachron.workload;

import dev.anachron.workload.cart.CartWorkload;
import dev.anachron.workload.counter.CounterWorkload;
import dev.anachron.workload.lock.LockWorkload;
import dev.anachron.workload.probe.ProbeWorkload;
import dev.anachron.workload.register.RegisterWorkload;
import dev.anachron.workload.username.UsernameWorkload;

import java.util.List;

/** The catalogue of workloads. */
public final class Workloads {
    public static final List<WorkloadKind> ALL = List.of(
            CartWorkload.KIND,
            CounterWorkload.KIND,
            LockWorkload.KIND,
            ProbeWorkload.KIND,
            RegisterWorkload.KIND,
            UsernameWorkload.KIND);

    private Workloads() {}
}
