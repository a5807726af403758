package dev.anachron.protocol.quorum;

import dev.anachron.base.SimTime;
import dev.anachron.spi.Settings;

import java.util.Locale;

/**
 * The settings, read once.
 *
 * @param order how versions get their numbers
 * @param versions which of two versions replaces the other
 * @param readsFrom whom a read asks
 * @param writesTo whom a write is sent to
 * @param repair what a read does about replicas that are behind
 * @param tiesKept whether a replica keeps what it has against another version with the same number
 * @param answer which of the answers a read returns
 * @param hints whether a coordinator keeps for a replica what it did not acknowledge
 * @param sloppy whether other nodes stand in for replicas that do not answer, and count
 * @param lateNanos after how long a replica is taken not to answer
 * @param patienceNanos after how long from then a coordinator forgets a request
 * @param handoffNanos how often hints are sent to their homes
 * @param hintsLastNanos when a hint is thrown away; zero for never
 * @param tombstones whether a replica remembers that an object was deleted
 * @param tombstonesLastNanos for how long; zero for ever
 * @param antiEntropyNanos how often a replica compares itself with another; zero for never
 */
record Rules(
        Order order,
        Versions versions,
        Contact readsFrom,
        Contact writesTo,
        Repair repair,
        boolean tiesKept,
        Answer answer,
        boolean hints,
        boolean sloppy,
        long lateNanos,
        long patienceNanos,
        long handoffNanos,
        long hintsLastNanos,
        boolean tombstones,
        long tombstonesLastNanos,
        long antiEntropyNanos) {
    /** Wall clocks are read in microseconds, as Cassandra does. */
    static final long TICK_NANOS = SimTime.MICRO;

    /** Where the numbers of versions come from. */
    enum Order {
        /** The coordinator's wall clock: the last write wins, if clocks are right. */
        CLOCK,
        /** One more than a read quorum has (ABD with several writers). */
        READ_FIRST,
        /** The coordinator's own count (ABD with a single writer, who needs not ask). */
        OWN_COUNT
    }

    /** Which versions a new one replaces. */
    enum Versions {
        /** All with a lesser number. */
        LAST_WRITE_WINS,
        /** Those that its client had seen, and all that its own coordinator made before. */
        VECTOR_CLOCK,
        /** Those that its client had seen. */
        DOTTED
    }

    /** Which of an object's replicas are asked. */
    enum Contact {
        /** All, and the first answers count. */
        ALL,
        /** So many as are needed, drawn anew each time. */
        DRAWN,
        /** The first so many of the list: always the same. */
        FIRST
    }

    /** Which of the answers a read returns. */
    enum Answer {
        NEWEST,
        /** The value that most replicas have. */
        MAJORITY_VOTE,
        /** Whatever came first that is not nothing. */
        FIRST_ANSWER
    }

    /** Read repair. */
    enum Repair {
        NONE,
        /** After the answer to the client. */
        ASYNC,
        /** Before it, until a write quorum has what is about to be answered. */
        BLOCKING
    }

    static Rules of(Settings settings) {
        return new Rules(
                choice(Order.values(), settings.choice("order")),
                choice(Versions.values(), settings.choice("versions")),
                choice(Contact.values(), settings.choice("reads-from")),
                choice(Contact.values(), settings.choice("writes-to")),
                choice(Repair.values(), settings.choice("read-repair")),
                settings.choice("ties").equals("kept"),
                choice(Answer.values(), settings.choice("read-rule")),
                settings.flag("hints"),
                settings.flag("sloppy"),
                settings.duration("replica-timeout"),
                settings.duration("request-timeout"),
                settings.duration("handoff"),
                settings.duration("hint-expiry"),
                settings.choice("deletes").equals("tombstone"),
                settings.duration("tombstone-expiry"),
                settings.duration("anti-entropy"));
    }

    /** As scenarios write them: lower case, and hyphens. */
    static <E extends Enum<E>> String text(E value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static <E extends Enum<E>> E choice(E[] values, String text) {
        for (E value : values) {
            if (text(value).equals(text)) {
                return value;
            }
        }
        throw new IllegalArgumentException("no such choice: " + text);
    }
}
