package dev.anachron.film;

import dev.anachron.base.NodeId;
import dev.anachron.base.SimTime;
import dev.anachron.film.Film.Operations;
import dev.anachron.film.Film.Window;
import dev.anachron.history.History;
import dev.anachron.history.Operation;

import java.util.List;
import java.util.SortedMap;
import java.util.function.ToIntFunction;

/** The columns of what the clients did within the windows. */
final class OperationRows {
    private final WordTable words;
    private final ToIntFunction<NodeId> place;
    private final SortedMap<Integer, Integer> marks;
    private final Column id = new Column();
    private final Column client = new Column();
    private final Column invoked = new Column();
    private final Column returned = new Column();
    private final Column outcome = new Column();
    private final Column call = new Column();
    private final Column result = new Column();
    private final Column key = new Column();
    private final Column servedBy = new Column();
    private final Column kind = new Column();
    private final Column mark = new Column();

    OperationRows(WordTable words, ToIntFunction<NodeId> place, SortedMap<Integer, Integer> marks) {
        this.words = words;
        this.place = place;
        this.marks = marks;
    }

    void read(History history, List<Window> windows) {
        for (Operation operation : history.operations()) {
            boolean seen = windows.stream()
                    .anyMatch(window -> operation.invokedNanos() <= window.toNanos()
                            && operation.returnedNanos() >= window.fromNanos());
            if (seen || marks.containsKey(operation.id())) {
                add(operation);
            }
        }
    }

    private void add(Operation operation) {
        long returnedNanos = operation.returnedNanos();
        boolean never = returnedNanos == SimTime.NEVER;
        NodeId server = operation.servedBy();
        id.add(operation.id());
        client.add(place.applyAsInt(operation.client()));
        invoked.add(operation.invokedNanos());
        returned.add(never ? -1 : returnedNanos - operation.invokedNanos());
        outcome.add(words.number(operation.outcome().text()));
        call.add(words.number(operation.command().text()));
        boolean answered = operation.ok() && operation.command().answers();
        result.add(answered ? words.number(operation.value().text()) : WordTable.NONE);
        key.add(words.number(operation.command().key()));
        servedBy.add(server == null ? WordTable.NONE : place.applyAsInt(server));
        kind.add(operation.isRead() ? 0 : 1);
        mark.add(marks.getOrDefault(operation.id(), 0));
    }

    Operations rows() {
        return new Operations(
                id.numbers(),
                client.numbers(),
                invoked.numbers().differences(),
                returned.numbers(),
                outcome.numbers(),
                call.numbers(),
                result.numbers(),
                key.numbers(),
                servedBy.numbers(),
                kind.numbers(),
                mark.numbers());
    }
}
