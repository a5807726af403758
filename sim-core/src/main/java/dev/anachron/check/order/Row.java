package dev.anachron.check.order;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * What a model asks for: that some operations can be laid in a row, what must come first first, so that each
 * of those that are judged answers what the row before it gives.
 */
public final class Row {
    private final Order order;
    private final BitSet members;
    private final BitSet judged;

    private Row(Order order, BitSet members, BitSet judged) {
        this.order = order;
        this.members = members;
        this.judged = judged;
    }

    /** What must come before what. */
    Order order() {
        return order;
    }

    /** Whether that operation is to be laid. */
    boolean has(int operation) {
        return members.get(operation);
    }

    /** Whether it must answer what the row gives. */
    boolean judges(int operation) {
        return judged.get(operation);
    }

    /** Of those among all operations. */
    private static Row of(Order order, IntPredicate members, IntPredicate judged) {
        int size = order.dependencies().size();
        BitSet in = new BitSet(size);
        BitSet asked = new BitSet(size);
        for (int i = 0; i < size; i++) {
            in.set(i, members.test(i));
            asked.set(i, in.get(i) && judged.test(i));
        }
        return new Row(order, in, asked);
    }

    /** All operations in one row. */
    public static List<Row> ofAll(Dependencies whole) {
        return List.of(of(Order.causal(whole), i -> true, i -> true));
    }

    /** For each session its own operations, whose answers bind, and all changes; each session in its order. */
    public static List<Row> ofViews(Dependencies whole) {
        List<Row> rows = new ArrayList<>();
        for (int session = 0; session < whole.sessions(); session++) {
            int own = session;
            rows.add(of(
                    Order.ofView(whole, own),
                    i -> whole.isChange(i) || whole.chain(i) == own,
                    i -> whole.chain(i) == own));
        }
        return rows;
    }

    /** All changes, each session's in its order, and all reads wherever they fit. */
    public static List<Row> ofPrefix(Dependencies whole) {
        return List.of(of(
                Order.ofChanges(whole),
                i -> whole.isChange(i) || whole.operation(i).isRead(),
                i -> whole.operation(i).isRead()));
    }

    /** For each session all changes in the order of their sessions, and its reads wherever they fit. */
    public static List<Row> ofWrites(Dependencies whole) {
        List<Row> rows = new ArrayList<>();
        for (int session = 0; session < whole.sessions(); session++) {
            rows.add(ofReads(Order.ofChanges(whole), session));
        }
        return rows;
    }

    /** For each session its reads in their order, and all changes, each session's of one object in order. */
    public static List<Row> ofReads(Dependencies whole) {
        List<Row> rows = new ArrayList<>();
        for (int session = 0; session < whole.sessions(); session++) {
            Order order = Order.empty(whole).withObjects();
            int last = Dependencies.NONE;
            for (int own : whole.chains()[session]) {
                if (whole.operation(own).isRead()) {
                    if (last >= 0) {
                        order.add(last, own, Order.GIVEN);
                    }
                    last = own;
                }
            }
            rows.add(ofReads(order, session));
        }
        return rows;
    }

    /** For each session its reads after its own changes, and all changes, each session's of one object in order. */
    public static List<Row> ofOwnChanges(Dependencies whole) {
        List<Row> rows = new ArrayList<>();
        int[] last = new int[whole.objects()];
        for (int session = 0; session < whole.sessions(); session++) {
            Order order = Order.empty(whole).withObjects();
            Arrays.fill(last, Dependencies.NONE);
            for (int own : whole.chains()[session]) {
                if (whole.isChange(own)) {
                    last[whole.object(own)] = own;
                }
                for (int change : whole.operation(own).isRead() ? last : new int[0]) {
                    if (change >= 0) {
                        order.add(change, own, Order.GIVEN);
                    }
                }
            }
            rows.add(ofReads(order, session));
        }
        return rows;
    }

    private static Row ofReads(Order order, int session) {
        Dependencies whole = order.dependencies();
        IntPredicate read = i -> whole.chain(i) == session && whole.operation(i).isRead();
        return of(order, i -> whole.isChange(i) || read.test(i), read);
    }
}
