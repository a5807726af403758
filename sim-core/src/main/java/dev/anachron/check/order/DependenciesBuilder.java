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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds out who saw what: by the values, where they are unique; else by versions, where a run knows them. */
final class DependenciesBuilder {
    final History history;
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final List<ObjectChanges> byObject = new ArrayList<>();
    private final boolean byStore;
    final Map<String, WriteOrder> orders;

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
    private boolean withUnseen;
    private Map<Integer, Integer> chosen = new LinkedHashMap<>();
    private final Map<Integer, Integer> byId = new LinkedHashMap<>();
    private @Nullable String ofReads;
    private @Nullable String ofChanges;
    private @Nullable String ofRefusals;

    DependenciesBuilder(History history, Trace trace) {
        this.history = history;
        this.byStore = history.operations().stream()
                .anyMatch(o -> o.ok() && !o.version().equals(Version.NONE));
        this.orders = byStore ? orders(history, trace) : new LinkedHashMap<>();
    }

    /** Changes of unknown outcome that nobody is known to have seen are kept, too. */
    DependenciesBuilder keepingUnseen() {
        withUnseen = true;
        return this;
    }

    /** Whom operations saw, both by their numbers in the history, of whom it is not known. */
    DependenciesBuilder choosing(Map<Integer, Integer> seen) {
        chosen = seen;
        return this;
    }

    Dependencies build() {
        keep();
        findSources();
        if (!withUnseen) {
            dropUnseen();
        }
        doubtUnknownChanges();
        order();
        layChains();
        return new Dependencies(this);
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
        return new Knowledge(byStore, shown.length > 0, opaque, ofReads, ofChanges, ofRefusals);
    }

    boolean[] inOrder() {
        boolean[] ordered = new boolean[objects];
        for (int i = 0; i < objects; i++) {
            Elements elements = byObject.get(i).elements();
            ordered[i] = elements != null && elements.inOrder();
        }
        return ordered;
    }

    boolean[] growing() {
        boolean[] growing = new boolean[objects];
        for (int i = 0; i < objects; i++) {
            growing[i] = byObject.get(i).growing();
        }
        return growing;
    }

    private void keep() {
        Set<Integer> impossible =
                byStore ? new LinkedHashSet<>() : UnknownSwaps.impossible(history);
        for (Operation operation : history.operations()) {
            boolean never =
                    operation.outcome() == Outcome.FAIL || impossible.contains(operation.id());
            if (never || operation.command().locks() || (!operation.ok() && operation.isRead())) {
                if (never && Effect.of(operation) != null) {
                    changes(operation).failed(operation);
                }
                continue;
            }
            int index = kept.size();
            kept.add(operation);
            if (!chosen.isEmpty()) {
                byId.put(operation.id(), index);
            }
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
                    ? unknown(operation, "What " + operation.text() + " saw is not judged.")
                    : Dependencies.NONE;
        }
        Value expected = Effect.expected(operation);
        if (!operation.ok() && !byStore) {
            int found = changes.register() && expected != null
                    ? changes.ofValue(expected)
                    : ObjectChanges.AMBIGUOUS;
            return found == ObjectChanges.AMBIGUOUS ? Dependencies.UNKNOWN : found;
        }
        if (!operation.ok() || expected == null) {
            return byStore && operation.ok() && !operation.version().equals(Version.NONE)
                    ? changes.ofVersion(operation.version())
                    : unknown(operation, "What " + operation.text() + " found is not known.");
        }
        return seen(operation, expected, changes);
    }

    /** Which change left this value. */
    private int seen(Operation operation, Value value, ObjectChanges changes) {
        int byValue = changes.register() ? changes.ofValue(value) : ObjectChanges.AMBIGUOUS;
        if (byValue != ObjectChanges.AMBIGUOUS) {
            return byValue;
        }
        if (byStore && operation.isRead()) {
            return byVersion(operation, value, changes);
        }
        opaque |= !byStore && (!changes.register() || value instanceof Value.Siblings);
        return unknown(
                operation,
                changes.register()
                        ? operation.text() + " may have seen " + changes.both(value, kept) + "."
                        : changes.silence(operation.command().key()));
    }

    private int byVersion(Operation read, Value value, ObjectChanges changes) {
        WriteOrder order = orders.get(read.command().key());
        Version version = order == null ? read.version() : order.seen(read);
        if (version.equals(Version.NONE)) {
            return value.equals(Value.NIL)
                    ? Dependencies.INITIAL
                    : unknown(read, "Nobody knows what " + read.text() + " saw.");
        }
        int found = changes.ofVersion(version);
        return found >= 0
                ? found
                : unknown(read, "Nobody knows who made what " + read.text() + " saw.");
    }

    private int unknown(Operation operation, String why) {
        Integer source = chosen.get(operation.id());
        if (source != null) {
            return byId.getOrDefault(source, source);
        }
        if (byStore || operation.isRead()) {
            ofReads = ofReads == null ? why : ofReads;
        } else if (refused(operation)) {
            ofRefusals = ofRefusals == null ? why : ofRefusals;
        } else {
            ofChanges = ofChanges == null ? why : ofChanges;
        }
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

    /** A change of unknown outcome that somebody saw found something. */
    private void doubtUnknownChanges() {
        for (int i = 0; i < source.length && !byStore; i++) {
            Operation operation = kept.get(i);
            if (!operation.ok() && source[i] == Dependencies.UNKNOWN) {
                unknown(operation, "What " + operation.text() + " found is not known.");
            }
        }
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
            int session = clients.getOrDefault(kept.get(i).client().name(), 0);
            IntList own = laid.get(session);
            after[i] = Dependencies.NONE;
            if (kept.get(i).ok()) {
                chain[i] = session;
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
