package dev.anachron.check.why;

import dev.anachron.base.NodeId;
import dev.anachron.base.Search;
import dev.anachron.base.SimTime;
import dev.anachron.base.Version;
import dev.anachron.check.Verdict.Evidence;
import dev.anachron.check.invariant.Replica;
import dev.anachron.check.invariant.Roles;
import dev.anachron.history.Operation;
import dev.anachron.spi.Fact;
import dev.anachron.trace.Trace;
import dev.anachron.trace.TraceEvent;
import dev.anachron.trace.TraceEvent.Delivered;
import dev.anachron.trace.TraceEvent.FaultChanged;
import dev.anachron.trace.TraceEvent.Noted;
import dev.anachron.trace.TraceEvent.ProcessChanged;
import dev.anachron.trace.TraceEvent.ProcessChanged.Change;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The story of an entry that was committed and is there no longer. */
final class LossStory {
    private static final int ROWS_AT_MOST = 9;

    private final Version entry;
    /** The acknowledged operation that became the entry; null when nobody was told of it. */
    private final @Nullable Operation write;

    private final Account account;
    private final Trace trace;
    private final SortedMap<NodeId, Replica> replicas = new TreeMap<>();
    /** When nodes that went down with the entry came up again; never, while they have not. */
    private final SortedMap<NodeId, Long> upAgain = new TreeMap<>();

    /** What each node took up last: a node does one thing at a time, so its next facts come of that. */
    private final SortedMap<NodeId, Delivered> taken = new TreeMap<>();

    private final Telling telling;

    private @Nullable Noted leader;
    private @Nullable Noted committed;
    private @Nullable Noted usurper;
    /** The fault that had ended last when something outdated took the entry away. */
    private @Nullable FaultChanged released;

    private @Nullable FaultChanged ended;
    private boolean removed;
    private boolean replaced;

    LossStory(Version entry, @Nullable Operation write, Account account) {
        this.entry = entry;
        this.write = write;
        this.account = account;
        this.trace = account.trace();
        this.telling = new Telling(trace);
    }

    /** The sentences by their moments, nine at most, the conclusion last. */
    List<Evidence> tell() {
        trace.events().forEach(this::see);
        if (leader != null) {
            telling.tell(
                    leader.atNanos(),
                    leader.node() + " became " + Roles.told((Fact.Role) leader.fact()) + ".");
        }
        Operation done = write;
        if (done != null) {
            telling.tell(
                    done,
                    done.returnedNanos(),
                    done.client() + " was told that " + done.command().text() + " had been done.");
        }
        faults();
        return telling.inOrder(conclusion());
    }

    private void see(TraceEvent event) {
        if (event instanceof Noted noted) {
            see(noted);
            replica(noted.node()).take(event);
            if (noted.equals(committed) && noted.fact() instanceof Fact.Apply apply) {
                commitment(noted, apply);
            }
        } else if (event instanceof ProcessChanged changed) {
            see(changed);
            replica(changed.node()).take(event);
        } else if (event instanceof Delivered delivered) {
            taken.put(delivered.to(), delivered);
        } else if (event instanceof FaultChanged fault && !fault.began()) {
            ended = fault;
        }
    }

    private Replica replica(NodeId node) {
        return replicas.computeIfAbsent(node, unused -> new Replica());
    }

    private boolean holds(NodeId node) {
        Replica.Entry there = replica(node).entry(entry.position());
        return there != null && there.version().equals(entry);
    }

    /** Looks at a fact; the replica of the node that noted it is still as it was before. */
    private void see(Noted noted) {
        Fact fact = noted.fact();
        if (fact instanceof Fact.Role role && Roles.leads(role)) {
            elected(noted, role);
        } else if (fact instanceof Fact.Truncate truncate) {
            truncated(noted, truncate);
        } else if (fact instanceof Fact.Apply apply) {
            applied(noted, apply);
        }
    }

    /** Whether the node had the entry when it went down, and when it came up again. */
    private void see(ProcessChanged changed) {
        if (changed.change() == Change.CRASHED && holds(changed.node())) {
            upAgain.put(changed.node(), SimTime.NEVER);
        } else if (changed.change() == Change.RESTARTED) {
            upAgain.computeIfPresent(changed.node(), (node, never) -> changed.atNanos());
        }
    }

