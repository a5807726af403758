package dev.anachron.base;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Consistent hashing (Karger and others, 1997): owners and keys have places on a ring, each owner many of
 * them, and a key belongs to the owner of the next place. When an owner comes or goes, only the keys of its
 * own places move.
 */
final class HashRing {
    /** Enough for shares of about the same size: they differ by some 10 %. */
    private static final int PLACES = 128;

    private final SortedMap<Long, String> owners = new TreeMap<>(Long::compareUnsigned);

    HashRing(List<String> names) {
        for (String name : names) {
            for (int i = 0; i < PLACES; i++) {
                owners.put(place(name + "#" + i), name);
            }
        }
    }

    String ownerOf(String key) {
        SortedMap<Long, String> after = owners.tailMap(place(key));
        SortedMap<Long, String> next = after.isEmpty() ? owners : after;
        return owners.getOrDefault(next.firstKey(), "");
    }

    /** Names that differ in their last letter only are near each other by FNV alone. */
    private static long place(String name) {
        return RandomStream.splitMix(Fnv.hash(name));
    }
}
