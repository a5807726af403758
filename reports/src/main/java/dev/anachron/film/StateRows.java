package dev.anachron.film;

import dev.anachron.base.NodeId;
import dev.anachron.film.Interior.Steps;
import dev.anachron.trace.States;
import dev.anachron.trace.TraceEvent;
import dev.anachron.trace.TraceEvent.ProcessChanged;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/** What nodes said of themselves, and whether they could. */
final class StateRows {
    /** Whether the process runs: up, down, paused. */
    static final String PROCESS = "process";

    private final Shots shots;
    private final WordTable words;
    private final Map<Field, Track> fields = new LinkedHashMap<>();

    private record Field(NodeId node, String name) {}

    StateRows(Shots shots, WordTable words) {
        this.shots = shots;
        this.words = words;
    }

    void take(TraceEvent event) {
        if (event instanceof ProcessChanged changed) {
            String now = switch (changed.change()) {
                case CRASHED -> "down";
                case REFUSED -> "refuses to start";
                case PAUSED -> "paused";
                case RESTARTED, RESUMED -> "up";
            };
            track(changed.node(), PROCESS).step(changed.atNanos(), now);
        }
    }

    void read(States states) {
        for (States.Change change : states.changes()) {
            track(change.node(), change.field()).step(change.atNanos(), change.value());
        }
    }

    private Track track(NodeId node, String name) {
        return fields.computeIfAbsent(new Field(node, name), unused -> new Track(shots, words, 1));
    }

    /** In the order in which they first came. */
    List<Steps> rows(ToIntFunction<NodeId> place) {
        List<Steps> rows = new ArrayList<>();
        fields.forEach((field, track) -> {
            track.end();
            if (!track.isEmpty()) {
                rows.add(new Steps(
                        place.applyAsInt(field.node()),
                        field.name(),
                        track.differences(),
                        track.numbers(0)));
            }
        });
        return rows;
    }
}
