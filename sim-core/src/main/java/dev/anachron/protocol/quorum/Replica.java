package dev.anachron.protocol.quorum;

import dev.anachron.base.Description;
import dev.anachron.base.NodeId;
import dev.anachron.spi.Durable;
import dev.anachron.spi.Fact;
import dev.anachron.spi.Fact.Stored.Holding;
import dev.anachron.spi.NodeContext;
import dev.anachron.spi.Outbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What one node holds: its own cells, and hints for others. The newest version wins. */
final class Replica {
    private final NodeContext context;
    private final Rules rules;
    private final Map<String, Cell> cells = new LinkedHashMap<>();
    private final List<Hint> hints = new ArrayList<>();
    private long numbers;

    /** A cell on the disk. */
    record Kept(String key, Cell cell) implements Durable {
        @Override
        public void describe(Description to) {
            to.key(key).value(cell);
        }
    }

    /** Nothing is left of an object. */
    record Purged(String key) implements Durable {
        @Override
        public void describe(Description to) {
            to.word("purged").key(key);
        }
    }

    /**
     * Something that another replica should have (Dynamo, section 4.6).
     *
     * @param sinceNanos since when, by this node's own clock
     */
    record Hint(NodeId home, String key, Cell cell, long sinceNanos) implements Durable {
        @Override
        public void describe(Description to) {
            to.word("hint for").value(home).key(key).value(cell);
        }
    }

    /** The last number that a coordinator gave to a version of an object that it does not keep itself. */
    record Numbered(long number) implements Durable {
        @Override
        public void describe(Description to) {
            to.put("number", number);
        }
    }

    Replica(NodeContext context, Rules rules) {
        this.context = context;
        this.rules = rules;
        for (Durable durable : context.saved()) {
            if (durable instanceof Numbered numbered) {
                numbers = numbered.number();
            }
            if (durable instanceof Kept kept) {
                cells.merge(kept.key(), kept.cell(), Cell::merge);
            } else if (durable instanceof Purged purged) {
                cells.remove(purged.key());
            } else if (durable instanceof Hint hint) {
                hints.add(hint);
            }
        }
    }

    /** No version that this node made has a greater one, crashed as it may have since. */
    long greatestNumber() {
        return cells.values().stream()
                .mapToLong(cell -> cell.version().position())
                .reduce(numbers, Math::max);
    }

    void remember(long number, Outbox out) {
        numbers = number;
        out.save(new Numbered(number));
    }

    /** The newest that it has, be it its own or kept for another. */
    Cell get(String key, Outbox out) {
        purgeIfExpired(key, out);
        Cell newest = cells.getOrDefault(key, Cell.EMPTY);
        for (Hint hint : hints) {
            if (hint.key().equals(key)) {
                newest = newest.merge(hint.cell());
            }
        }
        return newest;
    }

    /** Keeps what it lacks of a cell. */
    void put(String key, Cell cell, Outbox out) {
        purgeIfExpired(key, out);
        Cell before = cells.getOrDefault(key, Cell.EMPTY);
        boolean tied = cell.version().position() == before.version().position();
        if (!cell.isNewerThan(before) || (tied && rules.tiesKept())) {
            return;
        }
        Cell after = before.merge(cell);
        cells.put(key, after);
        out.save(new Kept(key, after));
        tell(before, after, out);
        if (after.isTombstone() && !rules.tombstones()) {
            purge(key, after, out);
        }
    }

    /** What its disk gave back, to who starts again. */
    void tellKept(Outbox out) {
        cells.values().forEach(cell -> tell(Cell.EMPTY, cell, out));
        hints.forEach(hint -> out.note(new Fact.Stored(hint.cell().version(), Holding.HINTED)));
    }

    private static void tell(Cell before, Cell after, Outbox out) {
        boolean alone = after.siblings().size() == 1;
        for (Sibling old : before.siblings()) {
            if (!alone && !after.siblings().contains(old)) {
                out.note(new Fact.Stored(old.version(), Holding.DROPPED));
            }
        }
        for (Sibling fresh : after.siblings()) {
            if (!before.siblings().contains(fresh)) {
                Holding holding = alone ? Holding.TAKEN : Holding.BESIDE;
                out.note(new Fact.Stored(fresh.version(), holding));
            }
        }
    }

    // Tombstones

    /**
     * A tombstone whose time is over (Cassandra's {@code gc_grace_seconds}) is removed when it is come
     * across: from then on nothing here speaks against an older version.
     */
    private void purgeIfExpired(String key, Outbox out) {
        Cell cell = cells.get(key);
        if (rules.tombstonesLastNanos() > 0 && cell != null && cell.isTombstone()) {
            long sinceNanos = cell.version().position() * Rules.TICK_NANOS;
            if (context.clock().wallNanos() - sinceNanos > rules.tombstonesLastNanos()) {
                purge(key, cell, out);
            }
        }
    }

    private void purge(String key, Cell cell, Outbox out) {
        cells.remove(key);
        out.save(new Purged(key));
        for (Sibling sibling : cell.siblings()) {
            out.note(new Fact.Stored(sibling.version(), Holding.DROPPED));
        }
    }

    /** All objects of which it has anything. */
    List<String> keys(Outbox out) {
        List<String> keys = List.copyOf(cells.keySet());
        keys.forEach(key -> purgeIfExpired(key, out));
        return List.copyOf(cells.keySet());
    }

    /** What it holds itself. */
    Cell own(String key) {
        return cells.getOrDefault(key, Cell.EMPTY);
    }

    // Hints

    void keepHint(Hint hint, Outbox out) {
        hints.add(hint);
        out.save(hint);
        out.note(new Fact.Stored(hint.cell().version(), Holding.HINTED));
    }

    List<Hint> hints() {
        return List.copyOf(hints);
    }

    SortedMap<NodeId, Integer> hintsByHome() {
        SortedMap<NodeId, Integer> counts = new TreeMap<>();
        hints.forEach(hint -> counts.merge(hint.home(), 1, Integer::sum));
        return counts;
    }

    /** Its home has it now. */
    void forgetHints(NodeId home, String key, Cell cell, Outbox out) {
        forget(
                hint -> hint.home().equals(home)
                        && hint.key().equals(key)
                        && !hint.cell().isNewerThan(cell),
                out);
    }

    /** Too old. */
    void forgetHintsBefore(long nanos, Outbox out) {
        forget(hint -> hint.sinceNanos() < nanos, out);
    }

    private void forget(Predicate<Hint> which, Outbox out) {
        List<Hint> gone = hints.stream().filter(which).toList();
        hints.removeAll(gone);
        gone.forEach(hint -> out.note(new Fact.Stored(hint.cell().version(), Holding.DISCARDED)));
    }

    int size() {
        return cells.size();
    }
}
