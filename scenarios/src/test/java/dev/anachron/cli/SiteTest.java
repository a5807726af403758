package dev.anachron.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteTest {
    @TempDir
    private Path folder;

    @Test
    void everyScenarioHasAPageAndAPlaceInTheIndex() throws Exception {
        Path own = Files.writeString(folder.resolve("own.yaml"), """
                name: own
                question: Is <script>alert(1)</script> harmless?
                duration: 1s
                cluster: { protocol: raft, nodes: 3 }
                clients:
                  - { name: c1, workload: { register: { keys: 1 } }, rate: 20/s }
                """);
        Path site = folder.resolve("site");
        Ran ran = site(site, "monotonic-reads", "read-your-writes", own.toString());
        assertThat(ran.code()).isZero();
        assertThat(ran.out()).isEqualTo("Site: " + site.resolve("index.html") + "\n");
        assertThat(ran.err()).isEqualTo("""
                ran monotonic-reads (1 of 3): every expectation met
                ran read-your-writes (2 of 3): every expectation met
                ran own (3 of 3): nothing was expected
                """);
        String index = Files.readString(site.resolve("index.html"));
        assertThat(linked(index))
                .containsExactly("own.html", "monotonic-reads.html", "read-your-writes.html")
                .allSatisfy(page -> assertThat(Files.readString(site.resolve(page)))
                        .contains("<a href=\"index.html\">All scenarios</a>"));
        // What the modules of D3 say of themselves is no address that anybody follows.
        assertThat(index.replaceAll("(?s)<script>.*?</script>", ""))
                .contains(
                        "id=\"family-session\"",
                        "Is &lt;script&gt;alert(1)&lt;/script&gt; harmless?")
                .contains("default-src 'none'".replace("'", "&#39;"), "img-src data:")
                .doesNotContain("<script>alert", " style=", "http://", "https://")
                .contains("<img src=\"data:image/png;base64,iVBOR");
    }

    @Test
    void theSameScenariosMakeTheSameBytes() throws Exception {
        site(folder.resolve("one"), "monotonic-reads", "read-your-writes", "--seed", "5");
        site(folder.resolve("other"), "monotonic-reads", "read-your-writes", "--seed", "5");
        assertThat(content(folder.resolve("one")))
                .isEqualTo(content(folder.resolve("other")))
                .containsOnlyKeys(
                        "index.html", "monotonic-reads.html", "read-your-writes.html", "site.json");
        assertThat(content(folder.resolve("one")).get("index.html")).contains("seed 5");
    }

    @Test
    void aSiteGivesWayToASiteAndNothingElseDoes() throws Exception {
        Path site = folder.resolve("site");
        assertThat(site(site, "monotonic-reads").code()).isZero();
        assertThat(site(site, "read-your-writes").code()).isZero();
        assertThat(content(site)).doesNotContainKey("monotonic-reads.html");
        Files.writeString(site.resolve("notes.txt"), "dear");
        assertRefused(site, "holds 'notes.txt', which is no part of the site");
        Path home = Files.createDirectory(folder.resolve("home"));
        Files.writeString(home.resolve("thesis.tex"), "dear");
        assertRefused(home, "is not empty and no site of Anachron");
        Path file = Files.writeString(folder.resolve("file"), "dear");
        assertRefused(file, "is a file; a site is a folder");
    }

    @Test
    void whatCannotBeLeavesNothingBehind() throws Exception {
        Path site = folder.resolve("site");
        assertThat(site(site, "monotonic-reads", "monotonic-raeds").err())
                .contains("did you mean 'monotonic-reads'?");
        assertThat(site(site, "monotonic-reads", "monotonic-reads").err())
                .contains("two pages would be called 'monotonic-reads.html'");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    private void assertRefused(Path site, String why) throws IOException {
        Ran ran = site(site, "monotonic-reads");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).startsWith("anachron: " + site).contains(why);
        assertThat(ran.err()).doesNotContain("ran ");
    }

    private static Ran site(Path out, String... more) {
        return Ran.of(Stream.concat(Stream.of("site", "--out", out.toString()), Stream.of(more))
                .toArray(String[]::new));
    }

    private static List<String> linked(String page) {
        return Pattern.compile("href=\"([^#\"]+)\"")
                .matcher(page)
                .results()
                .map((MatchResult link) -> link.group(1))
                .toList();
    }

    private static SortedMap<String, String> content(Path site) throws IOException {
        SortedMap<String, String> content = new TreeMap<>();
        try (Stream<Path> files = Files.list(site)) {
            for (Path file : files.toList()) {
                content.put(String.valueOf(file.getFileName()), Files.readString(file));
            }
        }
        return content;
    }
}
