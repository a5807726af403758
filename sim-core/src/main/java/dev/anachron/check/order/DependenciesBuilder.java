package dev.anachron.check.order;

import dev.anachron.base.Command;
import dev.anachron.base.Value;
import dev.anachron.base.Version;
import dev.anachron.check.Part;
import dev.anachron.check.order.Dependencies.Knowledge;
import dev.anachron.check.order.Dependencies.Repeat;
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
    int[] chain = {};
    int[] place = {};
    int[] after = {};
    int[][] chains = {};
    final List<Repeat> repeats = new ArrayList<>();
    int sessions;
    int objects;
    private @Nullable String doubt;
    private boolean registers = true;

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
        builder.findRepeats();
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
        return new Knowledge(byStore, registers, doubt);
    }

    boolean[] growing() {
        boolean[] growing = new boolean[objects];
        for (int i = 0; i < objects; i++) {
            growing[i] = byObject.get(i).growing();
        }
        return growing;
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
        registers = byObject.stream().allMatch(ObjectChanges::register);
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
            source[i] = source(operation, byObject.get(object.get(i)));
            if (source[i] == i) {
                source[i] = Dependencies.THIN_AIR;
            }
        }
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
        return unknown(
                changes.register()
                        ? operation.text() + " may have seen " + changes.both(value, kept) + "."
                        : operation.command().key()
                                + " is no register: what a read of it saw is not judged.");
    }

    private int unknown(String why) {
        doubt = doubt == null ? why : doubt;
        return Dependencies.UNKNOWN;
    }

    /** Changes of unknown outcome that nobody saw may never have happened. */
    private void dropUnseen() {
        boolean[] seen = new boolean[kept.size()];
        for (int from : source) {
            if (from >= 0) {
                seen[from] = true;
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
            }
        }
        object.cut(left.size());
        source = Arrays.copyOf(source, left.size());
        change = Arrays.copyOf(change, left.size());
        for (int i = 0; i < source.length; i++) {
            source[i] = source[i] >= 0 ? moved[source[i]] : source[i];
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

    /** Who read a change by another version than its client was told, a later one than its next change has. */
    private void findRepeats() {
        if (!byStore) {
            return;
        }
        int[] next = nextChanges();
        for (int read = 0; read < source.length; read++) {
            int seen = source[read];
            int later = seen >= 0 && kept.get(read).isRead() ? next[seen] : Dependencies.NONE;
            if (later >= 0 && madeAfter(seen, later, kept.get(read))) {
                repeats.add(new Repeat(seen, later, read));
            }
        }
    }

    private boolean madeAfter(int change, int later, Operation read) {
        Version told = kept.get(change).version();
        Version next = kept.get(later).version();
        WriteOrder order = orders.get(read.command().key());
        return order != null
                && !told.equals(Version.NONE)
                && !next.equals(Version.NONE)
                && order.precedes(told, next)
                && order.precedes(next, read.version());
    }

    /** By change: the next one of its client to the same object, of those that were acknowledged. */
    private int[] nextChanges() {
        int[] next = new int[source.length];
        Arrays.fill(next, Dependencies.NONE);
        for (int session = 0; session < sessions; session++) {
            int[] last = new int[objects];
            Arrays.fill(last, Dependencies.NONE);
            for (int operation : chains[session]) {
                if (change[operation]) {
                    int before = last[object.get(operation)];
                    if (before >= 0) {
                        next[before] = operation;
                    }
                    last[object.get(operation)] = operation;
                }
            }
        }
        return next;
    }
}
