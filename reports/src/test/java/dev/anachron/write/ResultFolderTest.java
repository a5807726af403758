package dev.anachron.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFolderTest {
    private static final String SCENARIO = "dethroned-leader";

    @TempDir
    private Path top;

    @Test
    void aResultOfOneVariantLiesFlat() throws Exception {
        ResultFolder.write(top.resolve("a/b/7"), SCENARIO, files("base"));
        assertThat(names(top.resolve("a/b"))).containsExactly("7");
        assertThat(names(top.resolve("a/b/7")))
                .contains("history.edn", "history.jsonl", "result.json", "scenario.yaml")
                .contains("trace.jsonl");
        assertThat(top.resolve("a/b/7/scenario.yaml")).hasContent("only base");
    }

    @Test
    void severalVariantsHaveAFolderEach() throws Exception {
        ResultFolder.write(top.resolve("7"), SCENARIO, files("base", "lease"));
        assertThat(names(top.resolve("7")))
                .contains("base", "lease", "result.json", "scenario.yaml")
                .doesNotContain("trace.jsonl");
        assertThat(top.resolve("7/scenario.yaml")).hasContent("all");
        assertThat(top.resolve("7/lease/scenario.yaml")).hasContent("only lease");
        assertThat(top.resolve("7/lease/trace.jsonl")).isNotEmptyFile();
    }

    @Test
    void aRunOfTheSameScenarioReplacesAllOfAResult() throws Exception {
        Path folder = top.resolve("7");
        ResultFolder.write(folder, SCENARIO, files("base", "lease"));
        ResultFolder.write(folder, SCENARIO, files("base"));
        assertThat(names(folder)).doesNotContain("base", "lease").contains("trace.jsonl");
        assertThat(names(top)).containsExactly("7");
    }

    @Test
    void anEmptyFolderIsFilled() throws Exception {
        ResultFolder.write(Files.createDirectory(top.resolve("7")), SCENARIO, files("base"));
        assertThat(names(top.resolve("7"))).contains("result.json");
    }

    @Test
    void aResultOfAnotherScenarioStays() throws Exception {
        Path folder = top.resolve("7");
        ResultFolder.write(folder, SCENARIO, files("base"));
        assertRefused(folder, "other", "holds a result of 'dethroned-leader', not of 'other'");
    }

    @Test
    void aFolderOfSomebodyElseStays() throws Exception {
        Path folder = Files.createDirectory(top.resolve("home"));
        Files.writeString(folder.resolve("thesis.tex"), "dear");
        assertRefused(folder, SCENARIO, "is not empty and not a result of Anachron");
    }

    @Test
    void aResultWithSomethingOfTheUsersInItStays() throws Exception {
        Path folder = top.resolve("7");
        ResultFolder.write(folder, SCENARIO, files("base"));
        Files.writeString(folder.resolve("notes.txt"), "dear");
        assertRefused(folder, SCENARIO, "holds 'notes.txt', which is no part of a result");
    }

    @Test
    void aFileStays() throws Exception {
        Path file = Files.writeString(top.resolve("7"), "dear");
        assertRefused(file, SCENARIO, "is a file; a result is a folder");
    }

    @Test
    void aFileOnTheWayIsNamed() throws Exception {
        Path file = Files.writeString(top.resolve("out"), "dear");
        assertRefused(file.resolve("7"), SCENARIO, "cannot write");
        assertThat(file).hasContent("dear");
    }

    @Test
    void whatWasHalfWrittenIsGone() {
        SortedMap<String, Content> files = files("base");
        files.put("result.json/impossible", Content.of("")); // a file is in the way of its folder
        assertThatThrownBy(() -> ResultFolder.write(top.resolve("7"), SCENARIO, files))
                .isInstanceOf(CannotWriteException.class);
        assertThat(top).isEmptyDirectory();
    }

    private void assertRefused(Path folder, String scenario, String why) throws IOException {
        List<String> before = tree();
        assertThatThrownBy(() -> ResultFolder.check(folder, scenario))
                .isInstanceOf(CannotWriteException.class)
                .hasMessageContaining(why);
        assertThatThrownBy(() -> ResultFolder.write(folder, scenario, files("base")))
                .isInstanceOf(CannotWriteException.class)
                .hasMessageContaining(why);
        assertThat(tree()).isEqualTo(before);
    }

    static SortedMap<String, Content> files(String... variants) {
        ScenarioTexts texts =
                new ScenarioTexts("all", Map.of("base", "only base", "lease", "only lease"));
        return ResultFiles.of(Example.report(variants), texts, Rendering.NOTHING);
    }

    private List<String> tree() throws IOException {
        try (Stream<Path> paths = Files.walk(top)) {
            return paths.map(Path::toString).sorted().toList();
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.map(path -> String.valueOf(path.getFileName()))
                    .sorted()
                    .toList();
        }
    }
}
