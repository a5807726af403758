package dev.anachron.load;

import dev.anachron.check.Checker;
import dev.anachron.check.Checkers;
import dev.anachron.check.Measure;
import dev.anachron.check.Measures;
import dev.anachron.fault.FaultKind;
import dev.anachron.fault.Faults;
import dev.anachron.protocol.Protocols;
import dev.anachron.spi.Protocol;
import dev.anachron.workload.WorkloadKind;
import dev.anachron.workload.Workloads;

import java.util.List;

/** Everything that a scenario can name. */
record Catalogues(
        List<Protocol> protocols,
        List<WorkloadKind> workloads,
        List<FaultKind> faults,
        List<Checker> checkers,
        List<Measure> measures) {
    static Catalogues standard() {
        return new Catalogues(Protocols.ALL, Workloads.ALL, Faults.ALL, Checkers.ALL, Measures.ALL);
    }
}
