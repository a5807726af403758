package dev.anachron.protocol.primarybackup;

import dev.anachron.spi.Settings;

import java.util.Locale;
import java.util.Set;

/**
 * The settings of {@link PrimaryBackupProtocol}, typed.
 *
 * @param waitsFor for whom a primary waits before it acknowledges
 * @param acks for how many backups, with {@link Wait#SEMI_SYNC}
 * @param degradeNanos after how long without them it waits no longer; 0 for never
 * @param heartbeatNanos between two messages to a backup that lacks nothing
 * @param failover who decides on a new primary
 * @param minSuspectNanos for how long at least a backup that hears no primary takes it to be alive
 * @param maxSuspectNanos for how long at most
 * @param fencing what stops an old primary
 * @param bugs the rules that are off
 */
record Rules(
        Wait waitsFor,
        int acks,
        long degradeNanos,
        long heartbeatNanos,
        Failover failover,
        long minSuspectNanos,
        long maxSuspectNanos,
        Fencing fencing,
        Set<Bug> bugs) {
    /** For whom a primary waits. */
    enum Wait {
        /** Every backup. */
        SYNC,
        /** Some backups. */
        SEMI_SYNC,
        /** Nobody. */
        ASYNC
    }

    /** Who decides on a new primary. */
    enum Failover {
        /** A majority of the nodes. */
        MAJORITY,
        /** Whoever misses the primary. */
        ALONE,
        /** Nobody. */
        NONE
    }

    /** What stops a primary whose epoch is over. */
    enum Fencing {
        /** Nothing. */
        NONE,
        /** The first node that tells it so. */
        TOLD,
        /** That, and that no majority answers it any more. */
        LEASE
    }

    static Rules of(Settings settings) {
        Settings.Range suspect = settings.range("failover-after");
        return new Rules(
                Wait.valueOf(constant(settings.choice("replication"))),
                (int) settings.number("acks"),
                settings.has("degrade-after") ? settings.duration("degrade-after") : 0,
                settings.duration("heartbeat"),
                Failover.valueOf(constant(settings.choice("failover"))),
                suspect.lowNanos(),
                suspect.highNanos(),
                Fencing.valueOf(constant(settings.choice("fencing"))),
                Bug.of(settings.names("bugs")));
    }

    boolean has(Bug bug) {
        return bugs.contains(bug);
    }

    /** How many of its backups must have a change before its client is told that it is done. */
    int needed(int backups) {
        return switch (waitsFor) {
            case SYNC -> has(Bug.ACK_HALF) ? backups / 2 : backups;
            case SEMI_SYNC -> Math.min(acks, backups);
            case ASYNC -> 0;
        };
    }

    private static String constant(String text) {
        return text.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    static String text(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
