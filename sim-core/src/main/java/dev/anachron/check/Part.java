package dev.anachron.check;

import dev.anachron.base.Shards.Shard;
import dev.anachron.check.Verdict.Evidence;
import dev.anachron.history.History;
import dev.anachron.history.Operation;
import dev.anachron.trace.Trace;

import java.util.List;

/**
 * What one shard has to answer for: a log, an order of writes and epochs of its own. Whoever compares
 * versions, positions or epochs does so within a part.
 *
 * @param shard its name, empty when the cluster is not divided, and its nodes
 * @param history the operations on its objects, each with its number in the whole run
 * @param trace what its nodes did
 */
public record Part(Shard shard, History history, Trace trace) {
    /** In the scenario's order; the whole run, where the cluster is not divided. */
    public static List<Part> of(History history, Trace trace) {
        return trace.shards().divided()
                ? trace.shards().all().stream()
                        .map(shard -> of(shard, history, trace))
                        .toList()
                : List.of(new Part(trace.shards().all().get(0), history, trace));
    }

    /** The one that a verdict's evidence speaks of, which is of one shard: an operation, or {@code n1: …}. */
    public static Part of(Verdict verdict, History history, Trace trace) {
        List<Part> all = of(history, trace);
        return all.stream()
                .filter(part -> verdict.evidence().stream().anyMatch(part::concerns))
                .findFirst()
                .orElse(all.get(0));
    }

    private boolean concerns(Evidence evidence) {
        return evidence.operation() >= 0
                ? history.operations().stream().anyMatch(o -> o.id() == evidence.operation())
                : shard.nodes().stream().anyMatch(node -> evidence.text().startsWith(node + ": "));
    }

    private static Part of(Shard shard, History history, Trace trace) {
        List<Operation> own = history.operations().stream()
                .filter(operation ->
                        trace.shards().of(operation.command().key()).equals(shard))
                .toList();
        return new Part(shard, new History(own), trace.of(shard));
    }
}
