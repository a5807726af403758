package dev.anachron.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoredResultTest {
    @TempDir
    private Path folder;

    @Test
    void whatWasWrittenIsRead() throws Exception {
        var report = Example.report("base", "lease");
        Path file = Files.write(folder.resolve("result.json"), ResultJson.bytes(report));
        StoredResult stored = StoredResult.read(folder);
        assertThat(stored).isEqualTo(StoredResult.read(file));
        assertThat(stored.seed()).isEqualTo(7);
        assertThat(stored.variants())
                .extracting(StoredResult.Variant::name, StoredResult.Variant::traceHash)
                .containsExactly(tuple("base", hash(report, 0)), tuple("lease", hash(report, 1)));
        assertThat(stored.variants().get(0).verdicts()).containsEntry("linearizable", "invalid");
    }

    private static String hash(dev.anachron.report.Report report, int variant) {
        return report.variants().get(variant).run().trace().hash();
    }

    @Test
    void aMissingResultIsSaidSo() {
        assertThatThrownBy(() -> StoredResult.read(folder.resolve("nowhere")))
                .isInstanceOf(DamagedResultException.class)
                .hasMessageContaining("there is no such file");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "hello                                          | is not JSON",
                "[]                                             | has no whole number 'format'",
                "{}                                             | has no whole number 'format'",
                "{\"format\":1                                  | is not JSON",
                "{\"format\":2}                                 | is not of format 1",
                "{\"format\":1}                                 | has no 'anachron'",
                "{\"format\":1,\"anachron\":\"0\"}              | has no 'scenario'",
            })
    void aDamagedResultIsSaidSo(String text, String why) throws Exception {
        Files.writeString(folder.resolve("result.json"), text);
        assertThatThrownBy(() -> StoredResult.read(folder))
                .isInstanceOf(DamagedResultException.class)
                .hasMessageContaining(why);
    }
}
