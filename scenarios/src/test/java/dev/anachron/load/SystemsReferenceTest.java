package dev.anachron.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.load.Tree.Entry;
import dev.anachron.load.Tree.Mapping;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/reference/systems.md} is made from the systems' profiles. {@code -Danachron.golden=rewrite}
 * writes it anew.
 */
class SystemsReferenceTest {
    private static final Path PAGE = Path.of("../docs/reference/systems.md");

    private final StringBuilder page = new StringBuilder();

    @Test
    void thePageIsWhatTheProfilesSay() throws IOException {
        line("# Systems");
        line("");
        line(
                "Systems that people run, in the words of the protocols here. `cluster: { system: cassandra,");
        line(
                "nodes: 6 }` stands for the protocol and the settings below, `consistency: LOCAL_QUORUM` for");
        line(
                "what it is here; what a scenario says itself comes first ([scenario.md](scenario.md#systems)).");
        line("A profile is a model: each says what it leaves out.");
        SystemProfile.NAMES.forEach(this::system);
        if ("rewrite".equals(System.getProperty("anachron.golden"))) {
            Files.writeString(PAGE, page, StandardCharsets.UTF_8);
        }
        assertThat(Files.readString(PAGE, StandardCharsets.UTF_8)).isEqualTo(page.toString());
    }

    private void system(String name) {
        SystemProfile profile = SystemProfile.named(name, Place.option(name));
        line("");
        line("## `" + name + "`: " + SystemProfile.text(profile.tree().value("title")));
        line("");
        line("As of " + SystemProfile.text(profile.tree().value("as-of")) + ".");
        table("cluster", "source");
        row("`protocol: " + profile.protocol() + "`", profile.part("protocol"));
        for (String part : List.of("settings", "nodes-have")) {
            Mapping lines = profile.part(part);
            lines.entries()
                    .forEach(line -> row(
                            "`" + line.key() + ": " + flow(SystemProfile.is(lines, line.key()))
                                    + "`",
                            line.value()));
        }
        options(profile);
        table("level", "of reads", "of writes", "source");
        profile.part("levels")
                .entries()
                .forEach(level -> row(
                        "`" + level.key() + "`"
                                + here(profile.level(level.key(), Consistency.READS))
                                + here(profile.level(level.key(), Consistency.WRITES)),
                        level.value()));
        line("");
        line("Without `consistency`: `" + flow(SystemProfile.is(profile.tree(), "default")) + "` ("
                + source(profile.part("default")) + ").");
        line("");
        line("What the model leaves out:");
        line("");
        profile.leftOut().forEach(what -> line("- " + what));
    }

    private void options(SystemProfile profile) {
        for (Entry option : profile.part("options").entries()) {
            table("`" + option.key() + "`", "here", "source");
            Mapping values = (Mapping) option.value();
            values.entries()
                    .forEach(value -> row(
                            "`" + value.key() + "` | `"
                                    + flow(SystemProfile.is(values, value.key())) + "`",
                            value.value()));
        }
    }

    private static String here(@Nullable Tree level) {
        return level == null ? " |" : " | `" + flow(level) + "`";
    }

    private static String flow(@Nullable Tree tree) {
        return TreeWriter.flow(Objects.requireNonNull(tree));
    }

    private static String source(Tree line) {
        return SystemProfile.text(((Mapping) line).value(SystemProfile.SOURCE));
    }

    private void table(String... columns) {
        List<String> rules = new ArrayList<>();
        for (int i = 0; i < columns.length; i++) {
            rules.add("---");
        }
        line("");
        line("| " + String.join(" | ", columns) + " |");
        line("|" + String.join("|", rules) + "|");
    }

    private void row(String left, Tree line) {
        line("| " + left + " | " + source(line).replace("|", "\\|") + " |");
    }

    private void line(String text) {
        page.append(text).append('\n');
    }
}
