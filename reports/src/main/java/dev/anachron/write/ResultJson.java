package dev.anachron.write;

import dev.anachron.check.Verdict;
import dev.anachron.engine.Run;
import dev.anachron.history.History;
import dev.anachron.history.Outcome;
import dev.anachron.report.FaultEffects;
import dev.anachron.report.Judged;
import dev.anachron.report.Report;
import dev.anachron.scenario.Drawn;
import java.util.List;
import java.util.SortedMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code result.json}: what a run found, for programs. Its keys and their order are part of the
 * contract with users' scripts. Milliseconds are numbers, those of faults ({@code at}, {@code
 * until}) included; what could not be measured is null.
 */
public final class ResultJson {
    /** The number of this layout; a change that breaks readers raises it. */
    public static final int FORMAT = 1;

    private static final int MILLIS_DECIMALS = 6;
    private static final int SHARE_DECIMALS = 6;

    private ResultJson() {}

    /** The text of {@code result.json}, UTF-8. */
    public static byte[] bytes(Report report) {
        return Json.pretty(node(report));
    }

    private static ObjectNode node(Report report) {
        ObjectNode node = Json.object();
        node.put("format", FORMAT);
        node.put("anachron", report.version());
        node.put("scenario", report.scenario().name());
        node.put("seed", report.seed());
        node.put("met", report.met());
        ArrayNode variants = node.putArray("variants");
        report.variants().forEach(judged -> variants.add(variant(judged)));
        return node;
    }

    private static ObjectNode variant(Judged judged) {
        Run run = judged.run();
        ObjectNode node = Json.object();
        node.put("name", judged.variant().name());
        node.put("traceHash", run.trace().hash());
        node.put("events", run.events());
        node.set("simulatedMillis", Json.millis(run.simulatedNanos()));
        node.put("vacuous", !judged.vacuity().isEmpty());
        node.set("operations", operations(run.history()));
        node.set("verdicts", verdicts(judged.findings()));
        node.set("latencyMillis", latency(judged));
        node.set("stalenessMillis", staleness(judged));
        node.set("availability", Json.decimal(measure(judged, "availability"), SHARE_DECIMALS));
        node.set("messages", messages(judged));
        node.set("faults", faults(run));
        node.set("expectations", expectations(judged));
        ArrayNode vacuity = node.putArray("vacuousBecause");
        judged.vacuity().forEach(vacuity::add);
        if (!judged.variant().drawn().isNothing()) {
            node.set("drawn", drawn(judged.variant().drawn()));
        }
        return node;
    }

    /** Only where there was a nemesis. */
    private static ObjectNode drawn(Drawn drawn) {
        ObjectNode node = Json.object();
        ObjectNode values = node.putObject("values");
        drawn.values().forEach(value -> values.put(value.name(), value.text()));
        ArrayNode faults = node.putArray("faults");
        drawn.faults().forEach(faults::add);
        return node;
    }

    static ObjectNode operations(History history) {
        ObjectNode node = Json.object();
        node.put("invoked", history.operations().size());
        for (Outcome outcome : Outcome.values()) {
            node.put(outcome.text(), history.count(outcome));
        }
        return node;
    }

    static ObjectNode verdicts(List<Judged.Finding> findings) {
        ObjectNode node = Json.object();
        for (Judged.Finding finding : findings) {
            ObjectNode verdict = node.putObject(finding.checker());
            verdict.put("verdict", finding.verdict().status().text());
            verdict.put("reason", finding.verdict().reason());
            ArrayNode evidence = verdict.putArray("evidence");
            finding.verdict().evidence().forEach(piece -> evidence.add(evidence(piece)));
            verdict.put("tested", finding.verdict().tested());
        }
        return node;
    }

    private static ObjectNode evidence(Verdict.Evidence piece) {
        ObjectNode node = Json.object();
        if (piece.operation() < 0) {
            node.putNull("operation");
        } else {
            node.put("operation", piece.operation());
        }
        node.set("atMillis", Json.millis(piece.atNanos()));
        node.put("text", piece.text());
        return node;
    }

    private static ObjectNode latency(Judged judged) {
        ObjectNode node = Json.object();
        for (String kind : List.of("read", "write")) {
            ObjectNode one = node.putObject(kind);
            for (String point : List.of("p50", "p95", "p99", "p999", "max")) {
                one.set(point, millis(judged, "latency." + kind + "." + point));
            }
        }
        return node;
    }

    private static ObjectNode staleness(Judged judged) {
        ObjectNode node = Json.object();
        node.set("staleReads", Json.decimal(measure(judged, "stale-reads"), 0));
        for (String point : List.of("p50", "p99", "max")) {
            node.set(point, millis(judged, "staleness." + point));
        }
        return node;
    }

    private static ObjectNode messages(Judged judged) {
        Run.Messages messages = judged.run().messages();
        ObjectNode node = Json.object();
        node.put("sent", messages.sent());
        node.put("delivered", messages.delivered());
        node.put("dropped", messages.dropped());
        node.set("perOperation", Json.decimal(measure(judged, "messages-per-operation"), 3));
        return node;
    }

    private static ArrayNode faults(Run run) {
        ArrayNode node = Json.MAPPER.createArrayNode();
        List<SortedMap<String, Long>> all = FaultEffects.of(run);
        for (int i = 0; i < all.size(); i++) {
            Run.FaultReport fault = run.faults().get(i);
            ObjectNode one = node.addObject();
            one.set("at", Json.millis(fault.atNanos()));
            one.set("until", Json.millis(fault.untilNanos()));
            one.put("what", fault.what());
            ObjectNode effects = one.putObject("effects");
            all.get(i).forEach(effects::put);
        }
        return node;
    }

    private static ArrayNode expectations(Judged judged) {
        ArrayNode node = Json.MAPPER.createArrayNode();
        for (Judged.Met met : judged.expectations()) {
            ObjectNode one = node.addObject();
            one.put("expect", met.expectation().text());
            one.put("met", met.met());
            one.put("measured", met.measured());
            one.put("vacuous", judged.idle(met));
        }
        return node;
    }

    private static JsonNode millis(Judged judged, String measure) {
        return Json.decimal(measure(judged, measure), MILLIS_DECIMALS);
    }

    private static double measure(Judged judged, String name) {
        return judged.measures().stream()
                .filter(measured -> measured.measure().equals(name))
                .mapToDouble(Judged.Measured::value)
                .findFirst()
                .orElse(Double.NaN);
    }
}
