package dev.anachron.check.order;

import java.util.Arrays;

/** Who changes which object: for each object, the chains that do, and their changes of it in order. */
public final class Writers {
    private final Dependencies on;
    private final int[] firstOfObject;
    private final int[] chain;
    private final int[][] changes;
    /** The places of the changes in the chain. */
    private final int[][] places;

    private final int[] hint;

    public Writers(Dependencies on) {
        this.on = on;
        IntList[] byObject = new IntList[on.objects()];
        int[] lastSlot = new int[on.objects()];
        int[] lastChain = new int[on.objects()];
        int slots = 0;
        for (int object = 0; object < byObject.length; object++) {
            byObject[object] = new IntList();
            lastChain[object] = Dependencies.NONE;
        }
        for (int[] own : on.chains()) {
            for (int operation : own) {
                int object = on.object(operation);
                if (on.isChange(operation) && lastChain[object] != on.chain(operation)) {
                    lastChain[object] = on.chain(operation);
                    byObject[object].add(on.chain(operation));
                    slots++;
                }
            }
        }
        this.firstOfObject = new int[byObject.length + 1];
        this.chain = new int[slots];
        this.changes = new int[slots][];
        this.places = new int[slots][];
        this.hint = new int[slots];
        int slot = 0;
        for (int object = 0; object < byObject.length; object++) {
            firstOfObject[object] = slot;
            for (int i = 0; i < byObject[object].size(); i++) {
                chain[slot++] = byObject[object].get(i);
            }
        }
        firstOfObject[byObject.length] = slot;
        fill(lastSlot);
    }

    private void fill(int[] slotOfObject) {
        IntList[] lists = new IntList[changes.length];
        System.arraycopy(firstOfObject, 0, slotOfObject, 0, slotOfObject.length);
        for (int[] own : on.chains()) {
            for (int operation : own) {
                int object = on.object(operation);
                if (!on.isChange(operation)) {
                    continue;
                }
                while (chain[slotOfObject[object]] != on.chain(operation)) {
                    slotOfObject[object]++;
                }
                int slot = slotOfObject[object];
                lists[slot] = lists[slot] == null ? new IntList() : lists[slot];
                lists[slot].add(operation);
            }
        }
        for (int slot = 0; slot < lists.length; slot++) {
            changes[slot] = lists[slot].toArray();
            places[slot] = Arrays.stream(changes[slot]).map(on::place).toArray();
        }
    }

    /** The pairs of an object and a chain that changes it are numbered; this is the object's first. */
    public int begin(int object) {
        return firstOfObject[object];
    }

    public int end(int object) {
        return firstOfObject[object + 1];
    }

    public int slots() {
        return changes.length;
    }

    public int chain(int slot) {
        return chain[slot];
    }

    /** The changes of that object by that chain, in order. */
    public int[] changes(int slot) {
        return changes[slot];
    }

    /** The last of them up to that place in the chain; none, where there is none. Quick when places grow. */
    public int lastUpTo(int slot, int place) {
        return placeUpTo(slot, place) == 0 ? Dependencies.NONE : changes[slot][hint[slot] - 1];
    }

    /** Its place in the chain; 0 where there is none. */
    int placeUpTo(int slot, int place) {
        int[] own = places[slot];
        int at = hint[slot];
        while (at < own.length && own[at] <= place) {
            at++;
        }
        while (at > 0 && own[at - 1] > place) {
            at--;
        }
        hint[slot] = at;
        return at == 0 ? 0 : own[at - 1];
    }
}
