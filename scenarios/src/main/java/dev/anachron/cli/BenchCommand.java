package dev.anachron.cli;

import dev.anachron.run.bench.Benchmark;
import dev.anachron.run.bench.Measured;
import dev.anachron.run.bench.Timing;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code anachron bench}: how fast is the simulation on this machine? */
@Command(
        name = "bench",
        description = {
            "Measures how fast three fixed scenarios run here, one after the other on one thread.",
            "A second is one of processor time. Absolute figures differ from machine to machine;"
                    + " to compare two, take how many times the events of a plain Java"
                    + " PriorityQueue of 100 entries it is, measured in turns. The trace is the"
                    + " same everywhere."
        })
final class BenchCommand implements Callable<Integer> {
    private static final int SECONDS = 5;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "Processor time for each scenario: ${DEFAULT-VALUE} unless said; 0 for a"
                    + " first impression.")
    int seconds = SECONDS;

    @Option(names = "--json", description = "Print a JSON object.")
    boolean json;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        if (seconds < 0) {
            throw new ParameterException(
                    spec.commandLine(), "--seconds is 0 or more, not " + seconds);
        }
        Terminal terminal = Terminal.of(spec.commandLine());
        List<Measured> all = new ArrayList<>();
        if (!json) {
            terminal.out().println("Anachron " + Version.text() + " · " + machine());
        }
        List<Benchmark> benchmarks = Benchmark.all();
        ProgressLine progress = new ProgressLine(terminal, benchmarks.size());
        for (Benchmark benchmark : benchmarks) {
            progress.starts(all.size(), benchmark.name());
            Measured measured = new Timing(seconds).measure(benchmark);
            progress.ended(all.size(), benchmark.name(), measured.run().events() + " events");
            all.add(measured);
            if (!json) {
                progress.erase();
                print(measured, terminal);
            }
        }
        if (json) {
            terminal.out().println(Document.of(all));
        }
        return Exit.OK;
    }

    private static String machine() {
        return "Java " + Runtime.version().feature() + " · " + System.getProperty("os.name") + " "
                + System.getProperty("os.arch") + " · "
                + Runtime.getRuntime().availableProcessors() + " processors";
    }

    private static void print(Measured measured, Terminal terminal) {
        Benchmark benchmark = measured.benchmark();
        String operations = measured.operations() == 0
                ? ""
                : ", " + millions(measured.operationsPerSecond()) + " committed operations";
        terminal.out().println();
        terminal.out().println(terminal.bold(benchmark.name()) + " · " + benchmark.what());
        terminal.out()
                .println("  a run     " + measured.run().events() + " events, "
                        + measured.run().messages().sent() + " messages, " + measured.operations()
                        + " operations");
        terminal.out().println("  trace     " + measured.run().trace().hash());
        terminal.out()
                .println("  a second  "
                        + terminal.bold(millions(measured.eventsPerSecond()) + " events")
                        + ", " + millions(measured.messagesPerSecond()) + " messages"
                        + operations);
        terminal.out()
                .println("  that is   " + fixed(measured.plainQueues())
                        + " times the events of a plain PriorityQueue");
    }

    private static String millions(double number) {
        return fixed(number / 1e6) + " million";
    }

    private static String fixed(double number) {
        return String.format(Locale.ROOT, number < 10 ? "%.2f" : "%.1f", number);
    }

    /** Apart, so that only {@code --json} loads Jackson. */
    private static final class Document {
        static String of(List<Measured> all) {
            JsonMapper mapper = JsonMapper.shared();
            ObjectNode document = mapper.createObjectNode();
            document.put("anachron", Version.text());
            document.put("java", Runtime.version().toString());
            document.put("os", System.getProperty("os.name"));
            document.put("arch", System.getProperty("os.arch"));
            document.put("processors", Runtime.getRuntime().availableProcessors());
            all.forEach(measured -> fill(document.withArray("scenarios").addObject(), measured));
            return mapper.writeValueAsString(document);
        }

        private static void fill(ObjectNode one, Measured measured) {
            one.put("name", measured.benchmark().name());
            one.put("seed", measured.benchmark().seed());
            one.put("traceHash", measured.run().trace().hash());
            one.put("events", measured.run().events());
            one.put("messages", measured.run().messages().sent());
            one.put("operations", measured.operations());
            one.put("eventsPerSecond", Math.round(measured.eventsPerSecond()));
            one.put("messagesPerSecond", Math.round(measured.messagesPerSecond()));
            one.put("operationsPerSecond", Math.round(measured.operationsPerSecond()));
            one.put("plainQueues", Math.round(measured.plainQueues() * 1000) / 1000.0);
        }
    }
}
