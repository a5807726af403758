package dev.anachron.check.linearizability;

import dev.anachron.base.Command;
import dev.anachron.history.History;
import dev.anachron.history.Operation;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Decides registers whose written values are unique, all of a history's in one pass: the zones of
 * Gibbons and Korach ("Testing shared memories", SIAM Journal on Computing 26, 1997, section 4).
 *
 * <p>A value's <em>cluster</em> is its write and the reads that return it; between them no other write
 * takes effect. So of two clusters one comes wholly before the other, and it must be the one in which
 * anything returned before anything of the other was called. With f the earliest return of a cluster
 * and s its latest call, i comes before j when f(i) &lt; s(j). A register is linearizable just when
 * that holds in one direction only for any two, and no read returns a value that nobody had asked to
 * write by then. The initial value is a write before everything. An operation of unknown outcome never
 * returns; its value's cluster has no earliest return until somebody reads it.
 *
 * <p>Intervals are closed: a call at the very moment of another's return is concurrent with it.
 */
final class Zones {
    private final SortedMap<String, Register> registers = new TreeMap<>();
    private final Map<String, Register> byKey = new LinkedHashMap<>();

    /** One object of the history. */
    static final class Register {
        private final String key;
        private final int number;
        private int entries;
        private int writes;
        private int end;
        private boolean undecided;
        private @Nullable Clash clash;

        private Register(String key, int number) {
            this.key = key;
            this.number = number;
        }

        String key() {
            return key;
        }

        /** The first of its entries. */
        int begin() {
            return end - entries;
        }

        /** After the last one. */
        int end() {
            return end;
        }

        /** How many of them may write a value. */
        int writes() {
            return writes;
        }

        /** Zones can say nothing about it. */
        void leave() {
            undecided = true;
        }

        void clash(Clash found) {
            clash = found;
        }

        /** Whether zones say nothing about it: a value was written twice, or it is not just read and written. */
        boolean undecided() {
            return undecided;
        }

        /** Why it is not linearizable; null when it is, or is undecided. */
        @Nullable
        Clash clash() {
            return clash;
        }

        boolean settled() {
            return undecided || clash != null;
        }
    }

    private Zones() {}

    static Zones of(History history) {
        Zones zones = new Zones();
        List<Operation> operations = inOrder(history.operations());
        ZoneWalk walk = new ZoneWalk(zones.entries(operations));
        zones.byKey.values().forEach(walk::through);
        zones.registers.putAll(zones.byKey);
        return zones;
    }

    /** Every object of the history, in order of name. */
    Collection<Register> registers() {
        return registers.values();
    }

    private static List<Operation> inOrder(List<Operation> operations) {
        long last = Long.MIN_VALUE;
        for (Operation operation : operations) {
            if (operation.invokedNanos() < last) {
                return operations.stream()
                        .sorted(Comparator.comparingLong(Operation::invokedNanos))
                        .toList();
            }
            last = operation.invokedNanos();
        }
        return operations;
    }

    private Entries entries(List<Operation> operations) {
        int[] objectOf = new int[operations.size()];
        Register register = null;
        int place = 0;
        for (Operation operation : operations) {
            String key = operation.command().key();
            if (register == null || !register.key.equals(key)) {
                register = byKey.computeIfAbsent(key, k -> new Register(k, byKey.size()));
            }
            objectOf[place++] = register.number;
            if (Entries.counts(operation)) {
                register.entries++;
                register.writes += operation.command() instanceof Command.Write ? 1 : 0;
            }
        }
        int[] begins = new int[byKey.size()];
        int end = 0;
        for (Register one : byKey.values()) {
            begins[one.number] = end;
            end += one.entries;
            one.end = end;
        }
        return new Entries(operations, objectOf, begins);
    }
}