    private void elected(Noted noted, Fact.Role role) {
        if (role.epoch() == entry.epoch() && committed == null) {
            leader = noted;
        } else if (role.epoch() > entry.epoch() && usurper == null && !holds(noted.node())) {
            usurper = noted;
            Long upNanos = upAgain.get(noted.node());
            if (upNanos != null) {
                telling.tell(
                        upNanos,
                        noted.node() + " came up again, and entry " + entry
                                + ", which it had had, was not on its disk.");
            }
            telling.tell(
                    noted.atNanos(),
                    noted.node() + " became " + Roles.told(role)
                            + " although its log ended at " + last(noted.node())
                            + ", without entry " + entry + ".");
        }
    }

    private void truncated(Noted noted, Fact.Truncate truncate) {
        if (!removed && truncate.fromIndex() <= entry.position() && holds(noted.node())) {
            removed = true;
            telling.tell(
                    noted.atNanos(),
                    noted.node() + outdated(noted.node())
                            + " removed the end of its log from index " + truncate.fromIndex()
                            + " on, and entry " + entry + " with it.");
        }
    }

    /** The message of a past term that the node obeys, if it is one; it ought to be refused. */
    private String outdated(NodeId node) {
        Delivered cause = taken.get(node);
        OptionalLong term =
                cause == null ? OptionalLong.empty() : Search.number(cause.message(), "term");
        if (cause == null || term.isEmpty() || term.getAsLong() >= replica(node).term()) {
            return "";
        }
        released = ended;
        return ", in term " + replica(node).term() + ", took " + cause.from() + "'s "
                + cause.message().type() + " of term " + term.getAsLong()
                + ", which it should have refused, and";
    }

    private void applied(Noted noted, Fact.Apply apply) {
        if (apply.entry().equals(entry) && committed == null) {
            committed = noted;
        } else if (apply.entry().position() == entry.position()
                && apply.entry().epoch() > entry.epoch()
                && !replaced) {
            replaced = true;
            telling.tell(
                    noted.atNanos(),
                    noted.node() + " committed entry " + apply.entry() + " in its place: "
                            + content(apply) + ".");
        }
    }

    private static String content(Fact.Apply apply) {
        return apply.command() == null
                ? apply.content().text()
                : apply.command().text();
    }

    /** Tells of the commitment, and of one that did not have the entry: it shows what could happen. */
    private void commitment(Noted noted, Fact.Apply apply) {
        String without = replicas.keySet().stream()
                .filter(node -> !holds(node) && replica(node).lastIndex() > 0)
                .findFirst()
                .map(node -> "; " + node + " did not have it, its log ended at " + last(node))
                .orElse("");
        telling.tell(
                noted.atNanos(),
                noted.node() + " committed " + content(apply) + " as entry " + entry + without
                        + ".");
    }

    private String last(NodeId node) {
        Replica.Entry end = replica(node).entry(replica(node).lastIndex());
        return end == null ? "its beginning" : end.version().toString();
    }

    /** What was broken while the entry could still have spread, the latest first; then what healed. */
    private void faults() {
        long sinceNanos = committed == null ? 0 : committed.atNanos();
        Noted end = usurper;
        Scene scene = account.until(end == null ? Long.MAX_VALUE : end.atNanos());
        List<FaultChanged> faults = scene.faultsSince(sinceNanos);
        FaultChanged first = released;
        if (first != null && faults.contains(first)) {
            telling.tell(first.atNanos(), FaultWords.of(first));
        }
        tell(faults, true);
        tell(faults, false);
    }

    private void tell(List<FaultChanged> faults, boolean began) {
        for (int i = faults.size() - 1; i >= 0 && telling.size() < ROWS_AT_MOST - 1; i--) {
            if (faults.get(i).began() == began && !faults.get(i).equals(released)) {
                telling.tell(faults.get(i).atNanos(), FaultWords.of(faults.get(i)));
            }
        }
    }

    private Evidence conclusion() {
        Operation done = write;
        long endNanos = trace.events().endNanos();
        Noted end = usurper;
        long atNanos = telling.latestNanos(end == null ? endNanos : end.atNanos());
        if (done == null) {
            return new Evidence(
                    -1, atNanos, "So what had been committed as entry " + entry + " was lost.");
        }
        return new Evidence(
                done.id(),
                atNanos,
                "So " + done.command().text() + " was lost: " + done.client()
                        + " had been told that it was done, and "
                        + (committed == null
                                ? "nobody ever executed it."
                                : "the cluster goes on without it."));
    }
}
