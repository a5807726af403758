package dev.anachron.check.why;

import dev.anachron.base.NodeId;
import dev.anachron.base.SimTime;
import dev.anachron.base.Version;
import dev.anachron.check.Verdict.Evidence;
import dev.anachron.check.invariant.Roles;
import dev.anachron.check.staleness.CommitTimes;
import dev.anachron.check.staleness.CommitTimes.Commit;
import dev.anachron.history.History;
import dev.anachron.history.Operation;
import dev.anachron.spi.Fact;
import dev.anachron.trace.Trace;
import dev.anachron.trace.TraceEvent.Dropped;
import dev.anachron.trace.TraceEvent.FaultChanged;
import dev.anachron.trace.TraceEvent.Noted;
import dev.anachron.trace.TraceEvent.ProcessChanged;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The story of one wrong read. */
final class Story {
    private final Operation read;
    private final NodeId server;
    private final List<Operation> blamed;
    private final Scene scene;
    /** The first write that the read missed; null when the trace knows of none. */
    private final @Nullable Commit missed;
    /** The operation behind it; null when nobody was told of it before the read. */
    private final @Nullable Operation acknowledged;

    private final List<Evidence> told = new ArrayList<>();

    Story(Operation read, List<Operation> blamed, History history, Trace trace) {
        this.read = read;
        this.server = Objects.requireNonNull(read.servedBy());
        this.blamed = blamed;
        this.scene = new Scene(trace, read.returnedNanos());
        List<Commit> newer = CommitTimes.of(trace)
                .missed(read.command().key(), read.version(), read.invokedNanos());
        Operation known = newer.stream()
                .map(commit -> acknowledgement(commit, history))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        this.acknowledged = known;
        this.missed = newer.stream()
                .filter(commit -> known == null || commit.entry().equals(known.version()))
                .findFirst()
                .orElse(null);
    }

    private @Nullable Operation acknowledgement(Commit commit, History history) {
        return history.operations().stream()
                .filter(o -> o.ok()
                        && !o.isRead()
                        && o.version().equals(commit.entry())
                        && o.returnedNanos() < read.invokedNanos())
                .findFirst()
                .orElse(null);
    }

    /** The sentences by their moments, the conclusion last. */
    List<Evidence> tell() {
        leaders();
        faults();
        newerWrite();
        otherReads();
        server();
        answer();
        told.sort(Comparator.comparingLong(Evidence::atNanos));
        String conclusion = conclusion();
        told.add(new Evidence(read.id(), read.returnedNanos(), conclusion));
        return List.copyOf(told);
    }

    /** The last leader the server can have followed, and all that came after. */
    private void leaders() {
        Fact.Role role = scene.roleOf(server);
        List<Noted> elections = scene.elections();
        int from = Math.max(0, elections.size() - 1);
        while (from > 0 && role != null && term(elections.get(from)) > role.epoch()) {
            from--;
        }
        for (Noted election : elections.subList(from, elections.size())) {
            String unheard = role != null && term(election) > role.epoch()
                    ? "; " + server + " did not hear of it and still "
                            + (role.role().equals(Roles.LEADER)
                                    ? "believed it led term "
                                    : "was " + role.role() + " in term ")
                            + role.epoch()
                    : "";
            tell(
                    election.atNanos(),
                    election.node() + " became leader in term " + term(election) + unheard + ".");
        }
    }

    private static long term(Noted election) {
        return ((Fact.Role) election.fact()).epoch();
    }

    private void faults() {
        long sinceNanos = missed == null ? read.invokedNanos() : missed.atNanos();
        for (FaultChanged fault : scene.faultsSince(sinceNanos)) {
            tell(fault.atNanos(), FaultWords.of(fault));
        }
    }

    private void newerWrite() {
        Commit commit = missed;
        if (commit == null) {
            return;
        }
        String write = commit.command().text();
        tell(
                commit.atNanos(),
                commit.node() + " committed " + write + " as entry " + commit.entry()
                        + "; the read was to return the older entry " + read.version() + ".");
        Operation done = acknowledged;
        if (done != null) {
            tell(
                    done,
                    done.returnedNanos(),
                    done.client() + " was told that " + write + " had been done.");
        }
    }

