package dev.anachron.check.order;

import dev.anachron.base.Command;
import dev.anachron.base.Value;
import dev.anachron.base.Version;
import dev.anachron.check.Part;
import dev.anachron.check.order.Dependencies.Knowledge;
import dev.anachron.history.History;
import dev.anachron.history.Operation;
import dev.anachron.history.Outcome;
import dev.anachron.trace.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds out who saw what: by the values, where they are unique; else by versions, where a run knows them. */
final class DependenciesBuilder {
    private final History history;
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final List<ObjectChanges> byObject = new ArrayList<>();
    private final boolean byStore;
    private final Map<String, WriteOrder> orders;

    final List<Operation> kept = new ArrayList<>();
    final IntList object = new IntList();
    final IntList storeBefore = new IntList();
    final IntList storeAfter = new IntList();
    boolean[] change = {};
    int[] source = {};
    int[][] shown = {};
    int[] chain = {};
    int[] place = {};
    int[] after = {};
    int[][] chains = {};
    int sessions;
    int objects;
    private boolean opaque;
    private @Nullable String doubt;

    private DependenciesBuilder(History history, Trace trace) {
        this.history = history;
        this.byStore = history.operations().stream()
                .anyMatch(o -> o.ok() && !o.version().equals(Version.NONE));
        this.orders = byStore ? orders(history, trace) : new LinkedHashMap<>();
    }

    static Dependencies build(History history, Trace trace) {
        DependenciesBuilder builder = new DependenciesBuilder(history, trace);
        builder.keep();
        builder.findSources();
        builder.dropUnseen();
        builder.order();
        builder.layChains();
        return new Dependencies(builder);
    }

    private static Map<String, WriteOrder> orders(History history, Trace trace) {
        Map<String, WriteOrder> orders = new LinkedHashMap<>();
        for (Part part : Part.of(history, trace)) {
            WriteOrder order = WriteOrder.of(part.trace());
            part.history().keys().forEach(key -> orders.put(key, order));
        }
        return orders;
    }

    Knowledge knowledge() {
        return new Knowledge(byStore, shown.length > 0, opaque, doubt);
    }

    boolean[] inOrder() {
        boolean[] ordered = new boolean[objects];
        for (int i = 0; i < objects; i++) {
            Elements elements = byObject.get(i).elements();
            ordered[i] = elements != null && elements.inOrder();
        }
        return ordered;
    }

    private void keep() {
        for (Operation operation : history.operations()) {
            boolean never = operation.outcome() == Outcome.FAIL;
            if (never || operation.command().locks() || (!operation.ok() && operation.isRead())) {
                if (never && Effect.of(operation) != null) {
                    changes(operation).failed(operation);
                }
                continue;
            }
            int index = kept.size();
            kept.add(operation);
            object.add(number(operation.command().key()));
            changes(operation).add(index, operation);
        }
        objects = byObject.size();
    }

    private int number(String key) {
        return numbers.computeIfAbsent(key, unused -> {
            byObject.add(new ObjectChanges());
            return byObject.size() - 1;
        });
    }

    private ObjectChanges changes(Operation operation) {
        return byObject.get(number(operation.command().key()));
    }

    private void findSources() {
        source = new int[kept.size()];
        change = new boolean[kept.size()];
        for (int i = 0; i < source.length; i++) {
            Operation operation = kept.get(i);
            change[i] = !operation.isRead() && !refused(operation);
            source[i] = operation.isRead() && !byStore && tells(i)
                    ? contents(i)
                    : source(operation, byObject.get(object.get(i)));
            if (source[i] == i) {
                source[i] = Dependencies.THIN_AIR;
            }
        }
    }

    private boolean tells(int read) {
        return byObject.get(object.get(read)).elements() != null;
    }

    private int contents(int read) {
        Elements elements = byObject.get(object.get(read)).elements();
        int[] changes = elements == null ? null : elements.shown(kept.get(read).value());
        if (changes == null) {
            return Dependencies.THIN_AIR;
        }
        if (shown.length == 0) {
            shown = new int[kept.size()][];
            Arrays.fill(shown, changes);
        }
        shown[read] = changes;
        return Dependencies.SHOWN;
    }

    private static boolean refused(Operation operation) {
        return operation.command().conditional() && operation.value().equals(Value.of(false));
    }

    private int source(Operation operation, ObjectChanges changes) {
        Command command = operation.command();
        if (operation.isRead()) {
            return seen(operation, Effect.found(operation.value()), changes);
        }
        if (!command.conditional()) {
            boolean tells = operation.ok() && command.answers() && !byStore;
            opaque |= tells;
            return tells
                    ? unknown("What " + operation.text() + " saw is not judged.")
                    : Dependencies.NONE;
        }
        if (!operation.ok() || refused(operation)) {
            return byStore && operation.ok() && !operation.version().equals(Version.NONE)
                    ? changes.ofVersion(operation.version())
                    : unknown("What " + operation.text() + " found is not known.");
        }
        Value expected = command instanceof Command.CompareAndSet swap
                ? Value.of(swap.expected())
                : Value.NIL;
        return seen(operation, expected, changes);
    }

