package dev.anachron.check.order;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What must come before what, since reads of lists, texts and sets that only grow show all that was there:
 * what a read shows came before what it lacks, and what a list shows came in its order. Nothing has to be
 * guessed, so that whoever adds all of it and finds no circle has a view.
 */
public final class Shown {
    private final Order order;
    private final Dependencies on;
    private final Writers writers;

    /** By change: the last read that was looked at and shows it, and one more. */
    private final int[] shownBy;

    private Shown(Order order, Writers writers) {
        this.order = order;
        this.on = order.dependencies();
        this.writers = writers;
        this.shownBy = new int[on.size()];
    }

    /** Those among some operations that show changes. */
    public static int[] reads(Dependencies on, int[] operations) {
        IntList found = new IntList();
        for (int operation : operations) {
            if (on.shows(operation)) {
                found.add(operation);
            }
        }
        return found.toArray();
    }

    /** Those of all sessions. */
    public static int[] reads(Dependencies on) {
        int[] all = new int[on.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = i;
        }
        return reads(on, all);
    }

    /** Where reads have places in the order, and what they show is before them in it: each comes before what it lacks. */
    public static void around(Order order, Writers writers, int[] reads) {
        Shown shown = new Shown(order, writers);
        for (int read : reads) {
            shown.mark(read);
            for (int slot = shown.begin(read); slot < shown.end(read); slot++) {
                int lacking = shown.firstLacking(read, slot);
                if (lacking >= 0) {
                    order.add(read, lacking, read);
                }
            }
        }
        shown.inOrder(reads);
    }

    /**
     * Where reads know of what came before them only, by clocks: they come before what they lack if that had
     * come before them, which cannot be.
     */
    public static void amongKnown(Order order, Writers writers, int[] reads, Clocks clocks) {
        Shown shown = new Shown(order, writers);
        for (int read : reads) {
            shown.mark(read);
            for (int slot = shown.begin(read); slot < shown.end(read); slot++) {
                int lacking = shown.firstLacking(read, slot);
                if (lacking >= 0 && clocks.precedes(lacking, read)) {
                    order.add(read, lacking, read);
                }
            }
        }
        shown.inOrder(reads);
        for (int session = 0; session < shown.on.sessions(); session++) {
            shown.onlyAtTheEnd(session);
        }
    }

    /** What a session is shown of a list for the first time comes after what it was shown before. */
    private void onlyAtTheEnd(int session) {
        int[] last = new int[on.objects()];
        for (int read : reads(on, on.chains()[session])) {
            int before = last[on.object(read)] - 1;
            last[on.object(read)] = read + 1;
            int[] old = before < 0 ? new int[0] : on.shown(before);
            if (old.length > 0 && on.inOrder(on.object(read)) && !begins(before, read)) {
                mark(before);
                for (int change : on.shown(read)) {
                    if (shownBy[change] != before + 1) {
                        order.add(old[old.length - 1], change, before);
                    }
                }
            }
        }
    }

    /** Where reads have no places in the order: what each shows comes before what it lacks. */
    public static void between(Order order, Writers writers, int[] reads) {
        Shown shown = new Shown(order, writers);
        int[] last = new int[order.dependencies().chains().length];
        for (int read : shown.inOrder(reads)) {
            shown.mark(read);
            int[] tops = shown.tops(read, last);
            for (int slot = shown.begin(read); slot < shown.end(read); slot++) {
                int lacking = shown.firstLacking(read, slot);
                for (int top : lacking < 0 ? new int[0] : tops) {
                    order.add(top, lacking, read);
                }
            }
        }
    }

    private int begin(int read) {
        return writers.begin(on.object(read));
    }

    private int end(int read) {
        return writers.end(on.object(read));
    }

    private void mark(int read) {
        for (int change : on.shown(read)) {
            shownBy[change] = read + 1;
        }
    }

    private int firstLacking(int read, int slot) {
        for (int change : writers.changes(slot)) {
            if (shownBy[change] != read + 1) {
                return change;
            }
        }
        return Dependencies.NONE;
    }

    /** Of what a read shows, that after which everything else of it comes: of a set, of each chain. */
    private int[] tops(int read, int[] last) {
        int[] all = on.shown(read);
        if (all.length == 0) {
            return all;
        }
        if (on.inOrder(on.object(read))) {
            return new int[] {all[all.length - 1]};
        }
        IntList chains = new IntList();
        for (int change : all) {
            int chain = on.chain(change);
            if (last[chain] == 0) {
                chains.add(chain);
            }
            last[chain] = Math.max(last[chain], on.place(change));
        }
        int[] tops = new int[chains.size()];
        for (int i = 0; i < tops.length; i++) {
            int chain = chains.get(i);
            tops[i] = on.chains()[chain][last[chain] - 1];
            last[chain] = 0;
        }
        return tops;
    }

    /**
     * What lists show comes in that order. The longest say it for all that are a beginning of them.
     *
     * @return the reads that say more than others do
     */
    private int[] inOrder(int[] reads) {
        List<Integer> longestFirst = new ArrayList<>();
        for (int read : reads) {
            longestFirst.add(read);
        }
        longestFirst.sort(Comparator.comparingInt(read -> -on.shown(read).length));
        int[] longest = new int[on.objects()];
        IntList telling = new IntList();
        for (int read : longestFirst) {
            int object = on.object(read);
            if (!on.inOrder(object)) {
                if (longest[object] == 0 || !same(read, longest[object] - 1)) {
                    telling.add(read);
                    longest[object] = read + 1;
                }
            } else if (longest[object] == 0 || !begins(read, longest[object] - 1)) {
                telling.add(read);
                addInOrder(read);
                longest[object] = longest[object] == 0 ? read + 1 : longest[object];
            }
        }
        return telling.toArray();
    }

    /** Whether a list is the beginning of a longer one. */
    private boolean begins(int read, int longer) {
        int[] all = on.shown(read);
        int[] more = on.shown(longer);
        for (int i = 0; i < all.length; i++) {
            if (i >= more.length || all[i] != more[i]) {
                return false;
            }
        }
        return true;
    }

    private boolean same(int read, int other) {
        return on.shown(read).length == on.shown(other).length && begins(read, other);
    }

    private void addInOrder(int read) {
        int[] all = on.shown(read);
        for (int i = 1; i < all.length; i++) {
            order.add(all[i - 1], all[i], read);
        }
    }
}
