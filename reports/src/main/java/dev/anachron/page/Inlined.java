package dev.anachron.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What stands in the page itself, so that it needs no network, and the policy that lets exactly this
 * run and nothing else.
 *
 * @param style the style sheet
 * @param script the script
 * @param policy the Content-Security-Policy, with the hashes of both
 */
public record Inlined(String style, String script, String policy) {
    /** Each after those that it builds on. */
    private static final List<String> D3 = List.of(
            "internmap",
            "d3-array",
            "d3-color",
            "d3-dispatch",
            "d3-ease",
            "d3-format",
            "d3-interpolate",
            "d3-time",
            "d3-time-format",
            "d3-timer",
            "d3-selection",
            "d3-drag",
            "d3-scale",
            "d3-axis",
            "d3-transition",
            "d3-zoom");

    private static final List<String> OURS = List.of(
            "page",
            "film",
            "stage",
            "strip",
            "labels",
            "timeline",
            "beside",
            "messages",
            "interior",
            "cluster",
            "loggrid",
            "state",
            "clocks",
            "transcript",
            "whatif",
            "charts",
            "lesson",
            "transport",
            "start");

    private static final List<String> SCRIPTS = Stream.concat(
                    Stream.concat(
                            Stream.of("js/licence.js"),
                            D3.stream().map(name -> "d3/" + name + ".min.js")),
                    OURS.stream().map(name -> "js/" + name + ".js"))
            .toList();

    static Inlined load() {
        String style = resource("report.css");
        String script = SCRIPTS.stream().map(Inlined::resource).collect(Collectors.joining("\n"));
        return new Inlined(
                style,
                script,
                "default-src 'none'; style-src '" + hash(style) + "'; script-src '" + hash(script)
                        + "'; img-src data:; base-uri 'none'; form-action 'none'");
    }

    private static String resource(String name) {
        try (InputStream in = Inlined.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String content) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256")
                    .digest(content.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(sum);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
