package dev.anachron.write;

import dev.anachron.base.Command;
import dev.anachron.base.NodeId;
import dev.anachron.base.SimTime;
import dev.anachron.base.Value;
import dev.anachron.base.Version;
import dev.anachron.history.History;
import dev.anachron.history.Operation;
import dev.anachron.trace.Trace;
import dev.anachron.trace.TraceEvent;
import dev.anachron.trace.TraceEvent.ClockChanged;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The files with one JSON object a line.
 *
 * <p>{@code history.jsonl}, one operation a line in order of invocation: {@code id} (from 0),
 * {@code client}, {@code process} (Jepsen's number), {@code f} ({@code read}, {@code write},
 * {@code add}, {@code cas}, {@code acquire}, {@code release}), {@code key}, {@code argument} (as
 * text, null for a read), {@code token} (for a write under a lock only: its fencing token),
 * {@code invokedNanos}, {@code returnedNanos} (null when the run ended first), {@code outcome}
 * ({@code ok}, {@code fail}, {@code info}), {@code value} (number, truth value, the token of a lock, or null),
 * {@code version} (the write behind the value, {@code position@epoch}, null when unknown),
 * {@code position} (how far the answering replica had applied, likewise) and {@code servedBy}.
 *
 * <p>{@code trace.jsonl}, one event a line in order: {@code atNanos}, {@code kind}, {@code place},
 * {@code text}; for messages also {@code id}, {@code from} and {@code to}; for the begin and the
 * end of an operation also {@code operation}, its {@code id} in the history; where the place's clocks
 * are not true also {@code believed}, what they show: {@code wallNanos}, {@code monotonicNanos}.
 */
public final class JsonLines {
    private JsonLines() {}

    /** {@code history.jsonl}. */
    public static Content history(History history) {
        return Content.lines(out -> {
            for (Operation operation : history.operations()) {
                out.append(Json.line(operation(operation))).append('\n');
            }
        });
    }

    /** {@code trace.jsonl}. */
    public static Content trace(Trace trace) {
        return Content.lines(out -> {
            SortedMap<String, ClockChanged> clocks = new TreeMap<>();
            for (TraceEvent event : trace.events()) {
                if (event instanceof ClockChanged changed) {
                    clocks.put(changed.place(), changed);
                }
                ObjectNode node = event(event);
                believed(node, event.atNanos(), clocks.get(event.place()));
                out.append(Json.line(node)).append('\n');
            }
        });
    }

    /** One line of {@code trace.jsonl}, without its end and without what the clocks show. */
    public static String line(TraceEvent event) {
        return Json.line(event(event));
    }

    private static void believed(ObjectNode node, long atNanos, @Nullable ClockChanged clock) {
        if (clock != null && !(clock.wall().isTrue() && clock.monotonic().isTrue())) {
            ObjectNode believed = node.putObject("believed");
            believed.put("wallNanos", clock.wall().at(atNanos));
            believed.put("monotonicNanos", clock.monotonic().at(atNanos));
        }
    }

    private static ObjectNode operation(Operation operation) {
        ObjectNode node = Json.object();
        String argument = operation.command().argument();
        node.put("id", operation.id());
        node.put("client", operation.client().name());
        node.put("process", operation.process());
        node.put("f", operation.command().function());
        node.put("key", operation.command().key());
        node.put("argument", argument.isEmpty() ? null : argument);
        if (operation.command() instanceof Command.Write write && write.fenced()) {
            node.put("token", write.token());
        }
        node.put("invokedNanos", operation.invokedNanos());
        if (operation.returnedNanos() == SimTime.NEVER) {
            node.putNull("returnedNanos");
        } else {
            node.put("returnedNanos", operation.returnedNanos());
        }
        node.put("outcome", operation.outcome().text());
        node.set("value", json(operation.value()));
        version(node, "version", operation.version());
        version(node, "position", operation.position());
        NodeId servedBy = operation.servedBy();
        node.put("servedBy", servedBy == null ? null : servedBy.name());
        return node;
    }

    private static JsonNode json(Value value) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (value instanceof Value.Int number) {
            return nodes.numberNode(number.number());
        }
        if (value instanceof Value.Flag flag) {
            return nodes.booleanNode(flag.truth());
        }
        if (value instanceof Value.Grant grant) {
            return nodes.numberNode(grant.token());
        }
        if (value instanceof Value.Text text) {
            return nodes.stringNode(text.content());
        }
        ArrayNode several = nodes.arrayNode();
        if (value instanceof Value.Items items) {
            items.items().forEach(several::add);
            return several;
        }
        if (value instanceof Value.Siblings siblings) {
            siblings.values().forEach(one -> several.add(json(one)));
            return several;
        }
        if (value instanceof Value.Listing listing) {
            listing.values().forEach(one -> several.add(json(one)));
            return several;
        }
        return nodes.nullNode();
    }

    private static void version(ObjectNode node, String name, Version version) {
        node.put(name, version.equals(Version.NONE) ? null : version.toString());
    }

    private static ObjectNode event(TraceEvent event) {
        ObjectNode node = Json.object();
        node.put("atNanos", event.atNanos());
        node.put("kind", event.kind());
        node.put("place", event.place());
        node.put("text", event.text());
        if (event instanceof TraceEvent.Sent sent) {
            message(node, sent.id(), sent.from(), sent.to());
        } else if (event instanceof TraceEvent.Delivered delivered) {
            message(node, delivered.id(), delivered.from(), delivered.to());
        } else if (event instanceof TraceEvent.Dropped dropped) {
            message(node, dropped.id(), dropped.from(), dropped.to());
        } else if (event instanceof TraceEvent.Invoked invoked) {
            node.put("operation", invoked.operation());
        } else if (event instanceof TraceEvent.Completed completed) {
            node.put("operation", completed.operation());
        }
        return node;
    }

    private static void message(ObjectNode node, long id, NodeId from, NodeId to) {
        node.put("id", id);
        node.put("from", from.name());
        node.put("to", to.name());
    }
}
