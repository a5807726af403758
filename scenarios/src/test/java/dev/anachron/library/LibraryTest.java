package dev.anachron.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anachron.load.Source;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scenarios by name and by path, and what is said when there is none. */
class LibraryTest {
    @TempDir
    private Path folder;

    private Library library() throws Exception {
        Path catalogue = folder.resolve("catalogue");
        Files.createDirectories(catalogue.resolve("raft"));
        Files.writeString(catalogue.resolve("raft/dethroned-leader.yaml"), "name: x\n");
        Files.writeString(catalogue.resolve("a-first.yaml"), "name: y\n");
        Files.writeString(catalogue.resolve("raft/notes.txt"), "no scenario\n");
        return Library.of(catalogue);
    }

    @Test
    void namesAreThoseOfTheFiles() throws Exception {
        assertThat(library().names()).containsExactly("a-first", "dethroned-leader");
        assertThat(library().find("dethroned-leader"))
                .isEqualTo(new Source("catalogue/raft/dethroned-leader.yaml", "name: x\n"));
    }

    @Test
    void aMisspeltNameIsRecognised() throws Exception {
        assertThatThrownBy(() -> library().find("dethroned-leadr"))
                .isInstanceOf(UnknownScenarioException.class)
                .hasMessage(
                        "there is no scenario 'dethroned-leadr' in the catalogue; expected a name"
                                + " that 'anachron list' shows, or a path such as ./dethroned-leadr.yaml;"
                                + " did you mean 'dethroned-leader'?");
    }

    @Test
    void whatLooksLikeAPathIsOne() throws Exception {
        Path file = Files.writeString(folder.resolve("mine.yml"), "name: é\n");
        assertThat(library().find(file.toString()))
                .isEqualTo(new Source(file.toString(), "name: é\n", true));
    }

    @Test
    void unreadableFilesAreNamed() throws Exception {
        Path latin = folder.resolve("latin.yaml");
        Files.write(latin, "name: x\nstory: caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
        assertMessage(latin, ":2:11: this is not UTF-8; expected a text file in that encoding");
        assertMessage(
                Files.createDirectory(folder.resolve("some")),
                " is a folder; expected a YAML file");
        assertThatThrownBy(() -> library().find("./nowhere.yaml"))
                .hasMessage("there is no file ./nowhere.yaml");
        assertThatThrownBy(() -> library().find("a\u0000.yaml"))
                .hasMessage("'a\u0000.yaml' is not a path");
        Path large = Files.write(folder.resolve("large.yaml"), new byte[8_000_001]);
        assertMessage(large, " is larger than 8000000 bytes; expected a YAML file");
    }

    @Test
    void aFileThatEndsInTheMiddleOfACharacterIsNotUtf8() throws Exception {
        Path cut = Files.write(folder.resolve("cut.yaml"), new byte[] {'a', (byte) 0xC3});
        assertMessage(cut, ":1:2: this is not UTF-8; expected a text file in that encoding");
    }

    private void assertMessage(Path file, String message) {
        assertThatThrownBy(() -> library().find(file.toString()))
                .isInstanceOf(UnknownScenarioException.class)
                .hasMessage(file + message);
    }
}
