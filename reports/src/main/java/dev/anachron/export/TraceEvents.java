package dev.anachron.export;

import dev.anachron.base.SimTime;
import dev.anachron.engine.Run;
import dev.anachron.history.Operation;
import dev.anachron.spi.Fact;
import dev.anachron.trace.TraceEvent;
import dev.anachron.trace.TraceEvent.Delivered;
import dev.anachron.trace.TraceEvent.Dropped;
import dev.anachron.trace.TraceEvent.FaultChanged;
import dev.anachron.trace.TraceEvent.Noted;
import dev.anachron.trace.TraceEvent.Sent;
import dev.anachron.write.Content;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Chrome's trace events, which Perfetto draws: a process for each node and client. What a node did at one
 * instant is one slice of its first thread, as long as a microsecond or until its next, so that slices
 * never overlap; each message that arrived is an arrow from slice to slice. A client's operations are slices
 * of its second thread. Faults, which may overlap, are asynchronous slices; the epoch of each node is a
 * counter. Timestamps are microseconds.
 */
final class TraceEvents {
    private static final int STEPS = 1;
    private static final int OPERATIONS = 2;
    private static final int FAULTS = 0;

    private final Run run;
    private final Writer out;
    private final Map<String, Integer> places = new LinkedHashMap<>();
    private final Map<String, Step> steps = new LinkedHashMap<>();
    /** By message, as long as no copy arrived. */
    private final Map<Long, Sent> onTheirWay = new HashMap<>();

    private String separator = "\n";

    /** What happened in one place at one instant. */
    private record Step(long atNanos, String name, StringBuilder all) {}

    private TraceEvents(Run run, Writer out) {
        this.run = run;
        this.out = out;
    }

    static Content of(Run run) {
        return Content.lines(out -> new TraceEvents(run, out).write());
    }

    private void write() throws IOException {
        out.append("{\"displayTimeUnit\":\"ms\",\"traceEvents\":[");
        name("process_name", FAULTS, 0, "faults");
        for (TraceEvent event : run.trace().events()) {
            event(event);
        }
        for (Map.Entry<String, Step> last : steps.entrySet()) {
            slice(last.getKey(), last.getValue(), SimTime.MICRO);
        }
        for (Operation operation : run.history().operations()) {
            operation(operation);
        }
        out.append("\n]}\n");
    }

    private void event(TraceEvent event) throws IOException {
        if (event instanceof FaultChanged fault) {
            ObjectNode node = node(fault.began() ? "b" : "e", FAULTS, 0, fault.atNanos());
            node.put("cat", "fault").put("id", fault.fault()).put("name", fault.what());
            put(node);
        } else if (event instanceof Dropped dropped) {
            ObjectNode node = node("i", place(dropped.place()), STEPS, dropped.atNanos());
            node.put("name", "lost: " + dropped.text()).put("s", "t");
            put(node);
        } else {
            step(event);
            if (event instanceof Sent sent) {
                onTheirWay.put(sent.id(), sent);
            } else if (event instanceof Delivered delivered) {
                arrow(delivered);
            } else if (event instanceof Noted noted && noted.fact() instanceof Fact.Role role) {
                ObjectNode node = node("C", place(noted.place()), STEPS, noted.atNanos());
                node.put("name", "epoch").putObject("args").put("epoch", role.epoch());
                put(node);
            }
        }
    }

    private void step(TraceEvent event) throws IOException {
        Step open = steps.get(event.place());
        if (open == null || open.atNanos() != event.atNanos()) {
            if (open != null) {
                slice(
                        event.place(),
                        open,
                        Math.min(SimTime.MICRO, event.atNanos() - open.atNanos()));
            }
            open = new Step(event.atNanos(), event.text(), new StringBuilder());
            steps.put(event.place(), open);
        }
        open.all().append(open.all().isEmpty() ? "" : "\n").append(event.text());
    }

    private void slice(String place, Step step, long nanos) throws IOException {
        ObjectNode node = node("X", place(place), STEPS, step.atNanos());
        node.put("name", step.name()).put("dur", micros(nanos));
        node.putObject("args").put("all", step.all().toString());
        put(node);
    }

    /** Only the first copy of a message has one. */
    private void arrow(Delivered delivered) throws IOException {
        @Nullable Sent sent = onTheirWay.remove(delivered.id());
        if (sent == null) {
            return;
        }
        ObjectNode start = node("s", place(sent.place()), STEPS, sent.atNanos());
        put(start.put("cat", "message")
                .put("id", sent.id())
                .put("name", sent.message().type()));
        ObjectNode end = node("f", place(delivered.place()), STEPS, delivered.atNanos());
        end.put("cat", "message")
                .put("id", sent.id())
                .put("name", sent.message().type());
        put(end.put("bp", "e"));
    }

    private void operation(Operation operation) throws IOException {
        boolean never = operation.returnedNanos() == SimTime.NEVER;
        long endNanos = never ? run.simulatedNanos() : operation.returnedNanos();
        ObjectNode node =
                node("X", place(operation.client().name()), OPERATIONS, operation.invokedNanos());
        node.put("dur", micros(Math.max(0, endNanos - operation.invokedNanos())));
        node.put("cat", operation.outcome().text()).put("name", operation.text());
        put(node);
    }

    private int place(String name) throws IOException {
        Integer known = places.get(name);
        if (known != null) {
            return known;
        }
        int number = places.size() + 1;
        places.put(name, number);
        name("process_name", number, 0, name);
        name("thread_name", number, STEPS, "steps");
        name("thread_name", number, OPERATIONS, "operations");
        return number;
    }

    private void name(String what, int process, int thread, String name) throws IOException {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("ph", "M").put("pid", process).put("tid", thread).put("name", what);
        node.putObject("args").put("name", name);
        put(node);
    }

    private static ObjectNode node(String phase, int process, int thread, long atNanos) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("ph", phase).put("pid", process).put("tid", thread).put("ts", micros(atNanos));
        return node;
    }

    private static BigDecimal micros(long nanos) {
        return BigDecimal.valueOf(nanos, 3);
    }

    private void put(ObjectNode node) throws IOException {
        out.append(separator).append(JsonMapper.shared().writeValueAsString(node));
        separator = ",\n";
    }
}
