package dev.anachron.protocol.primarybackup;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Rules that a scenario may switch off, to show what they are for. */
enum Bug {
    /** Promotes the longest log, whatever epoch its end is of. */
    PROMOTE_LONGEST_LOG,
    /** Promotes a node that knows of no backups: what it acknowledges has no copy. */
    NO_BACKUPS_AFTER_PROMOTION,
    /** Takes half of the backups, rounded down, for all of them. */
    ACK_HALF,
    /** Compares the position alone of what a session has seen with what a replica has applied. */
    TOKEN_WITHOUT_EPOCH,
    /** Compares what a session has seen with the furthest entry received, though some before it miss. */
    GAPPY_TOKEN;

    /** As scenarios write it. */
    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Set<Bug> of(Iterable<String> names) {
        EnumSet<Bug> bugs = EnumSet.noneOf(Bug.class);
        for (String name : names) {
            bugs.add(valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_')));
        }
        return bugs;
    }
}
