package dev.anachron.check.lattice;

import dev.anachron.base.Command;
import dev.anachron.base.Value;
import dev.anachron.check.linearizability.SingleCopy;
import dev.anachron.history.Operation;
import dev.anachron.history.Outcome;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * The models by their definitions, word for word, for histories of a few operations on registers, and on lists
 * and sets that only grow and to which nothing is added twice: every way to lay the operations in a row is
 * tried. Which changes of unknown outcome happened, and which of two equal values was read, is tried as well.
 */
final class Definitions {
    private static final int INITIAL = -1;
    private static final int NOBODY = -2;

    private final List<Operation> all;
    private final int size;
    private final int[] source;
    private boolean[] happened;

    Definitions(List<Operation> all) {
        this.all = all;
        this.size = all.size();
        this.source = new int[size];
        this.happened = new boolean[size];
    }

    /** Whether some choice of what happened, and of who read whose change, keeps the promise. */
    boolean holds(String model) {
        for (int chosen = 0; chosen < 1 << size; chosen++) {
            happened = new boolean[size];
            boolean fits = true;
            for (int i = 0; i < size; i++) {
                happened[i] = (chosen >> i & 1) == 1;
                Operation o = all.get(i);
                boolean may =
                        o.outcome() == Outcome.OK || (o.outcome() == Outcome.INFO && !o.isRead());
                fits &= happened[i] ? may : o.outcome() != Outcome.OK;
            }
            if (fits && withSources(model, 0)) {
                return true;
            }
        }
        return false;
    }

