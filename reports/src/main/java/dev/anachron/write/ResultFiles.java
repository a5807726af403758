package dev.anachron.write;

import dev.anachron.page.PageView;
import dev.anachron.report.Judged;
import dev.anachron.report.Report;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of a result as values: path within the folder, with {@code /}, to content. The same
 * report makes the same bytes on every machine.
 */
public final class ResultFiles {
    /** The file that makes a folder a result. */
    static final String RESULT = "result.json";

    static final String SCENARIO = "scenario.yaml";
    static final String HISTORY = "history.jsonl";
    static final String TRACE = "trace.jsonl";
    static final String CHARTS = "charts";
    static final String PAGE = "report.html";

    /** The page as data. */
    static final String PAGE_DATA = "report.json";

    private final SortedMap<String, Content> files = new TreeMap<>();

    private ResultFiles() {}

    /**
     * All files: what concerns one variant stands in a folder of its name when there are several.
     *
     * @param rendering what is drawn, too
     */
    public static SortedMap<String, Content> of(
            Report report, ScenarioTexts texts, Rendering rendering) {
        ResultFiles result = new ResultFiles();
        boolean several = report.variants().size() > 1;
        result.add(SCENARIO, several ? texts.whole() : only(report, texts));
        result.files.put(RESULT, Content.of(ResultJson.bytes(report)));
        for (Judged judged : report.variants()) {
            String name = judged.variant().name();
            String folder = several ? name + "/" : "";
            if (several) {
                result.add(folder + SCENARIO, texts.variant(name));
            }
            result.addRun(folder, judged);
        }
        if (rendering.page()) {
            PageView page = PageView.of(report);
            result.files.put(PAGE_DATA, ReportJson.content(page));
            result.files.putAll(RenderedFiles.of(page, rendering));
        }
        return result.files;
    }

    private static String only(Report report, ScenarioTexts texts) {
        return texts.variant(report.variants().get(0).variant().name());
    }

    private void addRun(String folder, Judged judged) {
        files.put(folder + "history.edn", HistoryEdn.of(judged.run()));
        files.put(folder + HISTORY, JsonLines.history(judged.run().history()));
        files.put(folder + TRACE, JsonLines.trace(judged.run().trace()));
    }

    private void add(String path, String text) {
        files.put(path, Content.of(text));
    }
}
