package dev.anachron.check.prefix;

import dev.anachron.base.Value;
import dev.anachron.check.Verdict;
import dev.anachron.check.order.Dependencies;
import dev.anachron.check.order.Witness;
import dev.anachron.history.Operation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads of what is only added to, sets and lists: of two beginnings of one order of additions the longer one
 * has all that the shorter one has. Needs nobody's versions.
 */
final class Additions {
    private Additions() {}

    /** Two reads of which neither returned a beginning of the other; null when there are none. */
    static @Nullable Verdict apart(Dependencies on) {
        List<List<Integer>> reads = new ArrayList<>();
        for (int object = 0; object < on.objects(); object++) {
            reads.add(new ArrayList<>());
        }
        for (int i = 0; i < on.size(); i++) {
            if (on.operation(i).isRead() && on.growsOnly(on.object(i)) && size(value(on, i)) > 0) {
                reads.get(on.object(i)).add(i);
            }
        }
        for (List<Integer> ofObject : reads) {
            ofObject.sort(Comparator.comparingInt(read -> size(value(on, read))));
            for (int i = 1; i < ofObject.size(); i++) {
                int shorter = ofObject.get(i - 1);
                int longer = ofObject.get(i);
                if (!begins(value(on, shorter), value(on, longer))) {
                    return broken(on, Math.min(shorter, longer), Math.max(shorter, longer));
                }
            }
        }
        return null;
    }

    private static Value value(Dependencies on, int read) {
        return on.operation(read).value();
    }

    private static int size(Value value) {
        return value instanceof Value.Items set
                ? set.items().size()
                : value instanceof Value.Listing list ? list.values().size() : 0;
    }

    private static boolean begins(Value shorter, Value longer) {
        return longer instanceof Value.Items set
                ? set.union(Value.Items.of(shorter)).equals(set)
                : Value.Listing.of(longer)
                        .values()
                        .subList(0, size(shorter))
                        .equals(Value.Listing.of(shorter).values());
    }

    private static Verdict broken(Dependencies on, int one, int other) {
        Operation first = on.operation(one);
        Operation second = on.operation(other);
        return Verdict.invalid(
                first.text() + " and " + second.text() + ", while "
                        + first.command().key()
                        + " was only added to: no order of the additions begins with the one and with the"
                        + " other.",
                Witness.evidence(on, new int[] {one, other}));
    }
}
