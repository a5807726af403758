package dev.anachron.histories;

import dev.anachron.history.History;

import java.util.List;

/**
 * A history that was read.
 *
 * @param file as messages name it
 * @param format how it is written
 * @param type what its objects are
 * @param timed whether it says when things happened; otherwise its events are a millisecond apart
 * @param lines the line of each operation's begin, by its number in the history; 0 for what no line says
 */
public record ReadHistory(
        String file,
        Format format,
        ObjectType type,
        boolean timed,
        History history,
        List<Integer> lines) {

    /** Without what no line says: the changes that stand for what was there at first. */
    public History told() {
        return new History(history.operations().stream()
                .filter(operation -> lines.get(operation.id()) > 0)
                .toList());
    }
}
