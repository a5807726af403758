package dev.anachron.cli;

import dev.anachron.library.Library;
import dev.anachron.library.Summary;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code anachron list}: the catalogue. */
@Command(name = "list", description = "Lists the scenarios of the catalogue.")
final class ListCommand implements Callable<Integer> {
    @Option(names = "--tag", paramLabel = "T", description = "Only scenarios with this tag.")
    @Nullable
    String tag;

    @Option(names = "--json", description = "Print a JSON array.")
    boolean json;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        List<Summary> found = new Library()
                .summaries().stream()
                        .filter(summary -> tag == null || summary.tags().contains(tag))
                        .toList();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Array.of(found));
        } else {
            table(found, Terminal.of(spec.commandLine()));
        }
        return Exit.OK;
    }

    private static void table(List<Summary> found, Terminal terminal) {
        int width = found.stream().mapToInt(s -> s.name().length()).max().orElse(0);
        for (Summary summary : found) {
            String gap = " ".repeat(width - summary.name().length() + 2);
            terminal.out()
                    .println(terminal.bold(summary.name())
                            + gap
                            + summary.question()
                            + terminal.faint("  [" + String.join(", ", summary.tags()) + "]"));
        }
    }

    /** Apart, so that only {@code --json} loads Jackson. */
    private static final class Array {
        static String of(List<Summary> found) {
            JsonMapper mapper = JsonMapper.shared();
            ArrayNode array = mapper.createArrayNode();
            for (Summary summary : found) {
                ObjectNode one = array.addObject();
                one.put("name", summary.name());
                one.put("question", summary.question());
                ArrayNode tags = one.putArray("tags");
                summary.tags().forEach(tags::add);
            }
            return mapper.writeValueAsString(array);
        }
    }
}
