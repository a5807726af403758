package dev.anachron.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.library.Library;
import dev.anachron.load.Overrides;
import dev.anachron.load.ScenarioLoader;
import dev.anachron.scenario.Scenario.Variant;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the page on textbooks asks its reader to run is there. */
class TextbooksTest {
    private static final Path PAGE = Path.of("../docs/reference/textbooks.md");
    private static final Pattern RUN = Pattern.compile(
            "`([a-z0-9-]+)`(?:, variants? `([a-z0-9-]+)`(?: and `([a-z0-9-]+)`)?)?");

    static Stream<String> rows() throws Exception {
        return Files.readString(PAGE, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| the text says"))
                .map(line -> line.split("\\|")[2].strip());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void canBeRun(String run) throws Exception {
        List<String> wanted = new ArrayList<>();
        Matcher matcher = RUN.matcher(run);
        while (matcher.find()) {
            List<String> variants = ScenarioLoader.load(
                            new Library().find(matcher.group(1)), Overrides.NONE)
                    .scenario()
                    .variants()
                    .stream()
                    .map(Variant::name)
                    .toList();
            assertThat(variants).as(run).isNotEmpty();
            Stream.of(2, 3).map(matcher::group).filter(name -> name != null).forEach(wanted::add);
            assertThat(variants).as(run).containsAll(wanted);
            wanted.clear();
        }
    }
}
