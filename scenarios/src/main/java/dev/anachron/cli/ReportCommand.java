package dev.anachron.cli;

import dev.anachron.page.PageView;
import dev.anachron.write.RenderedFiles;
import dev.anachron.write.ReportJson;
import dev.anachron.write.ResultFolder;
import dev.anachron.write.StoredResult;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code anachron report}: the page and the charts of what is stored, without a run. */
@Command(name = "report", description = "Renders the report of a result again, without running it.")
final class ReportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RESULT", description = "A result folder or its result.json.")
    Path result;

    @Option(names = "--open", description = "Open the report in the browser.")
    boolean open;

    @Mixin
    ChartArguments charts;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        StoredResult stored = StoredResult.read(result);
        PageView page = ReportJson.read(stored);
        ResultFolder.renew(stored, RenderedFiles.of(page, charts.rendering()));
        Path file = stored.folder().resolve("report.html");
        terminal().out().println("Report: " + file);
        if (open) {
            Browser.open(file, terminal());
        }
        return Exit.OK;
    }

    private Terminal terminal() {
        return Terminal.of(spec.commandLine());
    }
}
