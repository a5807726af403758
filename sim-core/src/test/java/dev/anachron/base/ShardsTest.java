package dev.anachron.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anachron.base.Shards.Shard;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who keeps what: fixed for ever, in shares of about the same size, and hardly anything moves. */
class ShardsTest {
    private static final int KEYS = 10_000;

    private static Shards shards(int nodes, int count) {
        return Shards.of(Shards.evenly(nodes(nodes), count));
    }

    private static List<NodeId> nodes(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> new NodeId("n" + i))
                .toList();
    }

    private static String text(Shards shards) {
        return shards.all().stream()
                .map(shard -> shard.name() + " " + shard.nodes())
                .collect(Collectors.joining(", "));
    }

    @ParameterizedTest(name = "{0} nodes, {1} shards: {2}")
    @CsvSource(delimiter = '|', textBlock = """
        6 | 2 | s1 [n1, n2, n3], s2 [n4, n5, n6]
        7 | 3 | s1 [n1, n2, n3], s2 [n4, n5], s3 [n6, n7]
        2 | 2 | s1 [n1], s2 [n2]
        3 | 1 | s1 [n1, n2, n3]
        """)
    void nodesAreDividedEvenly(int nodes, int count, String expected) {
        assertThat(text(shards(nodes, count))).isEqualTo(expected);
    }

    /** A result is replayed years later: no key may have moved by then. */
    @ParameterizedTest(name = "of {0} shards")
    @CsvSource(delimiter = '|', textBlock = """
        2 | s1 s2 s1 s1 s1 s2 s1 s2
        3 | s3 s2 s3 s1 s3 s3 s3 s2
        4 | s3 s4 s3 s4 s4 s3 s3 s2
        """)
    void placesArePinned(int count, String expected) {
        Shards shards = shards(count, count);
        assertThat(List.of("x", "y", "z", "k4", "k5", "k6", "k7", "k8").stream()
                        .map(key -> shards.of(key).name())
                        .collect(Collectors.joining(" ")))
                .isEqualTo(expected);
    }

    /** Karger's promise: a new shard takes its share from all, and nothing moves between the old ones. */
    @ParameterizedTest(name = "from {0} shards to one more")
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 19})
    void aNewShardTakesItsShareAndNothingElseMoves(int before) {
        Shards few = shards(20, before);
        Shards more = shards(20, before + 1);
        SortedMap<String, Integer> moved = new TreeMap<>();
        for (int i = 0; i < KEYS; i++) {
            Shard now = more.of("k" + i);
            if (before > 1 && !few.of("k" + i).name().equals(now.name())) {
                moved.merge(now.name(), 1, Integer::sum);
            }
        }
        if (before > 1) {
            assertThat(moved).containsOnlyKeys("s" + (before + 1));
            assertThat(moved.get(moved.firstKey()))
                    .isBetween(KEYS / (before + 1) * 7 / 10, KEYS / (before + 1) * 13 / 10);
        }
    }

    @Test
    void shardsKeepSharesOfAboutTheSameSize() {
        Shards shards = shards(8, 8);
        SortedMap<String, Integer> kept = new TreeMap<>();
        for (int i = 0; i < KEYS; i++) {
            kept.merge(shards.of("k" + i).name(), 1, Integer::sum);
        }
        assertThat(kept).hasSize(8);
        assertThat(kept.values()).allSatisfy(keys -> assertThat(keys).isBetween(1000, 1500));
    }

    @Test
    void aClusterThatIsNotDividedKeepsEverythingTogether() {
        Shards whole = Shards.undivided(nodes(3));
        assertThat(whole.divided()).isFalse();
        assertThat(whole.of("x").nodes()).isEqualTo(nodes(3));
        assertThat(whole.of(new NodeId("n2"))).isEqualTo(whole.of("y"));
        assertThat(whole.isElsewhere(new NodeId("n2"), whole.of("x"))).isFalse();
    }

    @Test
    void nodesAreOfOneShardAndClientsOfNone() {
        Shards two = shards(6, 2);
        assertThat(two.of(new NodeId("n4")).name()).isEqualTo("s2");
        assertThat(two.together(new NodeId("n4"), new NodeId("n6"))).isTrue();
        assertThat(two.together(new NodeId("n3"), new NodeId("n4"))).isFalse();
        assertThat(two.isElsewhere(new NodeId("n4"), two.named("s1"))).isTrue();
        assertThat(two.isElsewhere(new NodeId("c1"), two.named("s1"))).isFalse();
        assertThatThrownBy(() -> two.of(new NodeId("c1"))).hasMessage("c1 is in no shard");
        assertThatThrownBy(() -> two.named("s3")).hasMessage("no shard is called s3");
    }
}
