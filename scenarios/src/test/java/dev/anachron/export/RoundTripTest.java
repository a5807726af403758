package dev.anachron.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.base.Value;
import dev.anachron.engine.Run;
import dev.anachron.engine.Simulation;
import dev.anachron.histories.Format;
import dev.anachron.histories.HistoryFile;
import dev.anachron.histories.IllFormedHistoryException;
import dev.anachron.histories.ReadHistory;
import dev.anachron.history.History;
import dev.anachron.history.Operation;
import dev.anachron.library.Library;
import dev.anachron.load.Overrides;
import dev.anachron.load.ScenarioLoader;
import dev.anachron.scenario.Scenario;
import dev.anachron.write.Content;
import dev.anachron.write.JsonLines;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is written can be read again, by us or by the rules of whoever reads it. */
class RoundTripTest {
    @TempDir
    private Path folder;

    private static Run run(String scenario) throws Exception {
        Scenario.Variant variant = ScenarioLoader.load(new Library().find(scenario), Overrides.NONE)
                .scenario()
                .variants()
                .get(0);
        return Simulation.run(variant.setup(), 7);
    }

    private ReadHistory read(Content content) throws IOException, IllFormedHistoryException {
        Path file = folder.resolve("history");
        try (OutputStream out = Files.newOutputStream(file)) {
            content.writeTo(out);
        }
        return HistoryFile.read(file, HistoryFile.As.IT_SAYS);
    }

    private static Export export(String name) {
        return Exports.ALL.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** All that judges look at; how long a lease had still to run is in no file. */
    private static String line(Operation o, String who) {
        Value value = o.value() instanceof Value.Grant grant ? Value.of(grant.token()) : o.value();
        return o.id() + " " + who + " " + o.command() + " " + o.invokedNanos() + " "
                + o.returnedNanos() + " " + o.outcome()
                + (o.ok() && o.command().answers() ? " " + value : "");
    }

    private static List<String> lines(History history, boolean clients) {
        return history.operations().stream()
                .map(o -> line(o, clients ? o.client() + "/" + o.process() : "" + o.process()))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dethroned-leader",
                "shopping-cart",
                "username-registration",
                "like-counter",
                "gc-pause-lock"
            })
    void ourOwnLinesComeBackAsTheyWere(String scenario) throws Exception {
        Run run = run(scenario);
        ReadHistory read = read(JsonLines.history(run.history()));
        assertThat(read.format()).isEqualTo(Format.ANACHRON);
        assertThat(lines(read.history(), true)).isEqualTo(lines(run.history(), true));
        for (Operation operation : read.history().operations()) {
            Operation was = run.history().operation(operation.id());
            assertThat(operation.version()).isEqualTo(was.version());
            assertThat(operation.servedBy()).isEqualTo(was.servedBy());
        }
    }

    /** A history of one object does not tell its name. */
    @ParameterizedTest
    @ValueSource(strings = {"dethroned-leader", "shopping-cart", "like-counter"})
    void jepsensComeBackUnderTheNumbersOfTheirProcesses(String scenario) throws Exception {
        Run run = run(scenario);
        ReadHistory read = read(export("jepsen").of(run));
        assertThat(read.format()).isEqualTo(Format.JEPSEN);
        String only = run.history().keys().size() == 1 ? run.history().keys().first() : "x";
        assertThat(lines(read.history(), false))
                .isEqualTo(lines(run.history(), false).stream()
                        .map(line -> line.replace("[key=" + only, "[key=x"))
                        .toList());
    }

