package dev.anachron.export;

import dev.anachron.base.NodeId;
import dev.anachron.base.SimTime;
import dev.anachron.engine.Run;
import dev.anachron.history.Operation;
import dev.anachron.history.Outcome;
import dev.anachron.write.Content;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What Porcupine's viewer draws ({@code visualization.go}): a partition for each object, in it the operations
 * as intervals from {@code Start} to {@code End}, which are the ranks of instants times 100; faults as
 * annotations. What never returned lasts until the end, and what failed is not there. There are no partial
 * linearizations: those are what a search had found.
 */
final class PorcupineJson {
    private static final int APART = 100;

    private final Run run;
    private final Map<Long, Integer> ranks = new TreeMap<>();
    private final Map<NodeId, Integer> clients = new TreeMap<>();

    private PorcupineJson(Run run) {
        this.run = run;
        TreeSet<Long> instants = new TreeSet<>();
        for (Operation operation : run.history().operations()) {
            instants.add(operation.invokedNanos());
            instants.add(operation.latestEffectNanos());
        }
        for (Run.FaultReport fault : run.faults()) {
            instants.add(fault.atNanos());
            instants.add(fault.untilNanos());
        }
        instants.forEach(nanos -> ranks.put(nanos, ranks.size() * APART));
        run.history().operations().stream()
                .map(Operation::client)
                .distinct()
                .sorted()
                .forEach(client -> clients.put(client, clients.size()));
    }

    static Content of(Run run) {
        return Content.of(
                JsonMapper.shared().writeValueAsString(new PorcupineJson(run).node()) + "\n");
    }

    private ObjectNode node() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ArrayNode partitions = node.putArray("Partitions");
        for (Collection<Operation> operations : byKey()) {
            ObjectNode partition = partitions.addObject();
            ArrayNode history = partition.putArray("History");
            operations.forEach(operation -> element(operation, history.addObject()));
            partition.putArray("PartialLinearizations");
            partition.putObject("Largest");
        }
        ArrayNode annotations = node.putArray("Annotations");
        run.faults().forEach(fault -> annotation(fault, annotations.addObject()));
        return node;
    }

    private Collection<List<Operation>> byKey() {
        Map<String, List<Operation>> byKey = new TreeMap<>();
        for (Operation operation : run.history().operations()) {
            if (operation.outcome() != Outcome.FAIL) {
                byKey.computeIfAbsent(operation.command().key(), key -> new ArrayList<>())
                        .add(operation);
            }
        }
        return byKey.values();
    }

    private void element(Operation operation, ObjectNode node) {
        node.put("ClientId", clients.get(operation.client()));
        interval(operation.invokedNanos(), operation.latestEffectNanos(), node);
        node.put("Description", operation.text());
    }

    private void annotation(Run.FaultReport fault, ObjectNode node) {
        node.put("Tag", "faults");
        interval(fault.atNanos(), fault.untilNanos(), node);
        node.put("Description", fault.what());
        node.put("Details", fault.strike());
        node.put("Annotation", true);
    }

    private void interval(long fromNanos, long toNanos, ObjectNode node) {
        node.put("Start", ranks.get(fromNanos));
        node.put("OriginalStart", SimTime.text(fromNanos));
        node.put("End", ranks.get(toNanos));
        node.put("OriginalEnd", SimTime.text(toNanos));
    }
}