    /** Which change left this value. */
    private int seen(Operation operation, Value value, ObjectChanges changes) {
        int byValue = changes.register() ? changes.ofValue(value) : ObjectChanges.AMBIGUOUS;
        if (byValue != ObjectChanges.AMBIGUOUS) {
            return byValue;
        }
        if (byStore && operation.isRead()) {
            WriteOrder order = orders.get(operation.command().key());
            Version version = order == null ? operation.version() : order.seen(operation);
            if (version.equals(Version.NONE)) {
                return value.equals(Value.NIL)
                        ? Dependencies.INITIAL
                        : unknown("Nobody knows what " + operation.text() + " saw.");
            }
            int found = changes.ofVersion(version);
            return found >= 0
                    ? found
                    : unknown("Nobody knows who made what " + operation.text() + " saw.");
        }
        opaque |= !byStore && !changes.register();
        return unknown(
                changes.register()
                        ? operation.text() + " may have seen " + changes.both(value, kept) + "."
                        : changes.silence(operation.command().key()));
    }

    private int unknown(String why) {
        doubt = doubt == null ? why : doubt;
        return Dependencies.UNKNOWN;
    }

    /** Changes of unknown outcome that nobody saw may never have happened. */
    private void dropUnseen() {
        boolean[] seen = new boolean[kept.size()];
        for (int i = 0; i < source.length; i++) {
            if (source[i] >= 0) {
                seen[source[i]] = true;
            }
            if (source[i] == Dependencies.SHOWN) {
                for (int from : shown[i]) {
                    seen[from] = true;
                }
            }
        }
        int[] moved = new int[kept.size()];
        List<Operation> left = new ArrayList<>();
        for (int i = 0; i < moved.length; i++) {
            boolean stays = kept.get(i).ok() || seen[i];
            moved[i] = stays ? left.size() : Dependencies.UNKNOWN;
            if (stays) {
                int at = left.size();
                left.add(kept.get(i));
                object.set(at, object.get(i));
                change[at] = change[i];
                source[at] = source[i];
                if (source[i] == Dependencies.SHOWN) {
                    shown[at] = shown[i];
                }
            }
        }
        object.cut(left.size());
        source = Arrays.copyOf(source, left.size());
        change = Arrays.copyOf(change, left.size());
        for (int i = 0; i < source.length; i++) {
            source[i] = source[i] >= 0 ? moved[source[i]] : source[i];
            if (source[i] == Dependencies.SHOWN && left.size() < moved.length) {
                shown[i] = Arrays.stream(shown[i]).map(from -> moved[from]).toArray();
            }
        }
        kept.clear();
        kept.addAll(left);
    }

    private void order() {
        if (!byStore) {
            return;
        }
        Version[] versions = new Version[kept.size()];
        List<IntList> changes = new ArrayList<>();
        byObject.forEach(unused -> changes.add(new IntList()));
        for (int i = 0; i < versions.length; i++) {
            Operation operation = kept.get(i);
            if (change[i]) {
                changes.get(object.get(i)).add(i);
                versions[i] = known(versions[i], operation.version());
            }
            if (source[i] >= 0 && operation.isRead()) {
                versions[source[i]] = known(versions[source[i]], operation.version());
            }
        }
        numbers.forEach((key, number) -> {
            StoreOrder order = new StoreOrder(orders.get(key), versions);
            order.edges(changes.get(number).toArray(), storeBefore, storeAfter);
        });
    }

    private static @Nullable Version known(@Nullable Version before, Version now) {
        return before != null || now.equals(Version.NONE) ? before : now;
    }

    private void layChains() {
        Map<String, Integer> clients = new LinkedHashMap<>();
        kept.forEach(o -> clients.putIfAbsent(o.client().name(), clients.size()));
        sessions = clients.size();
        List<IntList> laid = new ArrayList<>();
        clients.forEach((name, unused) -> laid.add(new IntList()));
        chain = new int[kept.size()];
        place = new int[kept.size()];
        after = new int[kept.size()];
        for (int i = 0; i < chain.length; i++) {
            IntList own = laid.get(clients.getOrDefault(kept.get(i).client().name(), 0));
            after[i] = Dependencies.NONE;
            if (kept.get(i).ok()) {
                chain[i] = clients.getOrDefault(kept.get(i).client().name(), 0);
            } else {
                after[i] = own.size() == 0 ? Dependencies.NONE : own.last();
                chain[i] = laid.size();
                own = new IntList();
                laid.add(own);
            }
            own.add(i);
            place[i] = own.size();
        }
        chains = laid.stream().map(IntList::toArray).toArray(int[][]::new);
    }
}
