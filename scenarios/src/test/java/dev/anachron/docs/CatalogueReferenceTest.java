package dev.anachron.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.chart.Charts;
import dev.anachron.chart.Comparisons;
import dev.anachron.check.Checkers;
import dev.anachron.check.Measures;
import dev.anachron.client.ReadPolicies;
import dev.anachron.fault.FaultKind;
import dev.anachron.fault.Faults;
import dev.anachron.fault.partition.Shaped;
import dev.anachron.protocol.Protocols;
import dev.anachron.spi.Protocol;
import dev.anachron.spi.Setting;
import dev.anachron.workload.Workloads;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/reference/catalogue.md} is made from the catalogues that the program itself uses. {@code
 * -Danachron.golden=rewrite} writes it anew.
 */
class CatalogueReferenceTest {
    private static final Path PAGE = Path.of("../docs/reference/catalogue.md");

    private final StringBuilder page = new StringBuilder();

    @Test
    void thePageIsWhatTheCataloguesSay() throws IOException {
        write();
        if ("rewrite".equals(System.getProperty("anachron.golden"))) {
            Files.writeString(PAGE, page, StandardCharsets.UTF_8);
        }
        assertThat(Files.readString(PAGE, StandardCharsets.UTF_8)).isEqualTo(page.toString());
    }

    private void write() {
        line("# The catalogue");
        line("");
        line("What scenarios can name, made from the program's own catalogues. How a scenario is");
        line("written stands in [scenario.md](scenario.md).");
        line("");
        line("## Protocols");
        Protocols.ALL.forEach(this::protocol);
        line("");
        line("## Workloads");
        Workloads.ALL.forEach(kind -> section(kind.name(), kind.summary(), kind.settings()));
        line("");
        line("## Faults");
        Faults.ALL.forEach(this::fault);
        table("## Where a client's reads go (`routing`)", "routing", "meaning");
        ReadPolicies.ALL.forEach(policy -> row(policy.name(), policy.summary()));
        table("## Promises (`holds` or `violated`)", "name", "promise");
        Checkers.ALL.forEach(checker -> row(checker.name(), checker.promise()));
        table("## Numbers (compared, for example `\"> 0\"`)", "name", "meaning");
        Measures.ALL.forEach(measure -> row(
                measure.name(),
                measure.summary()
                        + (measure.unit().isEmpty() ? "" : " In " + measure.unit() + ".")));
        table("## Charts", "file", "how to read it");
        Charts.ALL.forEach(
                chart -> row(chart.name() + ".png", chart.title() + ". " + chart.caption()));
        table("## Charts of all variants together", "file", "how to read it");
        Comparisons.ALL.forEach(
                chart -> row(chart.name() + ".png", chart.title() + ". " + chart.caption()));
    }

    private void protocol(Protocol protocol) {
        section(protocol.name(), protocol.summary(), protocol.settings());
    }

    private void fault(FaultKind kind) {
        String shape = switch (kind.shape()) {
            case TARGETS -> "`" + kind.name() + ": leader` or `" + kind.name() + ": [n1, n2]`";
            case PARTIES ->
                "`" + kind.name() + ": leader`, `" + kind.name() + ": [n1, c1]` or `" + kind.name()
                        + ": { on: leader, … }`";
            case GROUPS ->
                "`" + kind.name() + ": [[leader], [others]]`; one way: `" + kind.name()
                        + ": { from: [n1], to: [n2] }`; single links: `" + kind.name()
                        + ": { links: [n1-n3, n2->n4] }`; or a shape: `"
                        + String.join("`, `", Shaped.SHAPES) + "`";
            case ADD_OR_REMOVE ->
                "`" + kind.name() + ": { add: n4 }` or `" + kind.name() + ": { remove: leader }`";
            case ON_TARGETS, ON_TARGETS_TO -> "`" + kind.name() + ": { on: leader, … }`";
            case LINKS ->
                "`" + kind.name()
                        + ": { … }`, with `from:`, `to:`, `type:`, `term:` and `key:` for some"
                        + " messages only";
        };
        String lasting = kind.lasting() ? "" : " It is over at once and takes no `for`.";
        section(
                kind.name(),
                kind.summary() + lasting + "\n\nWritten " + shape + ".",
                kind.settings());
    }

    private void section(String name, String summary, List<Setting> settings) {
        line("");
        line("### `" + name + "`");
        line("");
        line(summary);
        if (!settings.isEmpty()) {
            line("");
            line("| setting | default | values | meaning |");
            line("|---|---|---|---|");
            settings.forEach(setting -> line("| `" + setting.name() + "` | "
                    + (setting.fallback().isEmpty() ? "none" : "`" + setting.fallback() + "`")
                    + " | "
                    + values(setting) + " | " + setting.meaning() + " |"));
        }
    }

    private static String values(Setting setting) {
        return switch (setting.kind()) {
            case DURATION -> "a duration";
            case DURATION_RANGE -> "a duration or a range";
            case CHOICE -> "`" + String.join("`, `", setting.choices()) + "`";
            case FLAG -> "`true` or `false`";
            case NUMBER -> "a number up to a million";
            case NODES -> "a number of nodes";
            case PEERS -> "a number of nodes, at most all but one";
            case DECIMAL -> "a number from 0 to 1000";
            case SHARE -> "a share";
            case SIGNED_DURATION -> "a duration, also a negative one";
            case LATENCY -> "a duration or a distribution of durations";
            case SIZE -> "a size such as `64KB`";
            case BANDWIDTH -> "a bandwidth such as `1MB/s`";
            case NAMES -> "a list of `" + String.join("`, `", setting.choices()) + "`";
        };
    }

    private void table(String title, String left, String right) {
        line("");
        line(title);
        line("");
        line("| " + left + " | " + right + " |");
        line("|---|---|");
    }

    private void row(String name, String text) {
        line("| `" + name + "` | " + text + " |");
    }

    private void line(String text) {
        page.append(text).append('\n');
    }
}
