package dev.anachron.protocol.quorum;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.base.NodeId;
import dev.anachron.base.SimTime;
import dev.anachron.base.Value;
import dev.anachron.base.Version;
import dev.anachron.protocol.quorum.QuorumMessage.Get;
import dev.anachron.protocol.quorum.QuorumMessage.Leaf;
import dev.anachron.protocol.quorum.QuorumMessage.Put;
import dev.anachron.protocol.quorum.QuorumMessage.Tree;
import dev.anachron.spi.Settings;
import dev.anachron.testing.NodeBench;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Two replicas compare their trees; and what becomes of deletions. */
class AntiEntropyTest {
    private static final Ticket FIRST = new Ticket(new NodeId("c1"), 1, 1);

    private static NodeBench store(Map<String, Object> given) {
        Map<String, Object> settings = QuorumNodeTest.defaults();
        settings.put("anti-entropy", SimTime.SECOND);
        settings.putAll(given);
        return new NodeBench(new QuorumProtocol(), Settings.of(settings), 2);
    }

    private static Cell cell(long value, long number) {
        return Cell.of(Value.of(value), new Version(2, number), null);
    }

    private static Cell deleted(long number) {
        return Cell.of(Value.NIL, new Version(2, number), null);
    }

    private static Merkle tree(Object... keysAndCells) {
        return new Merkle(cells(keysAndCells));
    }

    private static SortedMap<String, Cell> cells(Object... keysAndCells) {
        SortedMap<String, Cell> cells = new TreeMap<>();
        for (int i = 0; i < keysAndCells.length; i += 2) {
            cells.put((String) keysAndCells[i], (Cell) keysAndCells[i + 1]);
        }
        return cells;
    }

    private static int leaf(String key) {
        return Merkle.LEAVES + Merkle.leafOf(key);
    }

    @Test
    void whoHasTheSameSaysNothing() {
        NodeBench n1 = store(Map.of());
        n1.hears("n2", new Put(FIRST, "x", cell(7, 1)));
        Tree same = new Tree(List.of(tree("x", cell(7, 1)).part(Merkle.ROOT)));
        Tree other = new Tree(List.of(tree("x", cell(8, 2)).part(Merkle.ROOT)));
        assertThat(n1.hears("n2", same)).isEmpty();
        assertThat(n1.hears("n2", other)).hasSize(1).allMatch(line -> line.startsWith("→n2 Tree"));
    }

    /** From the root to a leaf there are four steps, and each goes down one branch only. */
    @Test
    void onlyBranchesThatDifferAreGoneDown() {
        Merkle mine = tree("x", cell(7, 1), "y", cell(1, 1), "z", cell(2, 1));
        Merkle theirs = tree("x", cell(8, 2), "y", cell(1, 1), "z", cell(2, 1));
        List<Merkle.Part> parts = List.of(theirs.part(Merkle.ROOT));
        int steps = 0;
        while (!parts.get(0).isLeaf()) {
            parts = theirs.below(parts).stream().filter(mine::differsFrom).toList();
            assertThat(parts).hasSize(1);
            steps++;
        }
        assertThat(steps).isEqualTo(4);
        assertThat(parts.get(0).number()).isEqualTo(leaf("x"));
    }

    @Test
    void atALeafBothGetWhatTheyLack() {
        NodeBench n1 = store(Map.of());
        n1.hears("n2", new Put(FIRST, "x", cell(7, 1)));
        Tree theirs = new Tree(List.of(tree("x", cell(8, 2)).part(leaf("x"))));
        assertThat(n1.hears("n2", theirs))
                .containsExactly("→n2 Leaf " + Merkle.leafOf("x") + " x 7 from 1@2");
        assertThat(n1.hears("n2", new Leaf(Merkle.leafOf("x"), cells("x", cell(8, 2)), true)))
                .containsExactly("saved x 8 from 2@2", "· keeps 2@2");
        assertThat(n1.hears("n2", new Leaf(Merkle.leafOf("x"), cells("x", cell(7, 1)), true)))
                .containsExactly("→n2 Leaf back " + Merkle.leafOf("x") + " x 8 from 2@2");
    }

    // Deletions

    @Test
    void aTombstoneKeepsOlderVersionsAway() {
        NodeBench n1 = store(Map.of());
        n1.hears("n2", new Put(FIRST, "x", deleted(2)));
        n1.hears("n2", new Put(FIRST, "x", cell(7, 1)));
        assertThat(n1.hears("n2", new Get(FIRST, "x")))
                .containsExactly("→n2 GetReply c1#1 nil from 2@2");
    }

    @Test
    void whoForgetsADeletionTakesTheOldVersionBack() {
        NodeBench n1 = store(Map.of("deletes", "forget"));
        n1.hears("n2", new Put(FIRST, "x", cell(7, 1)));
        assertThat(n1.hears("n2", new Put(FIRST, "x", deleted(2))))
                .containsExactly(
                        "saved x nil from 2@2",
                        "saved purged x",
                        "· keeps 2@2",
                        "· drops 2@2",
                        "→n2 PutReply c1#1");
        n1.restart();
        n1.hears("n2", new Put(FIRST, "x", cell(7, 1)));
        assertThat(n1.hears("n2", new Get(FIRST, "x")))
                .containsExactly("→n2 GetReply c1#1 7 from 1@2");
    }

    /** Versions are times in microseconds here: the deletion was at one second. */
    @Test
    void aTombstoneEndsWhenItsTimeIsOver() {
        NodeBench n1 = store(Map.of("tombstone-expiry", SimTime.seconds(3)));
        n1.hears("n2", new Put(FIRST, "x", deleted(1_000_000)));
        n1.after(SimTime.seconds(4));
        assertThat(n1.hears("n2", new Get(FIRST, "x")))
                .containsExactly("→n2 GetReply c1#1 nil from 1000000@2");
        n1.after(SimTime.seconds(1));
        assertThat(n1.hears("n2", new Get(FIRST, "x")))
                .containsExactly(
                        "saved purged x", "· drops 1000000@2", "→n2 GetReply c1#1 nil from 0@0");
    }
}