    /** Each host counts its own events by one and knows nothing that has not happened yet. */
    @ParameterizedTest
    @ValueSource(strings = "dethroned-leader")
    void shivizClocksAreVectorClocks(String scenario) throws Exception {
        List<String> log = export("shiviz").of(run(scenario)).text().lines().toList();
        Pattern event = Pattern.compile("^(?<simtime>\\S+) (?<kind>\\S+) (?<event>.*)$");
        Pattern host = Pattern.compile("^(?<host>\\S+) (?<clock>\\{.*\\})$");
        assertThat(log.get(0)).contains("?<event>", "?<host>", "?<clock>");
        assertThat(log.get(1)).isEmpty();
        Map<String, Map<String, Integer>> last = new HashMap<>();
        int learnt = 0;
        for (int i = 2; i < log.size(); i += 2) {
            Matcher first = event.matcher(log.get(i));
            Matcher second = host.matcher(log.get(i + 1));
            assertThat(first.matches() && second.matches()).as(log.get(i)).isTrue();
            String own = second.group("host");
            Map<String, Integer> clock = new TreeMap<>();
            JsonNode node = JsonMapper.shared().readTree(second.group("clock"));
            node.propertyNames().forEach(name -> clock.put(name, node.path(name).intValue()));
            Map<String, Integer> before = last.getOrDefault(own, Map.of());
            assertThat(clock.get(own)).isEqualTo(before.getOrDefault(own, 0) + 1);
            for (Map.Entry<String, Integer> other : clock.entrySet()) {
                int known = before.getOrDefault(other.getKey(), 0);
                assertThat(other.getValue()).isGreaterThanOrEqualTo(known).isPositive();
                if (!other.getKey().equals(own) && other.getValue() > known) {
                    assertThat(first.group("kind")).isEqualTo("delivered");
                    assertThat(other.getValue())
                            .isLessThanOrEqualTo(Objects.requireNonNull(last.get(other.getKey()))
                                    .get(other.getKey()));
                    learnt++;
                }
            }
            assertThat(clock.keySet()).containsAll(before.keySet());
            last.put(own, clock);
        }
        assertThat(learnt).isGreaterThan(100);
    }

    /** Slices of one thread nest, and an arrow goes from a slice to a later one. */
    @ParameterizedTest
    @ValueSource(strings = "dethroned-leader")
    void perfettosSlicesNestAndItsArrowsHaveEnds(String scenario) throws Exception {
        JsonNode events = JsonMapper.shared()
                .readTree(export("perfetto").of(run(scenario)).text())
                .path("traceEvents");
        Map<String, List<long[]>> slices = new HashMap<>();
        Map<Long, JsonNode> starts = new HashMap<>();
        int arrows = 0;
        for (JsonNode event : events) {
            if (event.path("ph").stringValue().equals("X")) {
                long from = nanos(event.path("ts"));
                slices.computeIfAbsent(thread(event), unused -> new ArrayList<>())
                        .add(new long[] {from, from + nanos(event.path("dur"))});
            } else if (event.path("ph").stringValue().equals("s")) {
                starts.put(event.path("id").longValue(), event);
            }
        }
        for (List<long[]> thread : slices.values()) {
            for (int i = 1; i < thread.size(); i++) {
                assertThat(thread.get(i)[0]).isGreaterThanOrEqualTo(thread.get(i - 1)[1]);
            }
        }
        Map<String, Set<Long>> begins = new HashMap<>();
        slices.forEach((thread, all) -> {
            Set<Long> instants = new HashSet<>();
            all.forEach(slice -> instants.add(slice[0]));
            begins.put(thread, instants);
        });
        for (JsonNode event : events) {
            if (event.path("ph").stringValue().equals("f")) {
                JsonNode start =
                        Objects.requireNonNull(starts.get(event.path("id").longValue()));
                assertThat(nanos(start.path("ts"))).isLessThanOrEqualTo(nanos(event.path("ts")));
                assertThat(begins.get(thread(start))).contains(nanos(start.path("ts")));
                assertThat(begins.get(thread(event))).contains(nanos(event.path("ts")));
                arrows++;
            }
        }
        assertThat(arrows).isGreaterThan(100);
    }

    private static String thread(JsonNode event) {
        return event.path("pid") + "/" + event.path("tid");
    }

    private static long nanos(JsonNode micros) {
        return micros.decimalValue().movePointRight(3).longValueExact();
    }

    @ParameterizedTest
    @ValueSource(strings = "dethroned-leader")
    void porcupineAndPlumeAndSpreadsheetsHaveEveryOperation(String scenario) throws Exception {
        Run run = run(scenario);
        List<Operation> operations = run.history().operations();
        JsonNode viewer =
                JsonMapper.shared().readTree(export("porcupine").of(run).text());
        int drawn = 0;
        for (JsonNode partition : viewer.path("Partitions")) {
            for (JsonNode one : partition.path("History")) {
                assertThat(one.path("Start").intValue())
                        .isLessThan(one.path("End").intValue());
                drawn++;
            }
        }
        assertThat(drawn).isEqualTo((int) operations.stream()
                .filter(o -> !o.outcome().text().equals("fail"))
                .count());
        assertThat(viewer.path("Annotations").size()).isEqualTo(run.faults().size());
        assertThat(export("plume").of(run).text().lines())
                .allMatch(line -> line.matches("[rw]\\(\\d+,\\d+,\\d+,(\\d+|-1)\\)"))
                .hasSizeGreaterThan(100);
        List<String> csv = export("csv").of(run).text().lines().toList();
        assertThat(csv).hasSize(operations.size() + 1);
    }
}
