package dev.anachron.protocol.quorum;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.base.Command;
import dev.anachron.base.NodeId;
import dev.anachron.base.Value;
import dev.anachron.base.Version;
import dev.anachron.base.VersionVector;
import dev.anachron.spi.ConsistencyLevel;
import dev.anachron.spi.Request;
import dev.anachron.spi.Settings;
import dev.anachron.testing.NodeBench;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Versions that know which others they replace: what is concurrent stays side by side. */
class SiblingsTest {
    private long serial;

    private static NodeBench store(String versions) {
        Map<String, Object> settings = QuorumNodeTest.defaults();
        settings.put("order", "own-count");
        settings.put("versions", versions);
        return new NodeBench(new QuorumProtocol(), Settings.of(settings), 1);
    }

    private static VersionVector knowing(int... counts) {
        VersionVector vector = VersionVector.NONE;
        for (int writer = 1; writer <= counts.length; writer++) {
            if (counts[writer - 1] > 0) {
                vector = vector.with(new Version(writer, counts[writer - 1]));
            }
        }
        return vector;
    }

    private String asks(NodeBench store, Command command, VersionVector seen) {
        serial++;
        Request request = new Request(
                        new NodeId("c1"), serial, 1, command, ConsistencyLevel.STRONG, Version.NONE)
                .seen(seen);
        List<String> out = store.hears("c1", request);
        return out.get(out.size() - 1).replace("→c1 Done #" + serial + " ", "");
    }

    private String reads(NodeBench store) {
        return asks(store, new Command.Read("x"), VersionVector.NONE);
    }

    /** Two clients that do not know of each other write through one coordinator, then one who has read. */
    @ParameterizedTest(name = "{0}: then {1}, and after a third write {2}")
    @CsvSource(delimiter = '|', textBlock = """
        last-write-wins | 2 from 2@1 at 2@1                  | 3 from 3@1 at 3@1
        vector-clock    | 2 from 2@1 at 2@1 knowing 2@1      | 3 from 3@1 at 3@1 knowing 3@1
        dotted          | 1 + 2 from 2@1 at 2@1 knowing 2@1  | 3 from 3@1 at 3@1 knowing 3@1
        """)
    void oneCoordinator(String versions, String both, String after) {
        NodeBench store = store(versions);
        asks(store, new Command.Write("x", 1), VersionVector.NONE);
        asks(store, new Command.Write("x", 2), VersionVector.NONE);
        assertThat(reads(store)).isEqualTo(both);
        asks(store, new Command.Write("x", 3), knowing(2));
        assertThat(reads(store)).isEqualTo(after);
    }

    /** Who has seen only one of two siblings replaces that one. */
    @Test
    void aWriteReplacesWhatItsClientHasSeen() {
        NodeBench store = store("dotted");
        asks(store, new Command.Write("x", 1), VersionVector.NONE);
        asks(store, new Command.Write("x", 2), VersionVector.NONE);
        asks(store, new Command.Write("x", 3), knowing(1));
        assertThat(reads(store)).startsWith("2 + 3 from");
    }

    /** What was removed here comes back when it is still in a sibling (Dynamo, section 4.4). */
    @Test
    void setsAreMerged() {
        NodeBench store = store("dotted");
        VersionVector none = VersionVector.NONE;
        asks(store, new Command.Insert("x", 5), none);
        Cell elsewhere = Cell.of(new Value.Items(List.of(5L, 6L)), new Version(2, 1), knowing(1));
        asks(store, new Command.Remove("x", 5), none);
        assertThat(reads(store)).startsWith("{ } from");
        store.hears("n2", new QuorumMessage.Repair("x", elsewhere));
        assertThat(reads(store)).startsWith("{ 5 6 } from");
    }

    @Test
    void ofSeveralNumbersAnAdditionTakesTheGreatest() {
        NodeBench store = store("dotted");
        asks(store, new Command.Write("x", 10), VersionVector.NONE);
        asks(store, new Command.Write("x", 20), VersionVector.NONE);
        assertThat(asks(store, new Command.Add("x", 1), VersionVector.NONE)).startsWith("21 from");
        assertThat(reads(store)).startsWith("21 from");
    }

    @Test
    void aDeletionSaysNothingBesideAValue() {
        NodeBench store = store("dotted");
        asks(store, new Command.Write("x", 1), VersionVector.NONE);
        asks(store, new Command.Delete("x"), VersionVector.NONE);
        assertThat(reads(store)).startsWith("1 from");
        asks(store, new Command.Delete("x"), knowing(2));
        assertThat(reads(store)).startsWith("nil from");
    }

    /**
     * Merging is what makes replicas agree in the end: any order, any grouping, again and again. Whoever knows a
     * version knows all that this one knows: clients get whole contexts.
     */
    @Test
    void mergingIsCommutativeAssociativeAndIdempotent() {
        List<Cell> cells = List.of(
                Cell.EMPTY,
                Cell.of(Value.of(1), new Version(1, 1), knowing()),
                Cell.of(Value.of(2), new Version(1, 2), knowing()),
                Cell.of(Value.of(3), new Version(2, 1), knowing(1)),
                Cell.of(Value.of(4), new Version(3, 1), knowing(2, 1)),
                Cell.of(Value.of(5), new Version(2, 2), knowing(1, 1)));
        for (Cell a : cells) {
            assertThat(a.merge(a)).isEqualTo(a);
            for (Cell b : cells) {
                assertThat(a.merge(b)).isEqualTo(b.merge(a));
                for (Cell c : cells) {
                    assertThat(a.merge(b).merge(c)).isEqualTo(a.merge(b.merge(c)));
                }
            }
        }
    }
}
