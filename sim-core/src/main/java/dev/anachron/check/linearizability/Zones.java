package dev.anachron.check.linearizability;

import static dev.anachron.check.linearizability.Clusters.NONE;

import dev.anachron.base.Command;
import dev.anachron.base.SimTime;
import dev.anachron.base.Value;
import dev.anachron.check.ProgramOrder;
import dev.anachron.history.History;
import dev.anachron.history.Operation;
import dev.anachron.history.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
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
 * <p>The pass goes through calls and returns in the order of time, so that the first return that
 * cannot be is found, and nothing has to be sorted. A cluster's f is settled at its first return, so
 * clusters line up by f; its s only grows. Each cluster walks up that line as far as its s reaches.
 * Of whoever it passes without a contradiction something was under way at its own f, so it passes no
 * more than operations are ever open at once. What it has passed must never be called after its f:
 * that is noted with the one that was passed.
 *
 * <p>Intervals are closed: a call at the very moment of another's return is concurrent with it.
 */
final class Zones {
    /** In place of the number of who wrote the value before all writes. */
    private static final int INITIAL = -2;
    /** An operation that has nothing to do with any value. */
    private static final int IDLE = -1;
    /** One that is no read and no write; less the number of its register. */
    private static final int FOREIGN = -2;
    /** Otherwise its cluster, and whether it wrote the value ... */
    private static final int WRITES = 1;
    /** ... and is known to have taken effect. */
    private static final int RETURNS = 2;

    private final List<Operation> operations;
    private final ProgramOrder order;
    private final SortedMap<String, Register> registers = new TreeMap<>();
    private final Map<String, Register> byKey = new LinkedHashMap<>();
    private final List<Register> all = new ArrayList<>();
    private final Clusters clusters = new Clusters();
    private final Returns open = new Returns();
    private @Nullable Register latest;

    /** One object of the history. */
    static final class Register {
        private final String key;
        private final int number;
        /** The cluster of the value before all writes. */
        private final int initial;
        /** The last of the clusters in the order of their first returns. */
        private int tail;
        /** The cluster of the operation called last. */
        private int recent;

        private boolean undecided;
        private @Nullable Clash clash;

        private Register(String key, int number, int initial) {
            this.key = key;
            this.number = number;
            this.initial = initial;
            this.tail = initial;
            this.recent = initial;
        }

        String key() {
            return key;
        }

        /** Whether zones say nothing about it: a value was written twice, or it is not just read and written. */
        boolean undecided() {
            return undecided && clash == null;
        }

        /** Why it is not linearizable; null when it is, or is undecided. */
        @Nullable
        Clash clash() {
            return clash;
        }

        private boolean settled() {
            return undecided || clash != null;
        }
    }

    /**
     * The first return that cannot be.
     *
     * @param stuck the operation that returned
     * @param one the value that it wrote or read
     * @param other that of the cluster with which there is no order; the same when nobody wrote it
     * @param from the number of the first operation that can have to do with it
     */
    record Clash(Operation stuck, Value one, Value other, int from) {
        /** As many are reduced to the fewest one by one, so that the latest ones are told of. */
        private static final int AT_MOST = 100;

        private List<Operation> concerned(ProgramOrder order, List<Operation> operations) {
            List<Operation> concerned = new ArrayList<>();
            for (int place = from; place < operations.size(); place++) {
                if (order.called(place) <= stuck.returnedNanos()
                        && concerns(operations.get(place))) {
                    concerned.add(order.moved(place));
                }
            }
            List<Operation> few = concerned.size() <= AT_MOST ? concerned : fewOf(concerned);
            return withoutReads(one, withoutReads(other, few));
        }

        private boolean concerns(Operation operation) {
            return (operation.ok() || !operation.isRead())
                    && operation.command().key().equals(stuck.command().key())
                    && (value(operation).equals(one) || value(operation).equals(other));
        }

        /** Without the reads of one of the values, where they are not needed. */
        private List<Operation> withoutReads(Value value, List<Operation> operations) {
            List<Operation> fewer = operations.stream()
                    .filter(o -> !o.isRead() || o.equals(stuck) || !value(o).equals(value))
                    .toList();
            return clashes(fewer) ? fewer : operations;
        }

        private static boolean clashes(List<Operation> operations) {
            Zones zones = Zones.of(new History(operations));
            return zones.all.get(0).clash() != null;
        }

        /** The earliest return and the latest calls of each cluster contradict by themselves. */
        private List<Operation> fewOf(List<Operation> concerned) {
            Set<Operation> few = new LinkedHashSet<>();
            for (Value value : List.of(one, other)) {
                List<Operation> cluster = concerned.stream()
                        .filter(operation -> value(operation).equals(value))
                        .toList();
                cluster.stream().filter(operation -> !operation.isRead()).forEach(few::add);
                known(cluster)
                        .min(Comparator.comparingLong(Operation::returnedNanos))
                        .ifPresent(few::add);
                known(cluster)
                        .max(Comparator.comparingLong(Operation::invokedNanos))
                        .ifPresent(few::add);
            }
            few.add(stuck);
            return few.stream().sorted(Comparator.comparingInt(Operation::id)).toList();
        }

        private Stream<Operation> known(List<Operation> cluster) {
            return cluster.stream()
                    .filter(o -> o.ok() && o.returnedNanos() <= stuck.returnedNanos());
        }
    }

    private Zones(List<Operation> operations) {
        this.operations = operations;
        this.order = ProgramOrder.of(operations);
    }

    static Zones of(History history) {
        Zones zones = new Zones(inOrder(history.operations()));
        zones.walk();
        return zones;
    }

