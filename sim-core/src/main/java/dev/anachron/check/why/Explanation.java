package dev.anachron.check.why;

import dev.anachron.base.Version;
import dev.anachron.check.Part;
import dev.anachron.check.Verdict;
import dev.anachron.check.Verdict.Evidence;
import dev.anachron.check.Verdict.Status;
import dev.anachron.check.invariant.Durability;
import dev.anachron.check.lock.FencedWrites;
import dev.anachron.check.order.WriteOrder;
import dev.anachron.history.History;
import dev.anachron.history.Operation;
import dev.anachron.trace.Trace;
import dev.anachron.trace.TraceEvent.FaultChanged;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a broken promise came about, of a wrong read, a lost write, a late holder of a lock or a broken
 * invariant, told in plain sentences from what the trace knows and nobody in the run did: who led, what
 * was broken, when something was committed, and what the replicas had in their logs.
 */
public final class Explanation {
    /** As Leader Completeness names the entry that it misses. */
    private static final Pattern COMMITTED = Pattern.compile("\\w+: committed (\\d+)@(\\d+) ");

    private Explanation() {}

    /**
     * Plain sentences in the order in which things happened, each with its moment; empty when there
     * is nothing to explain: the verdict is not invalid or blames nothing that the trace tells of.
     */
    public static List<Evidence> of(Verdict verdict, History history, Trace trace) {
        return of(verdict, history, trace, fault -> true);
    }

    /** The same, told with the knowledge which of the faults that struck had any effect. */
    public static List<Evidence> of(
            Verdict verdict, History history, Trace trace, Predicate<FaultChanged> bit) {
        if (verdict.status() != Status.INVALID) {
            return List.of();
        }
        Part concerned = Part.of(verdict, history, trace);
        List<Evidence> story =
                of(verdict, concerned.history(), new Account(concerned.trace(), bit));
        Optional<Evidence> marker =
                wrongRead(blamed(verdict, history)).flatMap(new ForeignMarker(history, trace)::of);
        return marker.map(sentence -> with(sentence, story)).orElse(story);
    }

    private static List<Evidence> with(Evidence sentence, List<Evidence> story) {
        List<Evidence> whole = new ArrayList<>(story);
        long before = story.stream()
                .takeWhile(step -> step.atNanos() <= sentence.atNanos())
                .count();
        whole.add((int) before, sentence);
        return whole;
    }

    private static List<Operation> blamed(Verdict verdict, History history) {
        return verdict.evidence().stream()
                .filter(evidence -> evidence.operation() >= 0)
                .map(evidence -> history.operation(evidence.operation()))
                .toList();
    }

    private static Optional<Operation> wrongRead(List<Operation> blamed) {
        return blamed.stream()
                .filter(o -> o.ok() && o.isRead() && o.servedBy() != null)
                .max(Comparator.comparingLong(Operation::invokedNanos)
                        .thenComparingInt(Operation::id));
    }

    private static List<Evidence> of(Verdict verdict, History history, Account account) {
        Trace trace = account.trace();
        List<Operation> blamed = blamed(verdict, history);
        Optional<Operation> fenced =
                blamed.stream().filter(FencedWrites::is).reduce((one, later) -> later);
        if (fenced.isPresent()) {
            return new LockStory(fenced.get(), history, account).tell();
        }
        Optional<Operation> read = wrongRead(blamed);
        WriteOrder order = WriteOrder.of(trace);
        if (read.isPresent() && order.leaderless()) {
            return new ReplicaStory(read.get(), blamed, history, account, order).tell();
        }
        if (read.isPresent()) {
            return new Story(read.get(), blamed, history, account).tell();
        }
        if (blamed.isEmpty()) {
            return ofInvariant(verdict, account);
        }
        List<Operation> lost = Durability.lost(history, trace);
        if (order.leaderless()) {
            return blamed.stream()
                    .filter(write -> lost.contains(write) && order.find(write.version()) != null)
                    .findFirst()
                    .map(write -> new ReplicaLossStory(
                                    write,
                                    Objects.requireNonNull(order.find(write.version())),
                                    account)
                            .tell())
                    .orElse(List.of());
        }
        return blamed.stream()
                .filter(lost::contains)
                .findFirst()
                .map(write -> new LossStory(write.version(), write, account).tell())
                .orElse(List.of());
    }

    /** A committed entry that a later leader lacked is told of as lost, all else by its facts. */
    private static List<Evidence> ofInvariant(Verdict verdict, Account account) {
        for (Evidence evidence : verdict.evidence()) {
            Matcher committed = COMMITTED.matcher(evidence.text());
            if (committed.lookingAt()) {
                Version entry = new Version(
                        Long.parseLong(committed.group(2)), Long.parseLong(committed.group(1)));
                return new LossStory(entry, null, account).tell();
            }
        }
        return verdict.evidence().isEmpty() ? List.of() : new BreachStory(verdict, account).tell();
    }
}
