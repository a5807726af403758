package dev.anachron.protocol.primarybackup;

import dev.anachron.base.NodeId;
import dev.anachron.spi.NodeState;
import dev.anachron.spi.NodeState.Fields;
import dev.anachron.spi.NodeState.Lease;

import java.util.List;

/** A node as others may look at it. */
final class Portrait {
    private final Replica replica;

    Portrait(Replica replica) {
        this.replica = replica;
    }

    NodeState state() {
        Role role = replica.role();
        Fields fields = new Fields().put("epoch", replica.epoch());
        if (role instanceof Role.Backup backup && backup.primary() != null) {
            fields.put("primary", backup.primary());
        } else if (role instanceof Role.Candidate candidate) {
            fields.put("wants epoch", candidate.epoch())
                    .put("promises", candidate.promises().keySet());
        }
        fields.put("last entry", replica.log.last().toString())
                .put("done", replica.done())
                .put("applied", replica.applied().toString());
        if (role instanceof Primary primary) {
            primary(primary, fields);
        }
        return new NodeState(
                role.text(), replica.epoch(), role instanceof Primary, fields.list(), leases(role));
    }

    private void primary(Primary primary, Fields fields) {
        String waitsFor = Rules.text(replica.rules.waitsFor());
        fields.put("waits", primary.degraded ? "no longer" : waitsFor);
        for (NodeId backup : primary.backups()) {
            Primary.Progress progress = primary.find(backup);
            if (progress != null) {
                fields.put("match " + backup, progress.acknowledged);
                fields.put("next " + backup, progress.next);
            }
        }
        fields.count("clients that wait", primary.clientsWaiting());
        if (primary.successor != null) {
            fields.put("hands over to", primary.successor);
        }
    }

    private List<Lease> leases(Role role) {
        if (replica.rules.fencing() != Rules.Fencing.LEASE) {
            return List.of();
        }
        if (role instanceof Role.Backup) {
            long untilNanos = replica.trustsUntilNanos();
            return untilNanos == Long.MIN_VALUE
                    ? List.of()
                    : List.of(new Lease("trusts the primary", untilNanos, false));
        }
        int others = replica.context.majority() - 1;
        if (!(role instanceof Primary primary) || others == 0) {
            return List.of();
        }
        long heardNanos = primary.heardByNanos(others);
        return heardNanos == Long.MIN_VALUE
                ? List.of()
                : List.of(new Lease("lease", replica.leaseUntilNanos(heardNanos), false));
    }
}
