package dev.anachron.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WholeFileTest {
    @TempDir
    private Path top;

    @Test
    void anOlderFileGivesWay() throws Exception {
        Path file = Files.writeString(top.resolve("a.csv"), "old and longer");
        WholeFile.at(file).write(Content.of("new"));
        assertThat(file).hasContent("new");
        assertThat(names(top)).containsExactly("a.csv");
    }

    @Test
    void whatCannotBeWrittenWholeLeavesTheOlderOne() throws Exception {
        Path file = Files.writeString(top.resolve("a.csv"), "old");
        Content half = out -> {
            out.write('n');
            throw new IOException("disk full");
        };
        assertThatThrownBy(() -> WholeFile.at(file).write(half))
                .hasMessage("cannot write " + file + ": disk full");
        assertThat(file).hasContent("old");
        assertThat(names(top)).containsExactly("a.csv");
    }

    @Test
    void linksAreFollowed() throws Exception {
        Path file = Files.writeString(top.resolve("a.csv"), "old");
        Path link = link("link.csv", "a.csv");
        WholeFile.at(link).write(Content.of("new"));
        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("new");
    }

    @Test
    void soAreLinksToWhatIsNotThereYet() throws Exception {
        Path link = link("link.csv", "a.csv");
        WholeFile.at(link).write(Content.of("new"));
        assertThat(link).isSymbolicLink();
        assertThat(top.resolve("a.csv")).hasContent("new");
    }

    @Test
    void linksThatGoRoundInACircleAreRefused() throws Exception {
        Path link = link("a", "b");
        link("b", "a");
        assertThatThrownBy(() -> WholeFile.at(link))
                .hasMessage("cannot write " + link + ": its links go round in a circle");
    }

    /** A pipe is written into, and stays one. */
    @Test
    void whoReadsAPipeGetsIt() throws Exception {
        Path pipe = top.resolve("pipe");
        assumeThat(made(pipe)).as("there are pipes here").isTrue();
        CompletableFuture<String> reader = CompletableFuture.supplyAsync(() -> {
            try {
                return Files.readString(pipe);
            } catch (IOException e) {
                return e.toString();
            }
        });
        WholeFile.at(pipe).write(Content.of("new"));
        assertThat(reader.get()).isEqualTo("new");
        assertThat(Files.isRegularFile(pipe)).isFalse();
    }

    private static boolean made(Path pipe) throws InterruptedException {
        try {
            return new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"result.json", "history.jsonl", "new.csv", "charts/new.csv", "link/a"})
    void aResultIsLeftAlone(String name) throws Exception {
        Path folder = top.resolve("7");
        ResultFolder.write(folder, "dethroned-leader", ResultFolderTest.files("base"));
        Files.createSymbolicLink(folder.resolve("link"), folder);
        String before = Files.readString(folder.resolve("result.json"));
        assertThatThrownBy(() -> WholeFile.at(folder.resolve(name)))
                .isInstanceOf(CannotWriteException.class)
                .hasMessageEndingWith("7 is a result, which only a run writes");
        assertThat(folder.resolve("result.json")).hasContent(before);
    }

    @Test
    void besideAResultIsRoom() throws Exception {
        ResultFolder.write(top.resolve("7"), "dethroned-leader", ResultFolderTest.files("base"));
        WholeFile.at(top.resolve("7.csv")).write(Content.of("new"));
        assertThat(names(top)).containsExactly("7", "7.csv");
    }

    @Test
    void aFolderIsNoFile() {
        assertThatThrownBy(() -> WholeFile.at(top))
                .hasMessage("cannot write " + top + ": it is a folder");
    }

    private Path link(String name, String to) throws IOException {
        return Files.createSymbolicLink(top.resolve(name), Path.of(to));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.map(child -> String.valueOf(child.getFileName()))
                    .sorted()
                    .toList();
        }
    }
}