    /** Every object of the history, in order of name. */
    Iterable<Register> registers() {
        return registers.values();
    }

    int objects() {
        return registers.size();
    }

    /** What was known of the two clusters by then, and what should have written their values. */
    List<Operation> concerned(Clash clash) {
        return clash.concerned(order, operations);
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

    /** What the operation read or wrote; nothing counts as the empty text. */
    private static Value value(Operation operation) {
        Value value = operation.command() instanceof Command.Write write
                ? write.value()
                : operation.value();
        return Value.isEmpty(value) ? Value.NIL : value;
    }

    /** What each operation has to do with which cluster: all that the walk needs of it. */
    private int[] encoded() {
        int[] entries = new int[operations.size()];
        for (int i = 0; i < entries.length; i++) {
            entries[i] = encoded(operations.get(i));
        }
        return entries;
    }

    private int encoded(Operation operation) {
        Command command = operation.command();
        Register register = register(command.key());
        boolean write = command instanceof Command.Write;
        if (operation.outcome() == Outcome.FAIL) {
            return IDLE;
        }
        if (!write && !(command instanceof Command.Read)) {
            return FOREIGN - register.number;
        }
        if (!write && !operation.ok()) {
            return IDLE;
        }
        int cluster = clusters.of(register.number, value(operation), register.recent);
        register.recent = cluster;
        return cluster << 2 | (write ? WRITES : 0) | (operation.ok() ? RETURNS : 0);
    }

    private void walk() {
        int[] entries = encoded();
        for (int place = 0; place < entries.length; place++) {
            while (!open.isEmpty() && open.firstNanos() < order.called(place)) {
                closeFirst();
            }
            if (entries[place] >= 0) {
                open(entries[place], place);
            } else if (entries[place] <= FOREIGN) {
                Register register = all.get(FOREIGN - entries[place]);
                register.undecided |= !register.settled();
            }
        }
        while (!open.isEmpty()) {
            closeFirst();
        }
    }

    private void open(int entry, int place) {
        int cluster = entry >> 2;
        Register register = all.get(clusters.register(cluster));
        if (register.settled()) {
            return;
        }
        if ((entry & WRITES) != 0) {
            register.undecided = clusters.writer[cluster] != NONE;
            clusters.writer[cluster] = place;
            called(cluster, place);
        }
        if ((entry & RETURNS) != 0) {
            open.add(order.answered(place), place, cluster);
        }
    }

    private void called(int cluster, int place) {
        clusters.lastCall[cluster] = Math.max(clusters.lastCall[cluster], order.called(place));
    }

    private Register register(String key) {
        Register register = latest;
        if (register == null || !register.key.equals(key)) {
            Register known = byKey.get(key);
            register = known == null ? first(key) : known;
            latest = register;
        }
        return register;
    }

    private Register first(String key) {
        int initial = clusters.of(all.size(), Value.NIL, NONE);
        clusters.writer[initial] = INITIAL;
        clusters.firstReturn[initial] = Long.MIN_VALUE;
        Register register = new Register(key, all.size(), initial);
        all.add(register);
        byKey.put(key, register);
        registers.put(key, register);
        return register;
    }

    private void closeFirst() {
        int cluster = open.firstCluster();
        Register register = all.get(clusters.register(cluster));
        if (!register.settled()) {
            close(cluster, register, open.firstOperation());
        }
        open.removeFirst();
    }

    private void close(int cluster, Register register, int number) {
        if (clusters.writer[cluster] == NONE) {
            Operation operation = order.moved(number);
            register.clash = new Clash(operation, operation.value(), operation.value(), 0);
            return;
        }
        called(cluster, number);
        if (clusters.firstReturn[cluster] == SimTime.NEVER) {
            clusters.firstReturn[cluster] = order.answered(number);
            clusters.next[register.tail] = cluster;
            register.tail = cluster;
        }
        if (contradicted(cluster)) {
            register.clash = clash(order.moved(number), cluster, latest(cluster, register));
        }
    }

    /** Nobody reads a value before somebody asks to write it; the initial one is there from the first. */
    private Clash clash(Operation stuck, int one, int other) {
        int first = Math.min(clusters.writer[one], clusters.writer[other]);
        return new Clash(stuck, valueOf(one), valueOf(other), Math.max(0, first));
    }

    /** Whether there is a cluster that has to come before this one and after it. */
    private boolean contradicted(int cluster) {
        long until = clusters.lastCall[cluster];
        int by = clusters.passedBy[cluster];
        if (by != NONE && clusters.firstReturn[by] < until) {
            return true;
        }
        long since = clusters.firstReturn[cluster];
        int other = clusters.next[clusters.passed[cluster]];
        while (other != NONE && clusters.firstReturn[other] < until) {
            if (since < clusters.lastCall[other]) {
                return true;
            }
            int earliest = clusters.passedBy[other];
            if (earliest == NONE || since < clusters.firstReturn[earliest]) {
                clusters.passedBy[other] = cluster;
            }
            clusters.passed[cluster] = other;
            other = clusters.next[other];
        }
        return false;
    }

    /** Of those that contradict a cluster, the one that was seen last: the closest tells most. */
    private int latest(int cluster, Register register) {
        int latest = NONE;
        for (int other = register.initial; other != NONE; other = clusters.next[other]) {
            if (other != cluster
                    && clusters.firstReturn[other] < clusters.lastCall[cluster]
                    && clusters.firstReturn[cluster] < clusters.lastCall[other]) {
                latest = other;
            }
        }
        return latest;
    }

    private Value valueOf(int cluster) {
        int writer = clusters.writer[cluster];
        return writer == INITIAL ? Value.NIL : value(operations.get(writer));
    }
}
