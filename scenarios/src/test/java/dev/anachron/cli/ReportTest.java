package dev.anachron.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stored result is rendered again without a run. */
class ReportTest {
    @TempDir
    private Path folder;

    @Test
    void theSameResultRenderedAgainHasTheSameBytes() throws Exception {
        Path result = run("result", "--svg");
        SortedMap<String, String> before = digests(result);
        assertThat(before.keySet())
                .contains("report.html", "report.json", "charts/contact-sheet.png")
                .contains("roaming/charts/latency.png", "roaming/charts/latency.svg")
                .contains("roaming/charts/timeline.svg");
        deletePictures(result);
        assertThat(digests(result)).isNotEqualTo(before);

        Ran ran = Ran.of("report", result.toString(), "--svg");
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).isEqualTo("Report: " + result.resolve("report.html") + "\n");
        assertThat(ran.code()).isZero();
        assertThat(digests(result)).isEqualTo(before);
    }

    @Test
    void onlyTheChosenChartsAreWritten() throws Exception {
        Path result = run("result", "--charts", "latency,staleness");
        assertThat(charts(result))
                .containsOnly(
                        "charts/contact-sheet.png",
                        "roaming/charts/latency.png",
                        "roaming/charts/staleness.png",
                        "sticky/charts/latency.png",
                        "sticky/charts/staleness.png",
                        "version-token/charts/latency.png",
                        "version-token/charts/staleness.png");
        assertThat(charts(run("none", "--charts", "none"))).isEmpty();
    }

    /** A chart that was not chosen this time goes; what somebody else put there stays. */
    @Test
    void picturesOfAnEarlierChoiceGo() throws Exception {
        Path result = run("result", "--svg");
        Path own = Files.writeString(result.resolve("sticky/charts/notes.txt"), "dear");
        assertThat(Ran.of("report", result.toString(), "--charts", "latency").code())
                .isZero();
        assertThat(charts(result))
                .containsOnly(
                        "charts/contact-sheet.png",
                        "roaming/charts/latency.png",
                        "sticky/charts/latency.png",
                        "sticky/charts/notes.txt",
                        "version-token/charts/latency.png");
        Files.delete(own);
        assertThat(Ran.of("report", result.toString(), "--charts", "none").code())
                .isZero();
        assertThat(digests(result)).isEqualTo(digests(run("none", "--charts", "none")));
    }

    @Test
    void nothingIsWrittenWhereAFileStandsInTheWay() throws Exception {
        Path result = run("result", "--charts", "none");
        Files.writeString(result.resolve("version-token/charts"), "in the way");
        SortedMap<String, String> before = digests(result);
        Ran ran = Ran.of("report", result.toString());
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err())
                .startsWith("anachron: cannot write " + result)
                .contains("charts is a file");
        assertThat(digests(result)).isEqualTo(before);
    }

    @Test
    void aStoredPageMayComeFromAnybody() throws Exception {
        Path result = run("result", "--charts", "none");
        Path data = result.resolve("report.json");
        String whole = Files.readString(data);
        String why = ": holds drawings that no Anachron made";
        for (String mischief : List.of(
                "<meta http-equiv=refresh content=0>",
                "<path onclick=\\\"alert(1)\\\"/>",
                "<a href=\\\"javascript:alert(1)\\\">",
                "<script>alert(1)</script>",
                "<img src=x")) {
            Files.writeString(data, whole.replace("</svg>\"", mischief + "</svg>\""));
            assertRefused(data + why, "");
        }
        Files.writeString(data, whole.replaceFirst("\"film\":\"", "$0</script><script>"));
        assertRefused(data + why, "");
        Files.writeString(data, whole.replaceFirst("\"faults\":\\[", "$0null,"));
        assertRefused(data + ":1:", ": is damaged, or another Anachron wrote it");
        Files.writeString(data, whole.replace("\"roaming\"", "\"../roaming\""));
        Path said = result.resolve("result.json");
        Files.writeString(said, Files.readString(said).replace("\"roaming\"", "\"../roaming\""));
        assertRefused(said + ": has a variant called '../roaming', which is no name", "");
    }

    @Test
    void whatIsWrongIsSaidInPlainWords() throws Exception {
        Path result = run("result", "--charts", "none");
        assertRefused(
                "there is no chart 'latncy'", "did you mean 'latency'?", "--charts", "latncy");
        assertRefused("--charts none stands alone", "", "--charts", "none,latency");
        Path data = result.resolve("report.json");
        String whole = Files.readString(data);
        Files.writeString(data, whole.substring(0, whole.length() / 2));
        assertRefused(data + ":1:", ": is damaged, or another Anachron wrote it");
        Files.writeString(data, whole.replaceFirst("\"format\":\\d+", "\"format\":999"));
        assertRefused(data + ": is not of format ", "run the scenario again");
        Files.writeString(data, whole.replaceFirst("\"hash\":\"..", "\"hash\":\"00"));
        assertRefused(data + ": is of another run than result.json", "");
        Files.delete(data);
        assertRefused(data + ": there is no such file", "");
    }

    @Test
    void severalResultsMakeOnePage() throws Exception {
        Path first = run("first", "--charts", "none");
        Path second = run("second", "--charts", "none", "--seed", "9");
        Path page = folder.resolve("page.html");
        Ran ran = Ran.of("report", first.toString(), second.toString(), "--out", page.toString());
        assertThat(ran.code()).isZero();
        assertThat(Files.readString(page))
                .contains("A · monotonic-reads, seed 11", "B · monotonic-reads, seed 9")
                .contains("A · sticky", "B · sticky")
                .doesNotContain("Where they part");
        assertThat(Ran.of("report", first.toString(), second.toString()).err())
                .startsWith("anachron: several results make one page; say --out FILE");

        String text = Ran.of("compare", first.toString(), second.toString()).out();
        Path compared = folder.resolve("compared.html");
        Ran comparing = Ran.of(
                "compare", first.toString(), second.toString(), "--out", compared.toString());
        assertThat(comparing.code()).isEqualTo(1);
        assertThat(comparing.out()).isEqualTo(text + "Report: " + compared + "\n");
        assertThat(Files.readString(compared))
                .contains("They part at 0.004547041s", "parts from A · roaming", "seed: 11 → 9");
        assertThat(Ran.of("compare", first.toString(), "--open").err())
                .startsWith("anachron: --open needs a page: say --out FILE");
    }

    @Test
    void aPageOfItsOwnIsThePageOfTheResult() throws Exception {
        Path result = run("result", "--charts", "none");
        Path page = folder.resolve("page.html");
        assertThat(Ran.of("report", result.toString(), "--out", page.toString()).code())
                .isZero();
        assertThat(page).hasSameBinaryContentAs(result.resolve("report.html"));
        assertThat(charts(result)).isEmpty();
    }

    private void assertRefused(String what, String more, String... arguments) {
        List<String> words =
                new ArrayList<>(List.of("report", folder.resolve("result").toString()));
        words.addAll(List.of(arguments));
        Ran ran = Ran.of(words.toArray(String[]::new));
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).startsWith("anachron: " + what).contains(more);
    }

    private Path run(String name, String... more) {
        Path result = folder.resolve(name);
        List<String> words =
                new ArrayList<>(List.of("run", "monotonic-reads", "--out", result.toString()));
        words.addAll(List.of(more));
        assertThat(Ran.of(words.toArray(String[]::new)).err()).doesNotContain("anachron:");
        return result;
    }

    private static void deletePictures(Path result) throws IOException {
        for (String picture : charts(result)) {
            Files.delete(result.resolve(picture));
        }
        Files.writeString(result.resolve("report.html"), "gone");
    }

    private static List<String> charts(Path result) throws IOException {
        try (Stream<Path> files = Files.walk(result)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> result.relativize(file).toString())
                    .filter(file -> file.contains("charts"))
                    .toList();
        }
    }

    private static SortedMap<String, String> digests(Path result) throws Exception {
        SortedMap<String, String> digests = new TreeMap<>();
        try (Stream<Path> files = Files.walk(result)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] sum = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
                digests.put(
                        result.relativize(file).toString(), new BigInteger(1, sum).toString(16));
            }
        }
        return digests;
    }
}
