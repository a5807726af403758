package dev.anachron.write;

import dev.anachron.history.History;
import dev.anachron.report.Judged.Finding;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What was found about a history alone, for programs: its parts are as in {@code result.json}. */
public final class HistoryJson {
    private HistoryJson() {}

    /**
     * The text, UTF-8.
     *
     * @param version of Anachron
     * @param file the history's
     * @param format how it is written
     * @param model what its objects are
     */
    public static String text(
            String version,
            String file,
            String format,
            String model,
            History history,
            List<Finding> findings) {
        ObjectNode node = Json.object();
        node.put("format", ResultJson.FORMAT);
        node.put("anachron", version);
        node.put("history", file);
        node.put("writtenAs", format);
        node.put("model", model);
        node.set("operations", ResultJson.operations(history));
        node.set("verdicts", ResultJson.verdicts(findings));
        return new String(Json.pretty(node), StandardCharsets.UTF_8);
    }
}
