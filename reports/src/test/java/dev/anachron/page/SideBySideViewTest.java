package dev.anachron.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.chart.SampleRuns;
import dev.anachron.figure.Figure;
import dev.anachron.page.SideBySideView.Parting;
import dev.anachron.page.SideBySideView.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SideBySideViewTest {
    private static final PageView FIRST = PageView.of(SampleReport.report());
    private static final PageView SECOND = PageView.of(SampleRuns.report(SampleRuns.verdicts()));
    private static final SideBySideView VIEW = SideBySideView.of(
            List.of(FIRST, SECOND),
            List.of(new Parting(
                    "A · local", "A · read-index", List.of(), 2.25, List.of("There."))));
    private static final String PAGE = ReportPage.html(VIEW);

    /** For a look at it: open reports/target/sample-side-by-side.html. */
    @Test
    void thePageIsThereToLookAt() throws IOException {
        Files.writeString(Path.of("target", "sample-side-by-side.html"), PAGE);
        assertThat(PAGE).startsWith("<!doctype html>").endsWith("</html>\n");
    }

    @Test
    void eachVariantOfEachResultIsAColumn() {
        assertThat(VIEW.columns())
                .extracting(SideBySideView.Column::name)
                .containsExactly(
                        "A · local", "A · read-index", "A · lease-drift", "B · read-index");
        assertThat(SideBySideView.of(List.of(FIRST), List.of()).columns())
                .extracting(SideBySideView.Column::name)
                .containsExactly("local", "read-index", "lease-drift");
    }

    @Test
    void whatTellsTheRunsApartStandsFirst() {
        List<Row<Badge>> apart = SideBySideView.rows(VIEW.verdicts(), true);
        assertThat(apart).extracting(Row::name).contains("linearizable", "monotonic-reads");
        Row<Badge> linearizable = apart.get(0);
        assertThat(linearizable.cells())
                .extracting(Badge::word)
                .containsExactly("violated", "holds", "violated", "violated");
    }

    @Test
    void aChartOverTimeSaysWhereItsRunParts() {
        assertThat(VIEW.charts())
                .filteredOn(charts -> charts.first().name().equals("latency"))
                .singleElement()
                .satisfies(charts -> assertThat(charts.cells())
                        .extracting(cell -> cell.picture().figure().guides())
                        .containsExactly(
                                List.of(),
                                List.of(new Figure.Guide(2.25, "parts from A · local")),
                                List.of(),
                                List.of()));
    }

    @Test
    void chartsOfOneKindHaveOneAxisOfTime() {
        assertThat(VIEW.charts())
                .filteredOn(charts -> charts.first().figure().x().label().equals("time"))
                .hasSizeGreaterThan(3)
                .allSatisfy(charts -> assertThat(charts.cells().stream()
                                .map(cell -> cell.picture().figure().x())
                                .distinct())
                        .hasSize(1));
    }

    @Test
    void idsAreUnique() {
        assertThat(Pattern.compile(" id=\"([^\"]*)\"")
                        .matcher(PAGE)
                        .results()
                        .map(id -> id.group(1)))
                .doesNotHaveDuplicates();
    }

    @Test
    void aHostileQuestionIsOnlyText() {
        PageView hostile = PageView.of(SampleReport.report("<script>alert(1)</script>"));
        String page = ReportPage.html(SideBySideView.of(
                List.of(hostile, SECOND),
                List.of(new Parting(
                        "<b>", "<i>", List.of("<img>"), Double.NaN, List.of("</pre><b>")))));
        assertThat(page)
                .doesNotContain("<script>alert", "<b></h3>", "<img>", "</pre><b>")
                .contains("&lt;script&gt;alert(1)");
    }
}
