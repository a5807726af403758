package dev.anachron.page;

import dev.anachron.base.NodeId;
import dev.anachron.base.SimTime;
import dev.anachron.check.invariant.Roles;
import dev.anachron.history.Operation;
import dev.anachron.spi.Fact;
import dev.anachron.trace.Trace;
import dev.anachron.trace.TraceEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The part of a transcript that shows how an operation came to its result: what the parties did that
 * had a hand in it, and what of earlier times still matters.
 */
final class Excerpt {
    private static final int MOST_LINES = 32;
    private static final int ROOM_FOR_KEYS = 10;

    private record Picked(long index, TraceEvent event, boolean key) {}

    private Excerpt() {}

    /** Nothing when no operation proves anything. */
    static List<VariantView.Line> of(Trace trace, Focus focus) {
        Operation wrong = focus.wrong();
        if (wrong == null) {
            return List.of();
        }
        SortedSet<NodeId> parties = parties(wrong, focus.missed());
        Deque<Picked> keys = new ArrayDeque<>();
        Deque<Picked> others = new ArrayDeque<>();
        long index = 0;
        for (TraceEvent event : trace.events()) {
            if (event.atNanos() > wrong.returnedNanos()) {
                break;
            }
            if (key(event, wrong, focus.missed())) {
                addLast(keys, new Picked(index, event, true));
            } else if (told(event, parties)) {
                addLast(others, new Picked(index, event, false));
            }
            index++;
        }
        return lines(latest(keys, others));
    }

    private static void addLast(Deque<Picked> latest, Picked one) {
        latest.addLast(one);
        if (latest.size() > MOST_LINES) {
            latest.removeFirst();
        }
    }

    /** The latest of both, in order; the last of the room is kept for keys, from whatever time. */
    private static List<Picked> latest(Deque<Picked> keys, Deque<Picked> others) {
        List<Picked> picked = new ArrayList<>();
        int room = MOST_LINES;
        while (room > 0 && !(keys.isEmpty() && others.isEmpty())) {
            boolean key = others.isEmpty()
                    || (!keys.isEmpty()
                            && keys.getLast().index() > others.getLast().index());
            Picked one = key ? keys.removeLast() : others.removeLast();
            if (key || room > ROOM_FOR_KEYS) {
                picked.add(0, one);
                room--;
            }
        }
        return picked;
    }

    private static List<VariantView.Line> lines(List<Picked> picked) {
        List<VariantView.Line> lines = new ArrayList<>();
        long previous = -1;
        for (Picked one : picked) {
            long left = previous < 0 ? 0 : one.index() - previous - 1;
            String time = SimTime.text(one.event().atNanos());
            lines.add(new VariantView.Line(
                    time, one.event().place(), one.event().text(), one.key(), left));
            previous = one.index();
        }
        return List.copyOf(lines);
    }

    private static SortedSet<NodeId> parties(Operation wrong, @Nullable Operation missed) {
        SortedSet<NodeId> parties = new TreeSet<>();
        add(parties, wrong);
        if (missed != null) {
            add(parties, missed);
        }
        return parties;
    }

    private static void add(SortedSet<NodeId> parties, Operation operation) {
        parties.add(operation.client());
        if (operation.servedBy() != null) {
            parties.add(operation.servedBy());
        }
    }

    /** Faults, who leads, and the two operations themselves. */
    private static boolean key(TraceEvent event, Operation wrong, @Nullable Operation missed) {
        if (event instanceof TraceEvent.FaultChanged
                || event instanceof TraceEvent.ProcessChanged) {
            return true;
        }
        if (event instanceof TraceEvent.Noted noted && noted.fact() instanceof Fact.Role role) {
            return Roles.leads(role);
        }
        if (event instanceof TraceEvent.Invoked invoked) {
            return about(invoked.operation(), wrong, missed);
        }
        if (event instanceof TraceEvent.Completed completed) {
            return about(completed.operation(), wrong, missed);
        }
        return event instanceof TraceEvent.Noted served
                && served.fact() instanceof Fact.Served how
                && how.client().equals(wrong.client())
                && event.atNanos() >= wrong.invokedNanos();
    }

    private static boolean about(int operation, Operation wrong, @Nullable Operation missed) {
        return operation == wrong.id() || (missed != null && operation == missed.id());
    }

    /** What is worth telling of the parties: not disks and timers, and of a message only its end. */
    private static boolean told(TraceEvent event, SortedSet<NodeId> parties) {
        if (event instanceof TraceEvent.Delivered delivered) {
            return parties.contains(delivered.from()) && parties.contains(delivered.to());
        }
        if (event instanceof TraceEvent.Dropped dropped) {
            return parties.contains(dropped.from());
        }
        if (event instanceof TraceEvent.Noted noted) {
            return parties.contains(noted.node()) && !(noted.fact() instanceof Fact.Append);
        }
        if (event instanceof TraceEvent.Invoked invoked) {
            return parties.contains(invoked.client());
        }
        return event instanceof TraceEvent.Completed completed
                && parties.contains(completed.client());
    }
}
