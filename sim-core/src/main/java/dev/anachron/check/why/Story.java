package dev.anachron.check.why;

import dev.anachron.base.Command;
import dev.anachron.base.NodeId;
import dev.anachron.base.SimTime;
import dev.anachron.base.Value;
import dev.anachron.base.Version;
import dev.anachron.check.Verdict.Evidence;
import dev.anachron.check.invariant.Roles;
import dev.anachron.check.staleness.CommitTimes;
import dev.anachron.check.staleness.CommitTimes.Commit;
import dev.anachron.history.History;
import dev.anachron.history.Operation;
import dev.anachron.spi.Fact;
import dev.anachron.trace.TraceEvent.Dropped;
import dev.anachron.trace.TraceEvent.FaultChanged;
import dev.anachron.trace.TraceEvent.Noted;
import dev.anachron.trace.TraceEvent.ProcessChanged;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The story of one wrong read. */
final class Story {
    private final Operation read;
    private final NodeId server;
    private final List<Operation> blamed;
    /** How the server said it answered; null when it did not say. */
    private final @Nullable Noted served;
    /** Up to the answer. */
    private final Scene scene;
    /** The write that the read missed; null when the trace knows of none. */
    private final @Nullable Commit missed;
    /** The operation behind it; null when nobody was told of it before the read. */
    private final @Nullable Operation acknowledged;

    private final Telling telling;

    Story(Operation read, List<Operation> blamed, History history, Account account) {
        this.read = read;
        this.server = Objects.requireNonNull(read.servedBy());
        this.blamed = blamed;
        this.telling = new Telling(account.trace());
        this.served = account.until(read.returnedNanos())
                .served(server, read.client(), read.invokedNanos());
        this.scene = account.until(answeredNanos());
        List<Commit> newer = CommitTimes.of(account.trace()).missed(read);
        this.missed = select(newer, history);
        this.acknowledged = missed == null ? null : acknowledgement(missed, history);
    }

    private long answeredNanos() {
        return served == null ? read.returnedNanos() : served.atNanos();
    }

    /** The write that the verdict names; else one that somebody had been told of; else any. */
    private @Nullable Commit select(List<Commit> newer, History history) {
        return Stream.<Predicate<Commit>>of(
                        commit -> blames(commit, false),
                        commit -> blames(commit, true),
                        commit -> acknowledgement(commit, history) != null,
                        commit -> true)
                .flatMap(wanted -> newer.stream().filter(wanted).limit(1))
                .findFirst()
                .orElse(null);
    }

