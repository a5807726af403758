package dev.anachron.store;

import dev.anachron.base.Command;
import dev.anachron.base.Described;
import dev.anachron.trace.TraceEvent.Sent;

import org.jspecify.annotations.Nullable;

/**
 * How a trace lies in its file. An event is
 *
 * <ol>
 *   <li>a byte: its kind in the lower four bits (each kind of fact is one), flags in the upper four;
 *   <li>unless {@link #SAME_INSTANT} is set, the nanoseconds since the event before;
 *   <li>the fields of the kind, in the order in which {@link Encoder} writes them.
 * </ol>
 *
 * <p>Numbers and texts are as {@link Bytes} says, descriptions as {@link Tokens} says. What came not
 * long ago is not written again: writer and reader both remember the last {@link #WINDOW} messages
 * sent, entries' contents and commands, and {@link #KNOWN} says that it is the one remembered. The words
 * are not in the file; it is read by the process that wrote it and goes with it.
 *
 * <p>Events lie in blocks that end with an event, each after its length in four bytes.
 */
final class Layout {
    static final int SENT = 0;
    static final int DELIVERED = 1;
    static final int DROPPED = 2;
    static final int TIMER = 3;
    static final int SAVED = 4;
    static final int INVOKED = 5;
    static final int COMPLETED = 6;
    /** What became of a process; with {@link #TRUE}, of its clocks. */
    static final int PROCESS = 7;

    static final int FAULT = 8;
    // Facts
    static final int ROLE = 9;
    static final int APPEND = 10;
    static final int TRUNCATE = 11;
    static final int COMMIT = 12;
    static final int APPLY = 13;
    /** With {@link #KNOWN} a snapshot, and with {@link #TRUE} one that was installed. */
    static final int RECOVER = 14;

    /** With {@link #TRUE}, what became of a lease. */
    static final int SERVED = 15;

    static final int KIND = 0xf;
    static final int SAME_INSTANT = 0x10;
    /** The message, the content or the command is the one remembered. */
    static final int KNOWN = 0x20;
    /** The message waited, the timer was late: the earlier instant follows. */
    static final int LATE = 0x40;
    /** An entry took effect, a fault began, it is the clocks that changed. */
    static final int TRUE = 0x80;

    static final int WINDOW = 1 << 12;

    // Commands
    static final int NO_COMMAND = 0;
    static final int KNOWN_COMMAND = 1;
    static final int READ = 2;
    static final int WRITE = 3;
    static final int ADD = 4;
    static final int CAS = 5;
    static final int FENCED_WRITE = 6;
    static final int ACQUIRE = 7;
    static final int RELEASE = 8;
    static final int DELETE = 9;
    static final int INSERT = 10;
    static final int REMOVE = 11;
    static final int PUT_IF_ABSENT = 12;
    static final int APPEND_ITEM = 13;
    static final int ENQUEUE = 14;
    static final int DEQUEUE = 15;
    /** Of anything but a number. */
    static final int WRITE_VALUE = 16;

    static final int FENCED_WRITE_VALUE = 17;
    static final int SILENT_ADD = 18;

    // Values
    static final int NIL = 0;
    static final int INT = 1;
    static final int NO = 2;
    static final int YES = 3;
    static final int GRANT = 4;
    static final int ITEMS = 5;
    static final int SIBLINGS = 6;
    static final int TEXT = 7;
    static final int LISTING = 8;

    private Layout() {}

    /** What came not long ago: each thing at its own number, as long as none took its place. */
    static final class Recent {
        /** By a message's number. */
        final @Nullable Sent[] sent = new Sent[WINDOW];
        /** By an entry's position. */
        final @Nullable Described[] contents = new Described[WINDOW];
        /** By an entry's position, too. */
        final @Nullable Command[] commands = new Command[WINDOW];
        /** By an operation's number. */
        final @Nullable Command[] asked = new Command[WINDOW];

        static int slot(long number) {
            return (int) number & (WINDOW - 1);
        }
    }
}
