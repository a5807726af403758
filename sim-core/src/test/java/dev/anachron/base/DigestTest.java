package dev.anachron.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class DigestTest {
    private static String of(List<Long> words) {
        Digest digest = new Digest();
        words.forEach(digest::mix);
        return digest.hex();
    }

    @Property(seed = "20261121")
    void aChangedWordChangesTheDigest(
            @ForAll List<Long> words, @ForAll int at, @ForAll long other) {
        if (words.isEmpty() || words.get(Math.floorMod(at, words.size())) == other) {
            return;
        }
        List<Long> changed = new java.util.ArrayList<>(words);
        changed.set(Math.floorMod(at, words.size()), other);
        assertThat(of(changed)).isNotEqualTo(of(words));
    }

    @Test
    void orderAndLengthCount() {
        assertThat(of(List.of(1L, 2L))).isNotEqualTo(of(List.of(2L, 1L)));
        assertThat(of(List.of(0L))).isNotEqualTo(of(List.of()));
        assertThat(of(List.of(0L, 0L))).isNotEqualTo(of(List.of(0L)));
    }

    @Test
    void textsAreToldApartFromTheirConcatenation() {
        Digest one = new Digest();
        one.mix("ab");
        one.mix("c");
        Digest other = new Digest();
        other.mix("a");
        other.mix("bc");
        assertThat(one.hex()).isNotEqualTo(other.hex()).hasSize(64);
    }
}
