package dev.anachron.page;

import dev.anachron.base.NodeId;
import dev.anachron.base.SimTime;
import dev.anachron.history.Operation;
import dev.anachron.spi.Fact;
import dev.anachron.trace.Trace;
import dev.anachron.trace.TraceEvent;
import java.util.ArrayList;
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

    private record Picked(int index, TraceEvent event, boolean key) {}

    private Excerpt() {}

    /** Nothing when no operation proves anything. */
    static List<VariantView.Line> of(Trace trace, Focus focus) {
        Operation wrong = focus.wrong();
        if (wrong == null) {
            return List.of();
        }
        List<TraceEvent> events = trace.events();
        SortedSet<NodeId> parties = parties(wrong, focus.missed());
        List<Picked> picked = new ArrayList<>();
        int room = MOST_LINES;
        for (int i = lastAt(events, wrong.returnedNanos()); i >= 0 && room > 0; i--) {
            TraceEvent event = events.get(i);
            boolean key = key(event, wrong, focus.missed());
            // The last ten lines of room are kept for what matters from earlier times.
            if (key || (room > 10 && told(event, parties))) {
                picked.add(0, new Picked(i, event, key));
                room--;
            }
        }
        return lines(picked);
    }

    private static int lastAt(List<TraceEvent> events, long atNanos) {
        int last = events.size() - 1;
        while (last >= 0 && events.get(last).atNanos() > atNanos) {
            last--;
        }
        return last;
    }

    private static List<VariantView.Line> lines(List<Picked> picked) {
        List<VariantView.Line> lines = new ArrayList<>();
        int previous = -1;
        for (Picked one : picked) {
            int left = previous < 0 ? 0 : one.index() - previous - 1;
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
            return role.role().equals("leader");
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
