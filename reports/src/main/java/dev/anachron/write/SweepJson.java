package dev.anachron.write;

import dev.anachron.sweep.Cell;
import dev.anachron.sweep.Design;
import dev.anachron.sweep.Paired;
import dev.anachron.sweep.RunLine;
import dev.anachron.sweep.RunLine.Failed;
import dev.anachron.sweep.RunLine.How;
import dev.anachron.sweep.RunLine.Ran;
import dev.anachron.sweep.RunLine.Unmet;
import dev.anachron.sweep.Share;
import dev.anachron.sweep.Spread;
import dev.anachron.sweep.Summary;
import dev.anachron.sweep.Tally;
import dev.anachron.sweep.Tally.Came;
import dev.anachron.sweep.Tally.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The files of a sweep for programs.
 *
 * <p>{@code sweep.jsonl}, one run a line, ordered by choice of the grid, variant and seed: {@code variant},
 * {@code sets} (the choice, each {@code path=value}), {@code seed}, {@code ended} ({@code ran},
 * {@code crashed}, {@code hung}, {@code out-of-budget}); of those that ran {@code traceHash}, {@code events},
 * {@code vacuous}, {@code violated} and {@code undecided} (names of promises), {@code measures} ({@code
 * "never"} for the time of something that did not come), {@code unmet} (expectations, with what was measured); of the others
 * {@code why}; of all {@code replay}, the command that makes its result.
 *
 * <p>{@code summary.json}: what was to run, and for each cell the share of runs that broke a promise with
 * its 95 % interval, every measure over the seeds, the expectations, and what differs from the first variant
 * seed by seed.
 */
public final class SweepJson {
    /** The number of this layout; a change that breaks readers raises it. */
    public static final int FORMAT = 1;

    private static final int DECIMALS = RunLine.DECIMALS;
    private static final String NEVER = "never";

    private SweepJson() {}

    // Lines

    /** One line of {@code sweep.jsonl}, without its end. */
    public static String line(RunLine run) {
        ObjectNode node = Json.object();
        node.put("variant", run.variant());
        run.sets().forEach(node.putArray("sets")::add);
        node.put("seed", run.seed());
        if (run.ending() instanceof Ran ran) {
            node.put("ended", "ran");
            put(node, ran);
        } else if (run.ending() instanceof Failed failed) {
            node.put("ended", failed.how().text());
            node.put("why", failed.why());
        }
        node.put("replay", run.replay());
        return Json.line(node);
    }

    private static void put(ObjectNode node, Ran ran) {
        node.put("traceHash", ran.traceHash());
        node.put("events", ran.events());
        node.put("vacuous", ran.vacuous());
        ran.violated().forEach(node.putArray("violated")::add);
        ran.undecided().forEach(node.putArray("undecided")::add);
        ObjectNode measures = node.putObject("measures");
        ran.measures().forEach((name, number) -> measures.set(name, number(number)));
        ArrayNode unmet = node.putArray("unmet");
        for (Unmet one : ran.unmet()) {
            ObjectNode expectation = unmet.addObject();
            expectation.put("expect", one.expect());
            expectation.put("measured", one.measured());
            expectation.put("undecided", one.undecided());
        }
    }

    private static JsonNode number(double number) {
        return Double.isInfinite(number)
                ? JsonNodeFactory.instance.stringNode(NEVER)
                : Json.decimal(number, DECIMALS);
    }

    /**
     * What a line says.
     *
     * @throws RuntimeException when it is no line of a sweep
     */
    static RunLine run(String line) {
        JsonNode node = Json.MAPPER.readTree(line);
        String ended = node.required("ended").asString();
        return new RunLine(
                node.required("variant").asString(),
                texts(node.required("sets")),
                node.required("seed").asLong(),
                ended.equals("ran") ? ran(node) : new Failed(how(ended), text(node, "why")),
                text(node, "replay"));
    }