    private void otherReads() {
        for (Operation other : blamed) {
            if (other.isRead() && other.ok() && other.id() != read.id()) {
                String from = other.servedBy() == null ? "" : " from " + other.servedBy();
                tell(
                        other,
                        other.returnedNanos(),
                        other.client() + " had read " + other.command().key() + " = "
                                + other.value().text() + " (version " + other.version() + ")"
                                + from + ".");
            }
        }
    }

    /** Why the server knew no better. */
    private void server() {
        long sinceNanos = missed == null ? read.invokedNanos() : missed.atNanos();
        for (ProcessChanged change : scene.changesOf(server, Math.min(sinceNanos, pausedSince()))) {
            if (told.stream().anyMatch(step -> step.atNanos() == change.atNanos())) {
                continue; // the fault that did it has been told of
            }
            tell(change.atNanos(), server + " " + change.text() + ".");
        }
        List<Dropped> lost = scene.lostTo(server, sinceNanos);
        if (!lost.isEmpty()) {
            Dropped first = lost.get(0);
            tell(
                    first.atNanos(),
                    "From here on " + lost.size()
                            + (lost.size() == 1 ? " message to " : " messages to ") + server
                            + " got lost before the answer (" + first.why() + ").");
        }
    }

    /** A pause that began before the newer write explains as much as one that began after it. */
    private long pausedSince() {
        long sinceNanos = SimTime.NEVER;
        for (ProcessChanged change : scene.changesOf(server, 0)) {
            switch (change.change()) {
                case PAUSED, CRASHED -> sinceNanos = Math.min(sinceNanos, change.atNanos());
                case RESUMED, RESTARTED -> {
                    if (missed == null || change.atNanos() < missed.atNanos()) {
                        sinceNanos = SimTime.NEVER;
                    }
                }
            }
        }
        return sinceNanos;
    }

    private void answer() {
        Noted served = scene.served(server, read.client(), read.invokedNanos());
        String how = served == null ? "" : " from " + ((Fact.Served) served.fact()).how();
        Operation done = acknowledged;
        String late = done == null
                ? ""
                : ", " + SimTime.span(read.invokedNanos() - done.returnedNanos()) + " after "
                        + done.command().text() + " had been acknowledged";
        Noted applied = scene.lastApplied(server);
        tell(
                read,
                read.invokedNanos(),
                read.client() + " asked " + server + ", which answered" + how + ": "
                        + read.command().key() + " = " + read.value().text() + late + ".");
        if (missed != null) {
            Version known = applied == null ? Version.NONE : ((Fact.Apply) applied.fact()).entry();
            tell(
                    read.returnedNanos(),
                    applied == null
                            ? server + " had applied nothing by then."
                            : server + " had applied nothing newer than entry " + known + ".");
        }
    }

    private String conclusion() {
        String value = read.command().key() + " = " + read.value().text();
        Operation before = blamed.stream()
                .filter(o -> o.isRead()
                        && o.client().equals(read.client())
                        && o.version().compareTo(read.version()) > 0)
                .findFirst()
                .orElse(null);
        if (before != null) {
            return "So " + read.client() + " went back in time: after "
                    + before.value().text() + " it was shown the older " + value + ".";
        }
        return missed == null
                ? "So " + value + " is an answer that no single copy could have given."
                : "So " + read.client() + " was shown the past: " + value + " had been overwritten "
                        + SimTime.span(read.invokedNanos() - missed.atNanos())
                        + " before it asked.";
    }

    private void tell(long atNanos, String sentence) {
        told.add(new Evidence(-1, atNanos, sentence));
    }

    private void tell(Operation about, long atNanos, String sentence) {
        told.add(new Evidence(about.id(), atNanos, sentence));
    }
}