    /** Whether the verdict names the write, or a read of it. */
    private boolean blames(Commit commit, boolean byRead) {
        return blamed.stream()
                .anyMatch(
                        o -> o.ok() && o.isRead() == byRead && o.version().equals(commit.entry()));
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
        question();
        server();
        answer();
        return telling.inOrder(new Evidence(read.id(), read.returnedNanos(), conclusion()));
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
            // A leader that does not know gets a sentence of its own when it answers.
            String unheard = role != null && term(election) > role.epoch() && !leads(role)
                    ? "; " + server + " did not hear of it and still was " + Roles.told(role)
                    : "";
            telling.tell(
                    election.atNanos(),
                    election.node() + " became " + Roles.told((Fact.Role) election.fact()) + unheard
                            + ".");
        }
    }

    private static long term(Noted election) {
        return ((Fact.Role) election.fact()).epoch();
    }

    private static boolean leads(Fact.Role role) {
        return Roles.leads(role);
    }

    private long sinceNanos() {
        return missed == null ? read.invokedNanos() : missed.atNanos();
    }

    private void faults() {
        for (FaultChanged fault : scene.faultsSince(sinceNanos())) {
            telling.tell(fault.atNanos(), FaultWords.of(fault));
        }
    }

    private void newerWrite() {
        Commit commit = missed;
        if (commit == null) {
            return;
        }
        String write = commit.command().text();
        telling.tell(
                commit.atNanos(),
                commit.node() + " committed " + write + " as entry " + commit.entry() + ".");
        Operation done = acknowledged;
        if (done != null) {
            telling.tell(
                    done,
                    done.returnedNanos(),
                    done.client() + " was told that " + write + " had been done.");
        }
    }

    private void otherReads() {
        for (Operation other : blamed) {
            if (other.isRead() && other.ok() && other.id() != read.id()) {
                String from = other.servedBy() == null ? "" : " from " + other.servedBy();
                telling.tell(
                        other,
                        other.returnedNanos(),
                        other.client() + " had read "
                                + other.command().key() + " = "
                                + other.value().text() + entry(other) + from + ".");
            }
        }
    }

    private void question() {
        Operation done = acknowledged;
        String late = done == null
                ? ""
                : ", " + SimTime.span(read.invokedNanos() - done.returnedNanos()) + " after "
                        + done.command().text() + " had been acknowledged";
        if (server.equals(read.client())) {
            return; // it showed its own view
        }
        telling.tell(
                read,
                read.invokedNanos(),
                read.client() + " asked " + server + " for " + read.command().key() + late + ".");
    }

    /** Why the server knew no better. */
    private void server() {
        for (ProcessChanged change :
                scene.changesOf(server, Math.min(sinceNanos(), pausedSince()))) {
            if (!telling.tellsOf(change.atNanos())) { // else its fault has been told of
                telling.tell(change.atNanos(), server + " " + change.text() + ".");
            }
        }
        List<FaultChanged> faults = scene.faultsSince(sinceNanos());
        List<Dropped> lost = scene.lostTo(server, sinceNanos()).stream()
                .filter(message ->
                        faults.stream().noneMatch(fault -> fault.what().equals(message.why())))
                .toList();
        if (!lost.isEmpty()) {
            Dropped first = lost.get(0);
            telling.tell(
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
                case PAUSED, CRASHED, REFUSED ->
                    sinceNanos = Math.min(sinceNanos, change.atNanos());
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
        String how = served == null ? "" : ((Fact.Served) served.fact()).how().text();
        belief(how);
        behind(how);
        String from = how.isEmpty() ? "" : " from " + how;
        if (how.contains("that clock said")) {
            // What a clock says means something only beside the true time.
            from += " when it was truly " + SimTime.text(answeredNanos());
        }
        telling.tell(
                read,
                answeredNanos(),
                server + " answered " + shown() + (never() && !from.isEmpty() ? "," : "") + from
                        + ".");
    }

    /** A leader that was voted out cannot know by itself. */
    private void belief(String how) {
        Fact.Role role = scene.roleOf(server);
        List<Noted> elections = scene.elections();
        if (role == null || !leads(role) || elections.isEmpty()) {
            return;
        }
        Noted latest = elections.get(elections.size() - 1);
        if (term(latest) <= role.epoch()) {
            return;
        }
        String principle = "";
        if (how.contains("own state")) {
            principle = " It did not ask a majority, and alone it cannot know that it was voted"
                    + " out.";
        } else if (how.contains("lease")) {
            principle = " It relied on its lease and did not ask a majority.";
        }
        telling.tell(
                answeredNanos(),
                server + " still believed it led " + Roles.reign(role) + ": " + latest.node()
                        + " had led " + Roles.reign((Fact.Role) latest.fact()) + " since "
                        + SimTime.text(latest.atNanos()) + ", and " + server
                        + " had not heard of it." + principle);
    }

    /** What the server had applied, unless the answer says so itself. */
    private void behind(String how) {
        Noted applied = scene.lastApplied(server);
        if (missed == null || applied == null) {
            return;
        }
        Version known = ((Fact.Apply) applied.fact()).entry();
        if (known.precedes(missed.entry())
                && !known.equals(read.version())
                && !how.contains(known.toString())) {
            telling.tell(
                    answeredNanos(),
                    server + " had applied nothing newer than entry " + known + " by then.");
        }
    }

    /** {@code x = 7 (entry 5@1)}, or that there was nothing. */
    private String shown() {
        return (never() ? "that " : "") + value() + (never() ? "" : entry(read));
    }

    private boolean never() {
        return read.value().equals(Value.NIL);
    }

    private String value() {
        String key = read.command().key();
        if (!never()) {
            return key + " = " + read.value().text();
        }
        return missed != null && missed.command() instanceof Command.Add
                ? key + " had never been added to"
                : key + " had never been written";
    }

    private static String entry(Operation operation) {
        return operation.version().equals(Version.NONE)
                ? ""
                : " (entry " + operation.version() + ")";
    }

    private String conclusion() {
        Operation before = blamed.stream()
                .filter(o -> o.isRead()
                        && o.client().equals(read.client())
                        && read.version().precedes(o.version()))
                .findFirst()
                .orElse(null);
        if (before != null) {
            return "So " + read.client() + " went back in time: after "
                    + before.value().text()
                    + (never()
                            ? " it was told that " + value() + "."
                            : " it was shown the older " + value() + ".");
        }
        if (missed == null) {
            return never()
                    ? "So no single copy could have answered that " + value() + "."
                    : "So " + value() + " is an answer that no single copy could have given.";
        }
        return "So " + read.client() + " was shown the past: "
                + missed.command().text()
                + " had been committed " + SimTime.span(read.invokedNanos() - missed.atNanos())
                + " before it asked.";
    }
}
