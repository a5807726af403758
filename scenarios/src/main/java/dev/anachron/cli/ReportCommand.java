package dev.anachron.cli;

import dev.anachron.page.PageView;
import dev.anachron.write.Content;
import dev.anachron.write.RenderedFiles;
import dev.anachron.write.ReportJson;
import dev.anachron.write.ResultFolder;
import dev.anachron.write.StoredResult;
import dev.anachron.write.WholeFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code anachron report}: the page and the charts of what is stored, without a run. */
@Command(
        name = "report",
        description = {
            "Renders the report of a result again, without running it: in its place, or into a file of"
                    + " its own.",
            "Charts of an earlier choice that are not chosen now go.",
            "Of several results it makes one page, with their variants side by side."
        })
final class ReportCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "RESULT",
            arity = "1..*",
            description = "Result folders or their result.json.")
    List<Path> results = new ArrayList<>();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description =
                    "Where the page goes, without charts beside it; by default it takes the place"
                            + " of report.html in the result.")
    @Nullable
    Path out;

    @Option(names = "--open", description = "Open the page in the browser.")
    boolean open;

    @Mixin
    ChartArguments charts;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (out != null && charts.given()) {
            throw refused(
                    "--charts and --svg are for charts in the result; --out writes the page alone");
        }
        List<StoredResult> stored = new ArrayList<>();
        for (Path result : results) {
            stored.add(StoredResult.read(result));
        }
        Path page = stored.size() == 1 ? one(stored.get(0)) : several(stored);
        SideBySide.present(page, open, Terminal.of(spec.commandLine()));
        return Exit.OK;
    }

    private Path one(StoredResult stored) throws Exception {
        PageView page = ReportJson.read(stored);
        if (out == null) {
            ResultFolder.renew(stored, RenderedFiles.of(page, charts.rendering()));
            return stored.folder().resolve("report.html");
        }
        WholeFile.at(out).write(Content.of(RenderedFiles.html(page, charts.lesson)));
        return out;
    }

    private Path several(List<StoredResult> stored) throws Exception {
        if (out == null) {
            throw refused("several results make one page; say --out FILE");
        }
        new SideBySide(stored).write(WholeFile.at(out), List.of());
        return out;
    }

    private ParameterException refused(String why) {
        return new ParameterException(spec.commandLine(), why);
    }
}
