package dev.anachron.bench;

import dev.anachron.render.Png;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Measures everything that {@code docs/performance.md} quotes and writes it there, between the markers
 * {@code <!-- NAME -->} and {@code <!-- /NAME -->}, and the pictures beside it.
 *
 * <p>Arguments: the folder {@code docs}, then what to measure: {@code kernel}, {@code growth},
 * {@code checkers}; nothing stands for all.
 */
public final class Performance {
    private static final String PAGE = "performance.md";
    private static final List<String> PARTS = List.of("kernel", "growth", "checkers");

    private final Path page;
    private final Path pictures;
    private String text;

    private Performance(Path docs) throws IOException {
        page = docs.resolve(PAGE);
        pictures = docs.resolve("pictures");
        text = Files.readString(page);
    }

    public static void main(String[] args) throws IOException, RunnerException {
        boolean known = args.length > 0
                && PARTS.containsAll(List.of(args).subList(1, args.length))
                && Files.isRegularFile(Path.of(args[0]).resolve(PAGE));
        if (!known) {
            System.err.println(
                    "Usage: Performance DOCS [kernel] [growth] [checkers], where DOCS has " + PAGE);
            System.exit(2);
        }
        List<String> wanted = List.of(args).subList(1, args.length);
        Performance performance = new Performance(Path.of(args[0]));
        if (wanted.isEmpty() || wanted.contains("growth")) {
            performance.growth();
        }
        if (wanted.isEmpty() || wanted.contains("checkers")) {
            performance.checkers();
        }
        if (wanted.isEmpty() || wanted.contains("kernel")) {
            performance.kernel();
        }
    }

    private void checkers() throws IOException {
        replace("checkers", Ratios.machine() + "\n" + Checking.markdown());
        Files.writeString(page, text);
    }

    private void kernel() throws IOException, RunnerException {
        RatioTable table = Ratios.measure();
        replace("costs", Ratios.machine() + "\n" + table.costs());
        replace("rates", table.rates());
        replace("extras", table.extras());
        replace("targets", Targets.markdown(table));
        Files.writeString(page, text);
    }

    private void growth() throws IOException {
        List<Grown> sizes = Growth.measure();
        replace("growth", Ratios.machine() + "\n" + GrowthPage.markdown(sizes));
        Files.writeString(page, text);
        Files.write(pictures.resolve("growth-nodes.png"), Png.render(GrowthPage.nodes(sizes)));
        Files.write(pictures.resolve("growth-clients.png"), Png.render(GrowthPage.clients(sizes)));
    }

    private void replace(String name, String with) {
        text = replaced(text, name, with);
    }

    /** @throws IllegalArgumentException when the page lacks a marker */
    static String replaced(String page, String name, String with) {
        String opening = "<!-- " + name + " -->\n";
        int from = page.indexOf(opening);
        int to = page.indexOf("<!-- /" + name + " -->");
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("the page has no place for " + name);
        }
        return page.substring(0, from + opening.length()) + with + page.substring(to);
    }
}
