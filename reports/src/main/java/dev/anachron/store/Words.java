package dev.anachron.store;

import dev.anachron.base.NodeId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The words of a trace by number, in the order in which they first came: parties' names, message
 * types, what stands between the numbers of a description. There are few; a word that comes when the
 * numbers are used up, or is too long, gets none.
 */
final class Words {
    static final int NONE = -1;
    static final int AT_MOST = 1 << 12;
    static final int LENGTH_AT_MOST = 256;

    private static final int SLOTS = 4 * AT_MOST;

    private final List<String> words = new ArrayList<>();
    private final List<NodeId> parties = new ArrayList<>();
    /** Open addressing by hash code: searched, never walked through. */
    private final @Nullable String[] slots = new String[SLOTS];

    private final int[] numbers = new int[SLOTS];

    /** The word's number, a new one if need be; NONE when it gets none. */
    int number(String word) {
        int hash = word.hashCode();
        int slot = (hash ^ hash >>> 16) & (SLOTS - 1);
        String there = slots[slot];
        while (there != null && !there.equals(word)) {
            slot = (slot + 1) & (SLOTS - 1);
            there = slots[slot];
        }
        if (there == null) {
            return add(word, slot);
        }
        return numbers[slot];
    }

    private int add(String word, int slot) {
        if (words.size() == AT_MOST || word.length() > LENGTH_AT_MOST) {
            return NONE;
        }
        slots[slot] = word;
        numbers[slot] = words.size();
        words.add(word);
        parties.add(new NodeId(word));
        return numbers[slot];
    }

    String word(int number) {
        return words.get(number);
    }

    NodeId party(int number) {
        return parties.get(number);
    }
}
