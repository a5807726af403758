package dev.anachron.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever implements a checker or a measure and forgets to enter it is found here. */
class CataloguesTest {
    @Test
    void everyCheckerIsInTheCatalogue() throws Exception {
        assertThat(Checkers.ALL.stream().map(Object::getClass).distinct())
                .hasSameElementsAs(implementationsOf(Checker.class))
                .hasSizeGreaterThan(8);
    }

    @Test
    void everyMeasureIsInTheCatalogue() throws Exception {
        assertThat(Measures.ALL.stream().map(Object::getClass).distinct())
                .hasSameElementsAs(implementationsOf(Measure.class))
                .hasSizeGreaterThan(8);
    }

    @Test
    void cataloguesAreOrderedByNameWithoutDoubles() {
        List<String> checkers = Checkers.ALL.stream().map(Checker::name).toList();
        List<String> measures = Measures.ALL.stream().map(Measure::name).toList();
        assertThat(checkers).isSorted().doesNotHaveDuplicates();
        assertThat(measures).isSorted().doesNotHaveDuplicates();
        assertThat(checkers).doesNotContainAnyElementsOf(measures);
    }

    @Test
    void eachSaysInASentenceWhatItPromisesOrCounts() {
        assertThat(Checkers.ALL).extracting(Checker::promise).doesNotHaveDuplicates();
        assertThat(Measures.ALL).extracting(Measure::summary).doesNotHaveDuplicates();
        assertThat(Stream.concat(
                        Checkers.ALL.stream().map(Checker::promise),
                        Measures.ALL.stream().map(Measure::summary)))
                .allMatch(sentence -> sentence.matches("[A-Z].+[.]"));
    }

    /** All others judge the history of any store. */
    @Test
    void whoLooksAtMoreThanTheHistorySaysSo() {
        assertThat(Checkers.ALL.stream().filter(Checker::needsTrace).map(Checker::name))
                .containsExactly(
                        "durability",
                        "election-safety",
                        "leader-append-only",
                        "leader-completeness",
                        "log-matching",
                        "mutual-exclusion",
                        "state-machine-safety",
                        "token-order");
    }

    private static List<Class<?>> implementationsOf(Class<?> kind)
            throws IOException, URISyntaxException, ClassNotFoundException {
        Path root =
                Path.of(kind.getProtectionDomain().getCodeSource().getLocation().toURI());
        List<Class<?>> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root.resolve("dev/anachron/check"))) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".class")).sorted().toList()) {
                String path = root.relativize(file)
                        .toString()
                        .replace(file.getFileSystem().getSeparator(), ".");
                Class<?> type = Class.forName(path.substring(0, path.length() - ".class".length()));
                if (kind.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers())) {
                    found.add(type);
                }
            }
        }
        return found;
    }
}
