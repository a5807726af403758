package dev.anachron.trace;

import dev.anachron.base.ClockLine;
import dev.anachron.base.Command;
import dev.anachron.base.NodeId;
import dev.anachron.base.SimTime;
import dev.anachron.base.Value;
import dev.anachron.spi.Durable;
import dev.anachron.spi.Fact;
import dev.anachron.spi.Message;
import dev.anachron.spi.Timer;

/** One thing that happened. A closed set: whoever reads a trace knows every kind. */
public sealed interface TraceEvent {
    /** True time. */
    long atNanos();

    /** Where it happened; for a message on its way, the sender; for a fault, its kind. */
    String place();

    /** What happened, without time and place. */
    String text();

    /** The name of the kind, as {@code trace.jsonl} writes it. */
    String kind();

    /** One transcript line: {@code 0.204310s n1 sends RequestVote … to n2}. */
    default String line() {
        return SimTime.text(atNanos()) + " " + place() + " " + text();
    }

    /** A message left its sender. */
    record Sent(long atNanos, long id, NodeId from, NodeId to, Message message)
            implements TraceEvent {
        @Override
        public String place() {
            return from.name();
        }

        @Override
        public String kind() {
            return "sent";
        }

        @Override
        public String text() {
            return "→" + to + " " + message.text();
        }
    }

    /**
     * A message was taken up by its receiver.
     *
     * @param arrivedNanos when it came to the receiver's door; earlier than {@code atNanos} when the
     *     receiver was paused or busy
     */
    record Delivered(
            long atNanos, long arrivedNanos, long id, NodeId from, NodeId to, Message message)
            implements TraceEvent {
        @Override
        public String place() {
            return to.name();
        }

        @Override
        public String kind() {
            return "delivered";
        }

        @Override
        public String text() {
            long waited = atNanos - arrivedNanos;
            String late = waited == 0 ? "" : " (waited " + SimTime.span(waited) + ")";
            return "←" + from + " " + message.text() + late;
        }
    }

    /** A message was lost; {@code why} names the rule or the state of the receiver. */
    record Dropped(long atNanos, long id, NodeId from, NodeId to, Message message, String why)
            implements TraceEvent {
        @Override
        public String place() {
            return from.name();
        }

        @Override
        public String kind() {
            return "dropped";
        }

        @Override
        public String text() {
            return "✗" + to + " " + message.text() + " (" + why + ")";
        }
    }

    /** A timer fired, {@code dueNanos} being when it should have. */
    record TimerFired(long atNanos, long dueNanos, NodeId node, Timer timer) implements TraceEvent {
        @Override
        public String place() {
            return node.name();
        }

        @Override
        public String kind() {
            return "timer";
        }

        @Override
        public String text() {
            long late = atNanos - dueNanos;
            return "timer " + timer.text()
                    + (late == 0 ? "" : " (late by " + SimTime.span(late) + ")");
        }
    }

    /** A fact reached the disk. */
    record Saved(long atNanos, NodeId node, Durable durable) implements TraceEvent {
        @Override
        public String place() {
            return node.name();
        }

        @Override
        public String kind() {
            return "saved";
        }

        @Override
        public String text() {
            return "saved " + durable.text();
        }
    }

    /** A node let something be known about itself. */
    record Noted(long atNanos, NodeId node, Fact fact) implements TraceEvent {
        @Override
        public String place() {
            return node.name();
        }

        @Override
        public String kind() {
            return "noted";
        }

        @Override
        public String text() {
            return "· " + fact.text();
        }
    }

    /** A client began an operation. */
    record Invoked(long atNanos, int operation, NodeId client, Command command)
            implements TraceEvent {
        @Override
        public String place() {
            return client.name();
        }

        @Override
        public String kind() {
            return "invoked";
        }

        @Override
        public String text() {
            return "invokes " + command.text();
        }
    }

    /** A client's operation ended, {@code outcome} in Jepsen's words. */
    record Completed(
            long atNanos,
            int operation,
            NodeId client,
            Command command,
            String outcome,
            Value value)
            implements TraceEvent {
        @Override
        public String place() {
            return client.name();
        }

        @Override
        public String kind() {
            return "completed";
        }

        @Override
        public String text() {
            return outcome + " " + command.text()
                    + (outcome.equals("ok") ? " → " + value.text() : "");
        }
    }

    /** A process crashed, restarted, paused, resumed or could not start. */
    record ProcessChanged(long atNanos, NodeId node, Change change) implements TraceEvent {
        /** What became of the process. */
        public enum Change {
            CRASHED,
            RESTARTED,
            PAUSED,
            RESUMED,
            /** It could not start: its disk has unreadable facts. */
            REFUSED
        }

        @Override
        public String place() {
            return node.name();
        }

        @Override
        public String kind() {
            return "process";
        }

        @Override
        public String text() {
            return switch (change) {
                case CRASHED -> "crashed";
                case RESTARTED -> "restarted";
                case PAUSED -> "paused";
                case RESUMED -> "resumed";
                case REFUSED -> "refuses to start: its disk has unreadable records";
            };
        }
    }

    /**
     * A node's clocks were put wrong or right, or were wrong from the start; clocks that are always
     * true have no such event.
     *
     * @param monotonic what the clock shows by which timers go, until the next change
     * @param wall what the wall clock shows until then
     * @param uncertaintyNanos how far off, at most, it claims to be
     */
    record ClockChanged(
            long atNanos, NodeId node, ClockLine monotonic, ClockLine wall, long uncertaintyNanos)
            implements TraceEvent {
        @Override
        public String place() {
            return node.name();
        }

        @Override
        public String kind() {
            return "clock";
        }

        @Override
        public String text() {
            String claim = uncertaintyNanos == 0
                    ? ""
                    : " (claims to be at most " + SimTime.span(uncertaintyNanos) + " off)";
            String own = monotonic.text(atNanos);
            String shown = wall.text(atNanos);
            return own.equals(shown)
                    ? "clocks: " + own + claim
                    : "wall clock: " + shown + claim + "; monotonic clock: " + own;
        }
    }

    /**
     * A fault struck or healed.
     *
     * @param fault its index in the scenario; for a later strike of one that recurs, a number above
     */
    record FaultChanged(long atNanos, int fault, boolean began, String what) implements TraceEvent {
        @Override
        public String place() {
            return "fault";
        }

        @Override
        public String kind() {
            return began ? "fault-began" : "fault-ended";
        }

        @Override
        public String text() {
            return (began ? "begins: " : "ends: ") + what;
        }
    }
}
