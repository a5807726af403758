package dev.anachron.protocol.quorum;

import dev.anachron.base.Described;
import dev.anachron.base.Description;
import dev.anachron.base.Fnv;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A hash tree over the objects of a replica (Merkle, 1987; Dynamo, section 4.7). Two replicas that have the
 * same find that out with one hash; where they differ they go down only the branches that do. The parts are
 * numbered as in a heap: the root is 1, below n are 2n and 2n + 1, and the last {@link #LEAVES} are leaves.
 */
final class Merkle {
    static final int LEAVES = 16;
    static final int ROOT = 1;

    private final SortedMap<String, Cell> cells;
    private final long[] hashes = new long[2 * LEAVES];

    /** What one of two replicas has in a part of the tree. */
    record Part(int number, long hash) implements Described {
        boolean isLeaf() {
            return number >= LEAVES;
        }

        int leaf() {
            return number - LEAVES;
        }

        @Override
        public void describe(Description to) {
            to.value(number).word("=").value(Long.toHexString(hash));
        }
    }

    Merkle(SortedMap<String, Cell> cells) {
        this.cells = cells;
        cells.forEach((key, cell) -> {
            int place = LEAVES + leafOf(key);
            hashes[place] = Fnv.hash(hashes[place] + key + versions(cell));
        });
        for (int number = LEAVES - 1; number >= ROOT; number--) {
            hashes[number] = Fnv.hash(hashes[2 * number] + " " + hashes[2 * number + 1]);
        }
    }

    private static String versions(Cell cell) {
        return cell.siblings().stream().map(Sibling::version).toList().toString();
    }

    static int leafOf(String key) {
        return (int) Long.remainderUnsigned(Fnv.hash(key), LEAVES);
    }

    Part part(int number) {
        return new Part(number, hashes[number]);
    }

    boolean differsFrom(Part other) {
        return hashes[other.number()] != other.hash();
    }

    /** What is below these parts. */
    List<Part> below(List<Part> parts) {
        List<Part> below = new ArrayList<>();
        for (Part part : parts) {
            below.add(part(2 * part.number()));
            below.add(part(2 * part.number() + 1));
        }
        return below;
    }

    /** The objects of a leaf. */
    SortedMap<String, Cell> objectsOf(int leaf) {
        SortedMap<String, Cell> objects = new TreeMap<>();
        for (Map.Entry<String, Cell> entry : cells.entrySet()) {
            if (leafOf(entry.getKey()) == leaf) {
                objects.put(entry.getKey(), entry.getValue());
            }
        }
        return objects;
    }
}
