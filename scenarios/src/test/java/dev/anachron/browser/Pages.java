package dev.anachron.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.cli.Ran;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** The pages that are looked at, each made once, by the program itself. */
final class Pages {
    private static final Pattern FILM = Pattern.compile(
            "(<script type=\"text/plain\" data-film=\"[^\"]*\">)([^<]*)(</script>)");

    /** All that is free text, and names that mean something to a script. */
    private static final String HOSTILE = """
            name: constructor
            question: <script>alert(1)</script><img src=x onerror=alert(2)>
            story: |
              "></title></style></script><svg onload=alert(3)> ${alert(4)} <!-- ]]>
            seed: 7
            duration: 4s
            base: hasOwnProperty
            cluster: { protocol: raft, nodes: [valueOf, toString, n3], settings: { reads: local } }
            clients:
              - { name: constructor, workload: { register: { keys: 1, reads: 100% } }, rate: 100/s }
              - { name: c2, workload: { register: { keys: 1, reads: 10% } }, rate: 50/s }
              - { name: c3 }
            script:
              - { at: 1500ms, client: c3, write: { __proto__: 1 } }
              - { at: 1600ms, client: c3, read: __proto__ }
            faults:
              - { at: 1s, for: 2s, partition: [[leader, constructor], [others, c2]] }
            variants:
              isPrototypeOf:
                story: </script><iframe src="https://example.invalid/"></iframe><script>alert(5)
                cluster.settings.reads: read-index
            """;

    private final Path folder;

    Pages(Path folder) {
        this.folder = folder;
    }

    /** Old values are read: variant 1 is local, variant 2 lease-drift. */
    Path dethroned() {
        return made("dethroned-leader", "--variant", "local", "--variant", "lease-drift");
    }

    /** Two holders of one lock. */
    Path lock() {
        return made("gc-pause-lock");
    }

    /** As hostile as the loader lets through. */
    Path hostile() {
        Path scenario = folder.resolve("hostile.yaml");
        write(scenario, HOSTILE);
        return made(scenario.toString());
    }

    /** More hostile than the loader lets through: all of a film's names and words are mark-up. */
    Path poisoned() {
        return changed(
                dethroned(),
                film -> film.replaceAll("\"(c1|n1)\"", "\"<img src=x onerror=alert('$1')>\"")
                        .replace("read x", "read <script>alert('x')</script>")
                        .replaceAll("\"(AppendEntries|RequestVote)", "\"<svg onload=alert('$1')>"));
    }

    /** Runs a scenario and gives its page. */
    Path made(String scenario, String... options) {
        String name = Path.of(scenario).getFileName() + String.join("", options);
        Path result = folder.resolve("of-" + name.replaceAll("[^a-zA-Z0-9=.-]", "_"));
        if (!Files.exists(result)) {
            List<String> words = new ArrayList<>(List.of("run", scenario));
            words.addAll(List.of(options));
            words.addAll(List.of("--charts", "none", "--out", result.toString()));
            Ran ran = Ran.of(words.toArray(String[]::new));
            assertThat(result.resolve("report.html")).as(ran.err()).exists();
        }
        return result.resolve("report.html");
    }

    /** The same page with another film in it. */
    private Path changed(Path page, UnaryOperator<String> change) {
        Matcher films = FILM.matcher(read(page));
        Path changed = folder.resolve("changed.html");
        write(
                changed,
                films.replaceAll(found -> Matcher.quoteReplacement(found.group(1)
                        + packed(change.apply(unpacked(found.group(2))))
                        + found.group(3))));
        return changed;
    }

    private static String unpacked(String film) {
        byte[] bytes = Base64.getMimeDecoder().decode(film);
        try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String packed(String film) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new DeflaterOutputStream(bytes)) {
            out.write(film.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
