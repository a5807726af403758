package dev.anachron.protocol.primarybackup;

import dev.anachron.base.NodeId;
import dev.anachron.base.Version;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a node is.
 *
 * <ul>
 *   <li>Backup to Candidate: it has not heard the primary for {@code failover-after}.
 *   <li>Candidate to Primary: a majority no longer hears the primary, and of their logs its own goes
 *       furthest.
 *   <li>Candidate to Backup: another log goes further, or a primary was heard after all.
 *   <li>Primary to Backup: it was told of a higher epoch, and there is fencing; or it hands over.
 * </ul>
 */
sealed interface Role permits Role.Backup, Role.Candidate, Primary {
    /** As facts, fault targets and reports call it. */
    String text();

    /** Follows a primary, null while it does not know of one. */
    record Backup(@Nullable NodeId primary) implements Role {
        @Override
        public String text() {
            return "backup";
        }
    }

    /**
     * Wants to begin an epoch.
     *
     * @param planned whether the primary itself wanted it
     * @param promises who promises to follow, and where their logs end
     */
    record Candidate(long epoch, boolean planned, Map<NodeId, Version> promises) implements Role {
        Candidate(long epoch, boolean planned) {
            this(epoch, planned, new LinkedHashMap<>());
        }

        @Override
        public String text() {
            return "candidate";
        }
    }
}
