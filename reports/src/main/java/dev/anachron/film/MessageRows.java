package dev.anachron.film;

import dev.anachron.base.NodeId;
import dev.anachron.film.Film.Messages;
import dev.anachron.spi.Message;
import dev.anachron.trace.TraceEvent;
import dev.anachron.trace.TraceEvent.Delivered;
import dev.anachron.trace.TraceEvent.Dropped;
import dev.anachron.trace.TraceEvent.Sent;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToIntFunction;

/** The columns of messages: a row for each that was sent, taken up or lost within the windows. */
final class MessageRows {
    private static final int NONE = -1;
    private static final int DELIVERED = 0;
    private static final int LOST = 1;
    private static final int UNDER_WAY = 2;
    private static final int ONCE_MORE = 3;

    private final WordTable words;
    private final ToIntFunction<NodeId> place;
    /** By number: where a message that has been sent has its row, or when it was, if it has none. */
    private final Map<Long, Begun> begun = new LinkedHashMap<>();

    private final Column number = new Column();
    private final Column type = new Column();
    private final Column text = new Column();
    private final Column from = new Column();
    private final Column to = new Column();
    private final Column sent = new Column();
    private final Column arrived = new Column();
    private final Column ended = new Column();
    private final Column fate = new Column();
    private final Column why = new Column();

    private record Begun(long sentNanos, int row) {}

    private record Envelope(long id, NodeId from, NodeId to, Message message) {}

    MessageRows(WordTable words, ToIntFunction<NodeId> place) {
        this.words = words;
        this.place = place;
    }

    /** The row of the message that the event is about; -1 when there is none. */
    int row(TraceEvent event, boolean kept) {
        if (event instanceof Sent one) {
            int row = kept
                    ? begin(
                            new Envelope(one.id(), one.from(), one.to(), one.message()),
                            one.atNanos())
                    : NONE;
            begun.put(one.id(), new Begun(one.atNanos(), row));
            return row;
        }
        if (event instanceof Delivered one) {
            Envelope envelope = new Envelope(one.id(), one.from(), one.to(), one.message());
            int row = ending(envelope, kept, one.arrivedNanos());
            if (row >= 0) {
                end(row, one.atNanos(), fate.get(row) == ONCE_MORE ? ONCE_MORE : DELIVERED);
                arrived.set(row, one.arrivedNanos() - sent.get(row));
            }
            return row;
        }
        if (event instanceof Dropped one) {
            Envelope envelope = new Envelope(one.id(), one.from(), one.to(), one.message());
            int row = ending(envelope, kept, one.atNanos());
            if (row >= 0) {
                end(row, one.atNanos(), LOST);
                why.set(row, words.number(one.why()));
            }
            return row;
        }
        return NONE;
    }

    /** The row of a message that ends; a copy of one that has ended already gets a row of its own. */
    private int ending(Envelope envelope, boolean kept, long arrivedNanos) {
        Begun begin = begun.get(envelope.id);
        if (begin != null && begin.row >= 0) {
            boolean first = fate.get(begin.row) == UNDER_WAY;
            return first || !kept ? (first ? begin.row : NONE) : copy(envelope, begin.sentNanos);
        }
        begun.remove(envelope.id); // it has no row; only a copy would ask for the time again
        if (!kept) {
            return NONE;
        }
        int row = begin(envelope, begin == null ? arrivedNanos : begin.sentNanos);
        if (begin != null) {
            begun.put(envelope.id, new Begun(begin.sentNanos, row));
        }
        return row;
    }

    private int copy(Envelope envelope, long sentNanos) {
        int row = begin(envelope, sentNanos);
        fate.set(row, ONCE_MORE);
        return row;
    }

    private int begin(Envelope envelope, long sentNanos) {
        String words = envelope.message.text();
        int space = words.indexOf(' ');
        number.add(envelope.id);
        type.add(this.words.number(space < 0 ? words : words.substring(0, space)));
        text.add(this.words.number(words));
        from.add(place.applyAsInt(envelope.from));
        to.add(place.applyAsInt(envelope.to));
        sent.add(sentNanos);
        arrived.add(NONE);
        ended.add(NONE);
        fate.add(UNDER_WAY);
        why.add(WordTable.NONE);
        return sent.size() - 1;
    }

    private void end(int row, long atNanos, int how) {
        ended.set(row, atNanos - sent.get(row));
        fate.set(row, how);
    }

    Messages rows() {
        return new Messages(
                number.numbers(),
                type.numbers(),
                text.numbers(),
                from.numbers(),
                to.numbers(),
                sent.numbers().differences(),
                arrived.numbers(),
                ended.numbers(),
                fate.numbers(),
                why.numbers());
    }
}
