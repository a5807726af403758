package dev.anachron.export;

import dev.anachron.base.SimTime;
import dev.anachron.base.Value;
import dev.anachron.engine.Run;
import dev.anachron.trace.TraceEvent;
import dev.anachron.trace.TraceEvent.Delivered;
import dev.anachron.trace.TraceEvent.Dropped;
import dev.anachron.trace.TraceEvent.FaultChanged;
import dev.anachron.trace.TraceEvent.Sent;
import dev.anachron.write.Content;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * A log for ShiViz: the expression that takes an event apart, an empty one for there is one run only, and
 * each event in two lines, the second with the vector clock of its host (Fidge 1988, Mattern 1989). A host
 * counts its own events; who receives a message has seen what its sender had. Faults have no host, and what
 * becomes of a message on its way is no event of one: neither is in the log.
 */
final class ShivizLog {
    private static final String EXPRESSION =
            "(?<simtime>\\S+) (?<kind>\\S+) (?<event>.*)\\n(?<host>\\S+) (?<clock>{.*})";

    private final Map<String, Integer> hosts = new LinkedHashMap<>();
    private final List<int[]> clocks = new ArrayList<>();
    /** By message: what its sender had seen. Of one that is lost another copy may still arrive. */
    private final Map<Long, int[]> sent = new HashMap<>();

    private final Writer out;

    private ShivizLog(Writer out) {
        this.out = out;
    }

    static Content of(Run run) {
        return Content.lines(out -> {
            out.append(EXPRESSION).append("\n\n");
            ShivizLog log = new ShivizLog(out);
            for (TraceEvent event : run.trace().events()) {
                log.event(event);
            }
        });
    }

    private void event(TraceEvent event) throws IOException {
        if (event instanceof FaultChanged) {
            return;
        }
        if (event instanceof Dropped) {
            return;
        }
        int host = hosts.computeIfAbsent(event.place(), unused -> {
            clocks.add(new int[0]);
            return hosts.size();
        });
        int[] clock = Arrays.copyOf(clocks.get(host), hosts.size());
        if (event instanceof Delivered delivered) {
            int[] other = sent.getOrDefault(delivered.id(), new int[0]);
            for (int i = 0; i < other.length; i++) {
                clock[i] = Math.max(clock[i], other[i]);
            }
        }
        clock[host]++;
        clocks.set(host, clock);
        if (event instanceof Sent message) {
            sent.put(message.id(), clock);
        }
        out.append(SimTime.text(event.atNanos())).append(' ');
        out.append(event.kind()).append(' ').append(event.text()).append('\n');
        out.append(event.place()).append(' ').append(json(clock)).append('\n');
    }

    /** What a host has not seen is not in it. */
    private String json(int[] clock) {
        StringJoiner json = new StringJoiner(",", "{", "}");
        int number = 0;
        for (String host : hosts.keySet()) {
            if (number < clock.length && clock[number] > 0) {
                json.add(Value.Text.quoted(host) + ":" + clock[number]);
            }
            number++;
        }
        return json.toString();
    }
}
