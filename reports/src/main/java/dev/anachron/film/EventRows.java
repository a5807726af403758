package dev.anachron.film;

import dev.anachron.base.NodeId;
import dev.anachron.film.Film.Events;
import dev.anachron.film.Film.Fault;
import dev.anachron.film.Film.Messages;
import dev.anachron.film.Film.Window;
import dev.anachron.trace.TraceEvent;
import dev.anachron.trace.TraceEvent.Completed;
import dev.anachron.trace.TraceEvent.Dropped;
import dev.anachron.trace.TraceEvent.FaultChanged;
import dev.anachron.trace.TraceEvent.Invoked;

import java.util.List;
import java.util.function.ToIntFunction;

/** The columns of what happened within the windows. */
final class EventRows {
    private final WordTable words;
    private final ToIntFunction<NodeId> place;
    private final List<Fault> faults;
    private final MessageRows messages;
    private final Column at = new Column();
    private final Column kind = new Column();
    private final Column party = new Column();
    private final Column text = new Column();
    private final Column link = new Column();

    EventRows(WordTable words, ToIntFunction<NodeId> place, List<Fault> faults) {
        this.words = words;
        this.place = place;
        this.faults = faults;
        this.messages = new MessageRows(words, place);
    }

    void read(dev.anachron.trace.Events events, List<Window> windows) {
        long number = 0;
        int next = 0;
        for (TraceEvent event : events) {
            while (next < windows.size() && number >= end(windows.get(next))) {
                next++;
            }
            boolean kept = next < windows.size() && number >= windows.get(next).firstEvent();
            int row = messages.row(event, kept);
            if (kept) {
                add(event, row);
            }
            number++;
        }
    }

    private static long end(Window window) {
        return window.firstEvent() + window.events();
    }

    private void add(TraceEvent event, int message) {
        at.add(event.atNanos());
        kind.add(Camera.KINDS.indexOf(event.kind()));
        party.add(party(event));
        text.add(message >= 0 ? WordTable.NONE : words.number(event.text()));
        link.add(message >= 0 ? message : link(event));
    }

    private int party(TraceEvent event) {
        if (event instanceof FaultChanged) {
            return WordTable.NONE;
        }
        if (event instanceof Dropped dropped) {
            return place.applyAsInt(dropped.to());
        }
        return place.applyAsInt(new NodeId(event.place()));
    }

    private int link(TraceEvent event) {
        if (event instanceof Invoked invoked) {
            return invoked.operation();
        }
        if (event instanceof Completed completed) {
            return completed.operation();
        }
        if (event instanceof FaultChanged changed) {
            return fault(changed);
        }
        return WordTable.NONE;
    }

    private int fault(FaultChanged changed) {
        for (int row = 0; row < faults.size(); row++) {
            Fault fault = faults.get(row);
            long edge = changed.began() ? fault.atNanos() : fault.untilNanos();
            if (edge == changed.atNanos() && fault.what().equals(changed.what())) {
                return row;
            }
        }
        return WordTable.NONE;
    }

    Events events() {
        return new Events(
                at.numbers().differences(),
                kind.numbers(),
                party.numbers(),
                text.numbers(),
                link.numbers());
    }

    Messages messages() {
        return messages.rows();
    }
}
