package dev.anachron.check.measure;

import dev.anachron.base.Command;
import dev.anachron.base.Value;
import dev.anachron.history.History;
import dev.anachron.history.Operation;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/** What was left in the end: the last read of each object that came back. */
final class LastReads {
    private LastReads() {}

    /** A last read, and what happened to its object. */
    record Seen(Operation read, List<Operation> changes) {
        /** The changes that were acknowledged before the read was asked for. */
        Stream<Operation> done() {
            return changes.stream().filter(change -> change.ok() && change.precedes(read));
        }

        /** The changes that may have taken effect before the read came back. */
        Stream<Operation> perhapsDone() {
            return changes.stream().filter(change -> !read.precedes(change));
        }

        boolean lacksItem(Operation change) {
            return change.command() instanceof Command.Insert insert
                    && !has(insert.item())
                    && perhapsDone()
                            .noneMatch(other -> other.command() instanceof Command.Remove remove
                                    && remove.item() == insert.item());
        }

        boolean hasItemBack(Operation change) {
            return change.command() instanceof Command.Remove remove
                    && has(remove.item())
                    && perhapsDone()
                            .noneMatch(other -> other.command() instanceof Command.Insert insert
                                    && insert.item() == remove.item()
                                    && !other.precedes(change));
        }

        private boolean has(long item) {
            return Value.Items.of(read.value()).items().contains(item);
        }
    }

    static List<Seen> of(History history) {
        SortedMap<String, Operation> last = new TreeMap<>();
        history.reads()
                .filter(Operation::ok)
                .forEach(read -> last.put(read.command().key(), read));
        return last.values().stream()
                .map(read -> new Seen(
                        read,
                        history.operations().stream()
                                .filter(o -> !o.isRead()
                                        && o.command()
                                                .key()
                                                .equals(read.command().key()))
                                .toList()))
                .toList();
    }

    /** How many acknowledged changes are so; {@code NaN} when nobody read in the end. */
    static double count(History history, BiPredicate<Seen, Operation> so) {
        List<Seen> all = of(history);
        return all.isEmpty()
                ? Double.NaN
                : all.stream()
                        .mapToLong(seen -> seen.done()
                                .filter(change -> so.test(seen, change))
                                .count())
                        .sum();
    }
}
