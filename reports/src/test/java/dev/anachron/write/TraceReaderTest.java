package dev.anachron.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraceReaderTest {
    private static final String GOOD =
            "{\"atNanos\":1,\"kind\":\"noted\",\"place\":\"n1\",\"text\":\"·\"}\n";

    @TempDir
    private Path folder;

    @Test
    void whatWasWrittenIsRead() throws Exception {
        var trace = Example.report("base").variants().get(0).run().trace();
        Path file = Files.writeString(
                folder.resolve("trace.jsonl"), JsonLines.trace(trace).text());
        TraceLines expected = TraceLines.of(trace);
        try (TraceReader reader = TraceReader.open(file)) {
            for (int i = 0; i < trace.events().size(); i++) {
                assertThat(reader.next()).isNotNull().isEqualTo(expected.next());
            }
            assertThat(reader.next()).isNull();
            assertThat(reader.next()).isNull();
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            hello                                  | :2:1: is not JSON
            {'atNanos':5,'place':'n1','te          | :2:30: is not JSON
            {'atNanos':5}{}                        | :2:14: is not JSON
            []                                     | :2:1: has no whole number 'atNanos'
            {'place':'n1','text':'a'}              | :2:1: has no whole number 'atNanos'
            {'atNanos':1.5,'place':'n1'}           | :2:1: has no whole number 'atNanos'
            {'atNanos':1,'text':'a'}               | :2:1: has no 'place'
            {'atNanos':1,'place':'n1','text':7}    | :2:1: has no 'text'
            {'atNanos':1,'place':'n\u00ff1'}       | :2:24: this is not UTF-8
            """)
    void whatIsNoEventIsShown(String line, String where) throws Exception {
        Path file = folder.resolve("trace.jsonl");
        String text = GOOD.replace("·", "") + line.replace('\'', '"') + "\n";
        Files.write(file, text.getBytes(StandardCharsets.ISO_8859_1));
        try (TraceReader reader = TraceReader.open(file)) {
            assertThat(reader.next()).isNotNull();
            assertThatThrownBy(reader::next)
                    .isInstanceOf(DamagedResultException.class)
                    .hasMessageStartingWith(file + where);
        }
    }

    @Test
    void aMissingTraceIsSaidSo() {
        assertThatThrownBy(() -> TraceReader.open(folder.resolve("trace.jsonl")))
                .isInstanceOf(DamagedResultException.class)
                .hasMessageContaining("there is no such file");
    }
}
