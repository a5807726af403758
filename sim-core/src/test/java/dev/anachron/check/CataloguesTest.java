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