    private boolean withSources(String model, int from) {
        if (from == size) {
            return keeps(model);
        }
        Value read = read(from);
        source[from] = NOBODY;
        if (!happened[from] || (read == null && !refused(from))) {
            return withSources(model, from + 1);
        }
        if (opaque(from)) {
            return withSources(model, from + 1);
        }
        if (read != null && collects(from)) {
            return shown(from).size() == elements(read).size() && withSources(model, from + 1);
        }
        for (int i = INITIAL; i < size; i++) {
            boolean there = i == INITIAL || (i != from && changes(i) && sameObject(i, from));
            if (there && fits(from, read, i == INITIAL ? Value.NIL : written(i))) {
                source[from] = i;
                if (withSources(model, from + 1)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether it found that; of one that was refused it is only known what it did not find. */
    private boolean fits(int i, @org.jspecify.annotations.Nullable Value read, Value found) {
        return read == null ? !all.get(i).command().matches(found) : read.equals(found);
    }

    private boolean refused(int i) {
        return all.get(i).command().conditional() && all.get(i).value().equals(Value.of(false));
    }

    /** What it found, if it says so. */
    private @org.jspecify.annotations.Nullable Value read(int i) {
        Operation o = all.get(i);
        if (o.isRead()) {
            return o.value();
        }
        return o.command() instanceof Command.CompareAndSet swap && changes(i)
                ? Value.of(swap.expected())
                : null;
    }

    /** Whether it reads an object that changes only add to. */
    private boolean collects(int read) {
        return all.get(read).isRead()
                && all.stream()
                        .anyMatch(o ->
                                o.command().key().equals(all.get(read).command().key())
                                        && added(o) != null);
    }

    /**
     * Whether its object is a counter, a queue, or a set that shrinks or to which something is added twice:
     * what it saw is not defined.
     */
    private boolean opaque(int i) {
        List<Value> added = all.stream()
                .filter(o -> o.command().key().equals(all.get(i).command().key()))
                .map(Definitions::added)
                .filter(item -> item != null)
                .toList();
        boolean twice = added.stream().distinct().count() < added.size();
        return twice
                || all.stream()
                        .anyMatch(o ->
                                o.command().key().equals(all.get(i).command().key())
                                        && (o.command() instanceof Command.Add
                                                || o.command() instanceof Command.Enqueue
                                                || o.command() instanceof Command.Dequeue
                                                || o.command() instanceof Command.Remove));
    }

    private static @org.jspecify.annotations.Nullable Value added(Operation o) {
        if (o.command() instanceof Command.Insert insert) {
            return Value.of(insert.item());
        }
        return o.command() instanceof Command.Append append ? append.item() : null;
    }

    private static List<Value> elements(Value answer) {
        List<Value> elements = new ArrayList<>(Value.Listing.of(answer).values());
        Value.Items.of(answer).items().forEach(item -> elements.add(Value.of((long) item)));
        return elements;
    }

    /** The changes whose elements it shows. */
    private List<Integer> shown(int read) {
        List<Value> elements = elements(all.get(read).value());
        return members(
                i -> changes(i) && sameObject(i, read) && elements.contains(added(all.get(i))));
    }

    /** All changes that it read. */
    private List<Integer> sources(int i) {
        if (happened[i] && collects(i)) {
            return shown(i);
        }
        return source[i] >= 0 ? List.of(source[i]) : List.of();
    }

    private Value written(int i) {
        Command command = all.get(i).command();
        return command instanceof Command.CompareAndSet swap
                ? Value.of(swap.value())
                : command.appliedTo(Value.NIL);
    }

    private boolean changes(int i) {
        return happened[i] && !all.get(i).isRead() && !all.get(i).value().equals(Value.of(false));
    }

    private boolean sameObject(int i, int j) {
        return all.get(i).command().key().equals(all.get(j).command().key());
    }

    /** The same session, in that order; after an unknown outcome nobody knows. */
    private boolean session(int i, int j) {
        return i < j && all.get(i).ok() && all.get(i).client().equals(all.get(j).client());
    }

    private boolean keeps(String model) {
        return switch (model) {
            case "sequential" -> row(members(i -> true), sessions(), i -> true);
            case "causal" -> causal();
            case "causal-convergence" ->
                convergent() && keeps("monotonic-writes") && keeps("writes-follow-reads");
            case "pram" -> everySession(client -> sessions(), i -> true);
            case "writes-follow-reads" -> everySession(client -> readsThenWrites(), this::reads);
            case "monotonic-writes" ->
                everySession(client -> pairs((i, j) -> changes(i) && changes(j)), this::reads);
            case "monotonic-reads" ->
                everySession(
                        client -> pairs((i, j) -> (of(i, client)
                                        && all.get(i).isRead()
                                        && all.get(j).isRead())
                                || sameObjectChanges(i, j)),
                        this::reads);
            case "read-your-writes" ->
                everySession(
                        client -> pairs((i, j) ->
                                (of(i, client) && changes(i) && all.get(j).isRead())
                                        || sameObjectChanges(i, j)),
                        this::reads);
            case "consistent-prefix" ->
                row(members(i -> true), pairs((i, j) -> changes(i) && changes(j)), this::reads);
            default -> throw new IllegalArgumentException(model);
        };
    }

    private boolean of(int i, String client) {
        return all.get(i).client().name().equals(client);
    }

    private boolean sameObjectChanges(int i, int j) {
        return changes(i) && changes(j) && sameObject(i, j);
    }

    private interface Pair {
        boolean test(int i, int j);
    }

    private interface Relation {
        boolean[][] of(String client);
    }

    private boolean[][] pairs(Pair which) {
        boolean[][] before = new boolean[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                before[i][j] = session(i, j) && which.test(i, j);
            }
        }
        return before;
    }

    private boolean[][] sessions() {
        return pairs((i, j) -> true);
    }

    private boolean[][] causes() {
        boolean[][] before = sessions();
        for (int i = 0; i < size; i++) {
            for (int from : sources(i)) {
                before[from][i] = true;
            }
        }
        return closed(before);
    }

    private boolean[][] readsThenWrites() {
        boolean[][] before = pairs(this::sameObjectChanges);
        for (int read = 0; read < size; read++) {
            for (int write = 0; write < size; write++) {
                boolean later = session(read, write) || read == write;
                for (int from : changes(write) && later && !refused(read)
                        ? sources(read)
                        : List.<Integer>of()) {
                    before[from][write] = true;
                }
            }
        }
        return before;
    }

    private boolean[][] closed(boolean[][] before) {
        for (int k = 0; k < size; k++) {
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    before[i][j] |= before[i][k] && before[k][j];
                }
            }
        }
        return before;
    }

    private boolean causal() {
        boolean[][] causes = causes();
        return acyclic(causes) && everySession(client -> causes, i -> true);
    }

    private boolean acyclic(boolean[][] closed) {
        for (int i = 0; i < size; i++) {
            if (closed[i][i]) {
                return false;
            }
        }
        return true;
    }

    /** One order of changes, and each read returns the last one of those that it knows of. */
    private boolean convergent() {
        boolean[][] causes = causes();
        List<Integer> changes = members(this::changes);
        return acyclic(causes) && arrangement(changes, new ArrayList<>(), causes);
    }

    private boolean arrangement(List<Integer> left, List<Integer> row, boolean[][] causes) {
        if (left.isEmpty()) {
            return readsFit(row, causes);
        }
        for (int next : left) {
            if (left.stream().noneMatch(other -> causes[other][next])) {
                List<Integer> rest = new ArrayList<>(left);
                rest.remove((Integer) next);
                row.add(next);
                if (arrangement(rest, row, causes)) {
                    return true;
                }
                row.remove(row.size() - 1);
            }
        }
        return false;
    }

    private boolean readsFit(List<Integer> row, boolean[][] causes) {
        for (int read = 0; read < size; read++) {
            int asking = read;
            List<Integer> known =
                    row.stream().filter(change -> causes[change][asking]).toList();
            if (happened[read] && !(answersRight(known, read) && growsAtItsEnd(read))) {
                return false;
            }
        }
        return true;
    }

    /** What its session had been shown of a list is its beginning. */
    private boolean growsAtItsEnd(int read) {
        List<Value> now = elements(all.get(read).value());
        for (int i = 0; i < read; i++) {
            List<Value> before = elements(all.get(i).value());
            boolean lists = all.get(read).isRead() && all.get(i).value() instanceof Value.Listing;
            if (lists
                    && session(i, read)
                    && sameObject(i, read)
                    && !(before.size() <= now.size()
                            && now.subList(0, before.size()).equals(before))) {
                return false;
            }
        }
        return true;
    }

    /** The four session guarantees of Terry and others speak of reads and writes: of no other answers. */
    private boolean reads(int i) {
        return all.get(i).isRead();
    }

    private boolean everySession(Relation relation, IntPredicate answers) {
        return all.stream()
                .map(o -> o.client().name())
                .distinct()
                .allMatch(client -> row(
                        members(i -> changes(i) || of(i, client)),
                        relation.of(client),
                        i -> of(i, client) && answers.test(i)));
    }

    private List<Integer> members(IntPredicate which) {
        List<Integer> members = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            if (happened[i] && which.test(i)) {
                members.add(i);
            }
        }
        return members;
    }

