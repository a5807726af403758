package dev.anachron.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.chart.SampleRuns;
import dev.anachron.report.Judged;
import dev.anachron.report.Report;
import dev.anachron.scenario.Drawn;
import dev.anachron.scenario.Scenario;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReportPageTest {
    private static final String PAGE = ReportPage.html(SampleReport.report());

    /** For a look at it: open reports/target/sample-report.html. */
    @Test
    void thePageIsThereToLookAt() throws IOException {
        Path file = Path.of("target", "sample-report.html");
        Files.createDirectories(file.getParent());
        Files.writeString(file, PAGE);
        assertThat(PAGE).startsWith("<!doctype html>").endsWith("</html>\n");
    }

    @Test
    void aHostileQuestionIsOnlyText() {
        String page = ReportPage.html(SampleReport.report("<script>alert(1)</script>"));
        assertThat(page).doesNotContain("<script>alert(1)");
        assertThat(page).contains("<h1>&lt;script&gt;alert(1)&lt;/script&gt;</h1>");
    }

    @Test
    void thePolicyNamesTheHashesOfWhatIsInline() throws Exception {
        String policy =
                between(PAGE, "Content-Security-Policy\" content=\"", "\"").replace("&#39;", "'");
        assertThat(policy)
                .startsWith("default-src 'none'")
                .contains("style-src '" + hash(between(PAGE, "<style>", "</style>")) + "'")
                .contains("script-src '" + hash(between(PAGE, "<script>", "</script>")) + "'")
                .doesNotContain("unsafe");
    }

    @Test
    void nothingHasAnInlineStyleThatThePolicyWouldRefuse() {
        assertThat(PAGE).doesNotContain(" style=").doesNotContain(" onclick=");
    }

    @Test
    void nothingComesFromTheNetwork() {
        Matcher address = Pattern.compile("https?://[^\"' <)]*").matcher(PAGE);
        while (address.find()) {
            // Names of languages, and what stands over each module of D3: nobody follows them.
            assertThat(address.group())
                    .matches(
                            "http://www\\.w3\\.org/.*|https://d3js\\.org.*|https://github.com/mbostock/.*");
        }
        assertThat(PAGE).doesNotContain("@import").doesNotContainPattern("url\\((?!#)");
    }

    @Test
    void theSameReportMakesTheSamePageUnderAnyLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(new Locale("ar", "EG"));
            assertThat(ReportPage.html(SampleReport.report())).isEqualTo(PAGE);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void theWrongReadAndTheWriteItMissedAreMarked() {
        assertThat(PAGE)
                .containsPattern("<text class=\"call stale\"[^>]*>read x → \\d+: old</text>")
                .containsPattern("<text class=\"call missed\"[^>]*>write x=\\d+: missed</text>")
                .contains("<path class=\"order\"");
    }

    @Test
    void aVariantWithoutAViolationShowsTheSameMoment() {
        assertThat(PAGE).contains("The same moment here, ");
    }

    @Test
    void aReportWithoutAnyOperationIsAPageToo() {
        Report empty = SampleReport.empty();
        assertThat(ReportPage.html(empty)).contains("<h1>What if?</h1>", "id=\"variant-1\"");
    }

    @Test
    void measuredStandsBesidePublishedAndWhatItTeaches() {
        PublishedView published = PublishedView.of(SampleRuns.elections());
        assertThat(published.family()).isEqualTo("election-time.");
        assertThat(published.measures()).containsExactly("p50", "max", "mean");
        assertThat(published.rows().get(1).lesson()).isEqualTo("What narrow teaches.");
        assertThat(published.rows().get(1).cells())
                .extracting(cell ->
                        cell.measured() + "; " + cell.published() + "; " + cell.difference())
                .containsExactly(
                        "120 ms; 130 ms; -7.7 %",
                        "900 ms; 800 ms; +12.5 %", "510 ms; 500 ms; +2.0 %");
        assertThat(ReportPage.html(SampleRuns.elections()))
                .contains("Measured against published", "all-election-times-title");
        assertThat(PAGE).doesNotContain("Measured against published");
    }

    @Test
    void aRunWhoseFaultsTouchedNothingSaysSo() {
        assertThat(ReportPage.html(SampleRuns.report(SampleRuns.busy())))
                .contains(
                        "Vacuous: this run proves less",
                        "<li>no fault touched anything (partition n1")
                .contains("</span>touched nothing</span>");
        assertThat(PAGE).doesNotContain("Vacuous: this run");
    }

    @Test
    void whatAFaultDidStandsApartFromWhatWentOnMeanwhile() {
        assertThat(FaultView.of(SampleReport.report().variants().get(0).run()))
                .extracting(fault ->
                        fault.bite().word() + " | " + fault.effects() + " | " + fault.meanwhile())
                .containsExactly(
                        "took effect | messages dropped: 709 | elections: 1, operations overlapping: 234",
                        "touched nothing |  | operations overlapping: 55");
    }

    @Test
    void whatTheSeedDrewIsThereToRead() {
        Judged busy = SampleRuns.busy();
        Scenario.Variant plain = busy.variant();
        Drawn drawn =
                new Drawn(List.of(new Drawn.Value("nodes", "7")), List.of("{ at: 1s, pause: n1 }"));
        Scenario.Variant variant = new Scenario.Variant(
                plain.name(), "", List.of(), plain.setup(), List.of(), List.of(), drawn);
        Judged judged = new Judged(variant, busy.run(), List.of(), List.of(), List.of());
        assertThat(ReportPage.html(SampleRuns.report(judged)))
                .contains("<dt>nodes</dt><dd>7</dd>", "  - { at: 1s, pause: n1 }");
        assertThat(PAGE).doesNotContain("What the seed drew");
    }

    @Test
    void theLegendListsTheMarksThatOccur() {
        String legend = between(PAGE, "<footer id=\"legend\">", "</footer>");
        assertThat(legend)
                .contains(
                        "A write (or another change)",
                        "returned an old value",
                        "A fault is at work")
                .doesNotContain("lock");
        String quiet = ReportPage.html(SampleRuns.report(SampleRuns.empty()));
        assertThat(between(quiet, "<footer id=\"legend\">", "</footer>"))
                .contains("The promise was kept in this run.")
                .doesNotContain("A write (or another change)", "A fault is at work", "voted out");
    }

    @Test
    void aWrongClockIsDrawnBesideTheTimeline() {
        assertThat(ReportPage.html(SampleRuns.report(SampleRuns.wrongClocks())))
                .contains("<h3>What the clocks showed</h3>", "variant-1-clock-error-title");
        assertThat(PAGE).doesNotContain("What the clocks showed");
    }

    @Test
    void columnsOfElectionsAreForThoseWhoElect() {
        assertThat(PAGE).contains("Safety properties</th>");
        assertThat(ReportPage.html(SampleRuns.report(SampleRuns.wrongClocks())))
                .doesNotContain("Safety properties</th>")
                .doesNotContain("Elections</th>");
    }

    @Test
    void itStaysSmall() {
        assertThat(PAGE.length()).isLessThan(900_000);
    }

    private static String between(String text, String begin, String end) {
        int from = text.indexOf(begin) + begin.length();
        return text.substring(from, text.indexOf(end, from));
    }

    private static String hash(String content) throws Exception {
        byte[] sum = MessageDigest.getInstance("SHA-256")
                .digest(content.getBytes(StandardCharsets.UTF_8));
        return "sha256-" + Base64.getEncoder().encodeToString(sum);
    }
}
