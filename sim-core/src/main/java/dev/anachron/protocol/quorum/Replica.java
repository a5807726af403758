package dev.anachron.protocol.quorum;

import dev.anachron.base.Description;
import dev.anachron.base.NodeId;
import dev.anachron.base.Version;
import dev.anachron.spi.Durable;
import dev.anachron.spi.Fact;
import dev.anachron.spi.Fact.Stored.Holding;
import dev.anachron.spi.Outbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What one node holds: its own cells, and hints for others. The newest version wins. */
final class Replica {
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

    Replica(List<Durable> saved) {
        for (Durable durable : saved) {
            if (durable instanceof Numbered numbered) {
                numbers = numbered.number();
            }
            if (durable instanceof Kept kept) {
                cells.merge(
                        kept.key(),
                        kept.cell(),
                        (old, fresh) -> fresh.isNewerThan(old) ? fresh : old);
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
    Cell get(String key) {
        Cell newest = cells.getOrDefault(key, Cell.EMPTY);
        for (Hint hint : hints) {
            if (hint.key().equals(key) && hint.cell().isNewerThan(newest)) {
                newest = hint.cell();
            }
        }
        return newest;
    }

    /** Keeps a cell, unless what it has is newer. */
    void put(String key, Cell cell, Outbox out) {
        if (cell.isNewerThan(cells.getOrDefault(key, Cell.EMPTY))) {
            cells.put(key, cell);
            out.save(new Kept(key, cell));
            out.note(new Fact.Stored(cell.version(), Holding.TAKEN));
        }
    }

    void keepHint(Hint hint, Outbox out) {
        hints.add(hint);
        out.save(hint);
        out.note(new Fact.Stored(hint.cell().version(), Holding.HINTED));
    }

    List<Hint> hints() {
        return List.copyOf(hints);
    }

    /** Its home has it now. */
    void forgetHints(NodeId home, String key, Version version, Outbox out) {
        forget(
                hint -> hint.home().equals(home)
                        && hint.key().equals(key)
                        && hint.cell().version().compareTo(version) <= 0,
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