    private static How how(String text) {
        return Arrays.stream(How.values())
                .filter(how -> how.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no run ends " + text));
    }

    private static Ran ran(JsonNode node) {
        SortedMap<String, Double> measures = new TreeMap<>();
        node.required("measures")
                .properties()
                .forEach(measure -> measures.put(
                        measure.getKey(),
                        measure.getValue().isString()
                                ? Double.POSITIVE_INFINITY
                                : measure.getValue().asDouble()));
        List<Unmet> unmet = new ArrayList<>();
        for (JsonNode one : node.required("unmet")) {
            unmet.add(new Unmet(
                    text(one, "expect"),
                    text(one, "measured"),
                    one.required("undecided").asBoolean()));
        }
        return new Ran(
                text(node, "traceHash"),
                node.required("events").asLong(),
                node.required("vacuous").asBoolean(),
                texts(node.required("violated")),
                texts(node.required("undecided")),
                measures,
                unmet);
    }

    private static String text(JsonNode node, String key) {
        return node.required(key).asString();
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asString()));
        return texts;
    }

    // The summary

    /** {@code summary.json}. */
    public static byte[] summary(Summary summary) {
        Design design = summary.design();
        ObjectNode node = Json.object();
        node.put("format", FORMAT);
        node.set("sweep", design(design));
        node.put("met", summary.outcome() == Tally.Outcome.MET);
        node.put("seeds", summary.seeds());
        node.put("runs", summary.runs());
        node.put("failed", summary.failed());
        ArrayNode cells = node.putArray("cells");
        summary.tallies().forEach(tally -> cells.add(cell(tally)));
        ArrayNode pairs = node.putArray("pairs");
        summary.pairs().forEach(pair -> pairs.add(pair(pair)));
        return Json.pretty(node);
    }

    static ObjectNode design(Design design) {
        ObjectNode node = Json.object();
        node.put("anachron", design.version());
        node.put("scenario", design.scenario());
        node.put("command", design.command());
        node.put("firstSeed", design.firstSeed());
        node.put("lastSeed", design.lastSeed());
        if (!design.part().equals(Design.Part.WHOLE)) {
            node.put("part", design.part().index());
            node.put("parts", design.part().of());
        }
        ArrayNode cells = node.putArray("cells");
        for (Cell cell : design.cells()) {
            ObjectNode one = cells.addObject();
            one.put("variant", cell.variant());
            cell.sets().forEach(one.putArray("sets")::add);
            ArrayNode expectations = one.putArray("expectations");
            cell.expectations()
                    .forEach(expected -> expectations
                            .addObject()
                            .put("expect", expected.text())
                            .put("sometimes", expected.sometimes()));
        }
        return node;
    }

    /**
     * The same, read.
     *
     * @throws RuntimeException when it is none
     */
    static Design design(JsonNode node) {
        List<Cell> cells = new ArrayList<>();
        for (JsonNode cell : node.required("cells")) {
            List<Cell.Expected> expectations = new ArrayList<>();
            for (JsonNode one : cell.required("expectations")) {
                expectations.add(new Cell.Expected(
                        text(one, "expect"), one.required("sometimes").asBoolean()));
            }
            cells.add(new Cell(text(cell, "variant"), texts(cell.required("sets")), expectations));
        }
        return new Design(
                text(node, "scenario"),
                text(node, "anachron"),
                text(node, "command"),
                node.required("firstSeed").asLong(),
                node.required("lastSeed").asLong(),
                new Design.Part(node.path("part").asInt(1), node.path("parts").asInt(1)),
                cells);
    }

    private static ObjectNode cell(Tally tally) {
        ObjectNode node = Json.object();
        node.put("variant", tally.cell().variant());
        tally.cell().sets().forEach(node.putArray("sets")::add);
        node.put("runs", tally.runs());
        ObjectNode failed = node.putObject("failed");
        tally.failed().forEach((how, seeds) -> failed.set(how, seeds(seeds)));
        node.set("vacuous", seeds(tally.vacuous()));
        ObjectNode violated = node.putObject("violated");
        tally.violated().forEach((promise, seeds) -> {
            ObjectNode one = seeds(seeds);
            Share share = tally.violated(promise);
            one.set("share", Json.decimal(share.value(), DECIMALS));
            one.set("low", Json.decimal(share.low(), DECIMALS));
            one.set("high", Json.decimal(share.high(), DECIMALS));
            violated.set(promise, one);
        });
        ObjectNode undecided = node.putObject("undecided");
        tally.undecided().forEach((promise, seeds) -> undecided.set(promise, seeds(seeds)));
        ObjectNode measures = node.putObject("measures");
        tally.measures().forEach((name, spread) -> measures.set(name, spread(spread)));
        ArrayNode expectations = node.putArray("expectations");
        tally.expectations().forEach(came -> expectations.add(came(came)));
        return node;
    }

    private static ObjectNode seeds(Seeds seeds) {
        ObjectNode node = Json.object();
        node.put("count", seeds.count());
        ArrayNode first = node.putArray("firstSeeds");
        seeds.first().forEach(example -> first.add(example.seed()));
        return node;
    }

    private static ObjectNode spread(Spread spread) {
        ObjectNode node = Json.object();
        node.put("count", spread.count());
        node.put("never", spread.endless());
        node.set("mean", Json.decimal(spread.mean(), DECIMALS));
        node.set("deviation", Json.decimal(spread.deviation(), DECIMALS));
        node.set("min", Json.decimal(spread.least(), DECIMALS));
        for (int percent : new int[] {5, 50, 95}) {
            node.set("p" + percent, Json.decimal(spread.percentile(percent), DECIMALS));
        }
        node.set("max", Json.decimal(spread.most(), DECIMALS));
        return node;
    }

    private static ObjectNode came(Came came) {
        ObjectNode node = Json.object();
        node.put("expect", came.expected().text());
        node.put("sense", came.expected().sometimes() ? "sometimes" : "always");
        node.put("met", came.outcome() == Tally.Outcome.MET);
        node.put("metBy", came.met());
        node.set("unmet", seeds(came.unmet()));
        node.set("undecided", seeds(came.undecided()));
        return node;
    }

    private static ObjectNode pair(Paired pair) {
        ObjectNode node = Json.object();
        node.put("variant", pair.other().variant());
        node.put("against", pair.base().variant());
        pair.other().sets().forEach(node.putArray("sets")::add);
        node.put("pairs", pair.pairs());
        ObjectNode promises = node.putObject("violated");
        pair.promises()
                .forEach((promise, split) -> promises.putObject(promise)
                        .put("byThisAlone", split.otherAlone())
                        .put("byTheOtherAlone", split.baseAlone()));
        ObjectNode measures = node.putObject("measures");
        pair.measures().forEach((name, difference) -> {
            ObjectNode one = measures.putObject(name);
            one.put("pairs", difference.count());
            one.set("meanDifference", Json.decimal(difference.mean(), DECIMALS));
            one.set("plusMinus", Json.decimal(difference.half(), DECIMALS));
        });
        return node;
    }
}
