package dev.anachron.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.report.Report;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
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
            assertThat(address.group()).startsWith("http://www.w3.org/");
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
