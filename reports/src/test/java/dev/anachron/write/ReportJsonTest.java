package dev.anachron.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anachron.chart.SampleRuns;
import dev.anachron.figure.Series;
import dev.anachron.page.PageView;
import dev.anachron.page.ReportPage;
import dev.anachron.report.Report;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ReportJsonTest {
    @TempDir
    private Path folder;

    static Stream<Report> reports() {
        return Stream.of(
                SampleRuns.report(SampleRuns.busy()),
                SampleRuns.report(SampleRuns.empty()),
                SampleRuns.report(SampleRuns.wrongClocks()),
                SampleRuns.elections(),
                SampleRuns.manyElections());
    }

    @ParameterizedTest
    @MethodSource("reports")
    void aPageThatWasStoredIsThePage(Report report) throws Exception {
        PageView page = PageView.of(report);
        PageView stored = read(ReportJson.content(page).text(), of(page));
        assertThat(stored).isEqualTo(page);
        assertThat(ReportPage.html(stored)).isEqualTo(ReportPage.html(page));
    }

    @Test
    void everyFileIsRenderedAgainWithTheSameBytes() throws Exception {
        var files = ResultFiles.of(Example.report("base", "lease"), TEXTS, EVERYTHING);
        PageView stored =
                read(text(files, "report.json"), of(PageView.of(Example.report("base", "lease"))));
        assertThat(bytes(RenderedFiles.of(stored, EVERYTHING)))
                .containsKeys("report.html", "charts/contact-sheet.png", "base/charts/latency.png")
                .containsKeys("lease/charts/latency.svg", "lease/charts/timeline.svg")
                .satisfies(again -> assertThat(bytes(files)).containsAllEntriesOf(again));
    }

    /** Java 17 itself writes 2 to the power of -44 with one digit more. */
    @Test
    void aNumberHasTheSameDigitsOnEveryJava() {
        assertThat(ReportJson.MAPPER.writeValueAsString(
                        new Series.Vertex(0.5, StrictMath.pow(2, -44))))
                .isEqualTo("[0.5,5.684341886080802E-14]");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "nothing               |                             | report.json: is not of format 2",
                "another format        | {'format':1,'page':{}}      | report.json: is not of format 2",
                "no page               | {'format':2}                | report.json: is not of format 2",
                "an empty page         | {'format':2,'page':{}}      | report.json:1:21: is damaged",
                "something else        | {'format':2,'page':{'a':1}} | report.json:1:26: is damaged",
                "no JSON               | <html>                      | report.json:1:1: is damaged",
                "cut short             | {'format':2,'page':{'       | report.json:1:22: is damaged",
                "only a null           | {'format':2,'page':null}    | report.json: holds no page",
            })
    void whatIsDamagedOrOlderIsToldInPlainWords(String what, @Nullable String text, String why) {
        String json = text == null ? "" : text.replace('\'', '"');
        assertThatThrownBy(() -> read(json, List.of()))
                .isInstanceOf(DamagedResultException.class)
                .hasMessageStartingWith(folder.resolve(why).toString());
    }

    @Test
    void thePageOfAnotherRunIsRefused() {
        PageView page = PageView.of(Example.report("base"));
        assertThatThrownBy(() -> read(ReportJson.content(page).text(), List.of()))
                .isInstanceOf(DamagedResultException.class)
                .hasMessageEndingWith("is of another run than result.json");
    }

    @Test
    void aResultWithoutAPageSaysWhereItComesFrom() {
        assertThatThrownBy(() -> ReportJson.read(result(List.of())))
                .isInstanceOf(DamagedResultException.class)
                .hasMessageContaining("there is no such file")
                .hasMessageContaining("--no-report");
    }

    private static List<StoredResult.Variant> of(PageView page) {
        return page.variants().stream()
                .map(variant -> new StoredResult.Variant(
                        variant.row().name(), variant.hash(), new TreeMap<>()))
                .toList();
    }

    private static String text(SortedMap<String, Content> files, String path) {
        return Objects.requireNonNull(files.get(path)).text();
    }

    private static Map<String, ByteBuffer> bytes(SortedMap<String, Content> files) {
        Map<String, ByteBuffer> bytes = new TreeMap<>();
        files.forEach((path, content) -> bytes.put(path, ByteBuffer.wrap(content.bytes())));
        return bytes;
    }

    private PageView read(String text, List<StoredResult.Variant> variants) throws Exception {
        Files.writeString(folder.resolve("report.json"), text);
        return ReportJson.read(result(variants));
    }

    private StoredResult result(List<StoredResult.Variant> variants) {
        return new StoredResult(folder, "0.1.0", "dethroned-leader", 7, variants);
    }

    private static final Rendering EVERYTHING = new Rendering(true, Rendering.names(), true, false);
    private static final ScenarioTexts TEXTS =
            new ScenarioTexts("all", Map.of("base", "b", "lease", "l"));
}