    /** Whether they can be laid in a row so that those that answer answer what the row before them gives. */
    private boolean row(List<Integer> members, boolean[][] before, IntPredicate answers) {
        return row(members, new ArrayList<>(), before, answers);
    }

    private boolean row(
            List<Integer> left, List<Integer> row, boolean[][] before, IntPredicate answers) {
        if (left.isEmpty()) {
            return true;
        }
        for (int next : left) {
            boolean fits = left.stream().noneMatch(other -> before[other][next])
                    && (!answers.test(next) || answersRight(row, next));
            if (fits) {
                List<Integer> rest = new ArrayList<>(left);
                rest.remove((Integer) next);
                row.add(next);
                if (row(rest, row, before, answers)) {
                    return true;
                }
                row.remove(row.size() - 1);
            }
        }
        return false;
    }

    private boolean answersRight(List<Integer> row, int asking) {
        Operation o = all.get(asking);
        if (opaque(asking) || collects(asking)) {
            Value held = Value.NIL;
            for (int earlier : row) {
                held = changes(earlier) && sameObject(earlier, asking)
                        ? all.get(earlier).command().appliedTo(held)
                        : held;
            }
            return new SingleCopy().step(held, o.command(), o.ok() ? o.value() : null) != null;
        }
        return source[asking] == NOBODY || source[asking] == held(row, asking);
    }

    private int held(List<Integer> row, int asking) {
        int last = INITIAL;
        for (int earlier : row) {
            last = changes(earlier) && sameObject(earlier, asking) ? earlier : last;
        }
        return last;
    }
}
