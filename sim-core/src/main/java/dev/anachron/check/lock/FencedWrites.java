package dev.anachron.check.lock;

import dev.anachron.base.Command;
import dev.anachron.base.NodeId;
import dev.anachron.base.Version;
import dev.anachron.check.Verdict.Evidence;
import dev.anachron.history.History;
import dev.anachron.history.Operation;
import dev.anachron.spi.Fact;
import dev.anachron.trace.TraceEvent.Noted;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The writes that clients made as holders of a lock. */
public final class FencedWrites {
    private FencedWrites() {}

    /** Whether it is one. */
    public static boolean is(Operation operation) {
        return operation.command() instanceof Command.Write write && write.fenced();
    }

    /** Whether a storage noted that it took one. */
    public static boolean isTaken(Noted noted) {
        return noted.fact() instanceof Fact.Apply apply
                && apply.effective()
                && apply.command() instanceof Command.Write write
                && write.fenced();
    }

    /** What was taken; it must be such a write. */
    public static Command.Write command(Noted taken) {
        return (Command.Write) Objects.requireNonNull(((Fact.Apply) taken.fact()).command());
    }

    /** The operation behind a write that was taken; null when the history has none. */
    static @Nullable Operation operation(Noted taken, History history) {
        Command.Write write = command(taken);
        return history.operations().stream()
                .filter(operation -> operation.command().equals(write))
                .filter(operation -> operation.invokedNanos() <= taken.atNanos())
                .findFirst()
                .orElse(null);
    }

    static Evidence evidence(Noted taken, History history) {
        Operation operation = operation(taken, history);
        return new Evidence(
                operation == null ? -1 : operation.id(),
                taken.atNanos(),
                (operation == null ? "" : operation.client() + " ")
                        + command(taken).text() + ", taken by " + taken.node());
    }

    /**
     * An acknowledged write that another overwrote whose client had not seen it.
     *
     * @param lost what was overwritten
     * @param by the write that did it, made from an older value
     */
    public record LostUpdate(Operation lost, Operation by) {}

    /** Read, modify, write: what was written between a client's read and its write is lost. */
    public static List<LostUpdate> lost(History history) {
        Map<String, Version> lastRead = new LinkedHashMap<>();
        List<LostUpdate> lost = new ArrayList<>();
        SortedSet<Integer> counted = new TreeSet<>();
        for (Operation operation : history.operations()) {
            String who = whoAndWhat(operation.client(), operation.command().key());
            if (operation.ok() && operation.isRead()) {
                lastRead.put(who, operation.version());
            }
            Version seen = lastRead.get(who);
            if (operation.ok() && is(operation) && seen != null) {
                between(seen, operation, history).stream()
                        .filter(write -> counted.add(write.id()))
                        .forEach(write -> lost.add(new LostUpdate(write, operation)));
            }
        }
        return lost;
    }

    private static String whoAndWhat(NodeId client, String key) {
        return client + " " + key;
    }

    private static List<Operation> between(Version seen, Operation last, History history) {
        return history.operations().stream()
                .filter(write -> write.ok() && is(write))
                .filter(write -> write.command().key().equals(last.command().key()))
                .filter(write -> !write.client().equals(last.client()))
                .filter(write ->
                        seen.precedes(write.version()) && write.version().precedes(last.version()))
                .toList();
    }
}
