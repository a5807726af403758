package dev.anachron.protocol.raft;

import dev.anachron.base.NodeId;
import dev.anachron.base.SimTime;
import dev.anachron.base.Version;
import dev.anachron.protocol.raft.LogEntry.Configuration;
import dev.anachron.protocol.raft.LogEntry.Content;
import dev.anachron.protocol.raft.RaftMessage.AppendEntries;
import dev.anachron.protocol.raft.RaftTimer.ElectionTimeout;
import dev.anachron.protocol.raft.RaftTimer.Heartbeat;
import dev.anachron.protocol.raft.RaftTimer.WriteBehind;
import dev.anachron.protocol.raft.Role.Follower;
import dev.anachron.spi.Durable;
import dev.anachron.spi.Fact;
import dev.anachron.spi.NodeContext;
import dev.anachron.spi.Outbox;
import dev.anachron.spi.Request;
import dev.anachron.spi.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Figure 2, "State", and what keeps it consistent: terms, roles, the election timer, the log and what
 * is saved of them. The parts of the protocol ({@link Elections}, {@link Replication}, {@link
 * Commands}, {@link Reads}) work on it.
 */
final class Server {
    final NodeContext context;
    final RaftSettings settings;
    private final List<NodeId> firstMembers;

    // Persistent state on all servers
    private long currentTerm;
    private @Nullable NodeId votedFor;
    private boolean voteChanged;
    final RaftLog log = new RaftLog();

    /** The latest configuration in the log, committed or not, and its index (dissertation, 4.1). */
    private List<NodeId> members;

    private long configurationIndex;

    // Volatile state on all servers; lastApplied is the replica's
    private long commitIndex;
    final Replica replica;
    /** What it knows of the age of its copy. */
    final Freshness freshness = new Freshness();
    /** The latest snapshot; null before the first. */
    private @Nullable Snapshot snapshot;

    private Role role = new Follower(null);

    /** Until when, by its own clock, it takes the leader that it last heard to be alive. */
    private long loyalUntilNanos = Long.MIN_VALUE;
    /** What is still to be saved: {@link Bug#ACKNOWLEDGE_BEFORE_SAVING}. */
    private final List<Durable> unsaved = new ArrayList<>();

    Server(NodeContext context) {
        this.context = context;
        this.settings = RaftSettings.of(context.settings());
        this.firstMembers = settings.firstMembers(context.nodes());
        this.members = firstMembers;
        this.replica = new Replica(!settings.has(Bug.NO_SESSIONS));
        context.saved().forEach(this::recover);
        useLatestConfiguration();
    }

    private void recover(Durable durable) {
        if (durable instanceof RaftDurable.Vote vote) {
            currentTerm = vote.term();
            votedFor = vote.votedFor();
        } else if (durable instanceof LogEntry entry) {
            log.restore(entry);
        } else if (durable instanceof RaftDurable.Truncated truncated) {
            log.truncate(truncated.fromIndex());
        } else if (durable instanceof RaftDurable.Snapshotted snapshotted) {
            snapshot = snapshotted.snapshot();
            discard(snapshot.last());
        }
    }

    void start(Outbox out) {
        if (!context.saved().isEmpty()) {
            out.note(new Fact.Recover(log.lastIndex()));
            if (snapshot != null) {
                restore(snapshot, out);
            }
            keepLoyal(); // it may have heard a leader right before it went down
        }
        out.note(new Fact.Role(role.text(), currentTerm));
        resetElectionTimer(out);
    }

    NodeId self() {
        return context.self();
    }

    boolean has(Bug bug) {
        return settings.has(bug);
    }

    long nowNanos() {
        return context.clock().nowNanos();
    }

    /** By the clock that a leader measures its lease by (dissertation, section 6.4.1). */
    long leaseNowNanos() {
        return settings.leaseByWallClock() ? context.clock().wallNanos() : nowNanos();
    }

    /** A moment that has certainly come, by its wall clock; none when nobody needs to know. */
    long stampNanos() {
        return settings.maxStalenessNanos() == 0
                ? AppendEntries.NOTHING_CLOSED
                : context.clock().interval().earliestNanos();
    }

    // Terms and votes

    long currentTerm() {
        return currentTerm;
    }

    @Nullable
    NodeId votedFor() {
        return votedFor;
    }

    /** Section 5.1: a higher term makes anybody a follower, and the vote is free again. */
    void observeTerm(long term, Outbox out) {
        if (term > currentTerm) {
            currentTerm = term;
            votedFor = null;
            voteChanged = true;
            becomeFollower(null, out);
        }
    }

    void voteFor(@Nullable NodeId candidate) {
        votedFor = candidate;
        voteChanged = true;
    }

    /** A candidate begins a term of its own with its own vote (section 5.2). */
    void beginTerm() {
        currentTerm++;
        voteFor(self());
    }

    /** Term and vote are saved once, at the end of the handler that changed them. */
    void saveVoteIfChanged(Outbox out) {
        if (voteChanged) {
            voteChanged = false;
            NodeId remembered = has(Bug.FORGET_VOTE) ? null : votedFor;
            out.save(new RaftDurable.Vote(currentTerm, remembered));
        }
    }

    // Roles

    Role role() {
        return role;
    }

    void become(Role next, Outbox out) {
        role = next;
        out.note(new Fact.Role(role.text(), currentTerm));
    }

    void becomeFollower(@Nullable NodeId leader, Outbox out) {
        Role before = role;
        become(new Follower(leader), out);
        if (before instanceof Leader deposed) {
            deposed.reads.takeAll().forEach(read -> redirect(read, out));
            out.cancelTimer(new Heartbeat(deposed.term));
            resetElectionTimer(out);
        }
    }

    /** There is a leader in this term, and it is not this server (section 5.2). */
    void hearLeader(NodeId leader, Outbox out) {
        if (!(role instanceof Follower follower)) {
            becomeFollower(leader, out);
        } else if (!leader.equals(follower.leader())) {
            role = new Follower(leader);
        }
        if (has(Bug.FORGET_VOTE_ON_HEARING_LEADER) && votedFor != null) {
            voteFor(null);
        }
        keepLoyal();
        resetElectionTimer(out);
    }

    void resetElectionTimer(Outbox out) {
        long timeoutNanos =
                context.random().between(settings.minElectionNanos(), settings.maxElectionNanos());
        out.setTimer(ElectionTimeout.ONLY, timeoutNanos);
    }

    /** For the shortest election timeout (section 6, at the end). */
    private void keepLoyal() {
        loyalUntilNanos = SimTime.plus(nowNanos(), settings.minElectionNanos());
    }

    long loyalUntilNanos() {
        return loyalUntilNanos;
    }

    private boolean heardLeader() {
        return role instanceof Follower && nowNanos() < loyalUntilNanos;
    }

    /** Whether, as far as it knows, there is a leader: it would vote for nobody else then. */
    boolean knowsLeader() {
        return role instanceof Leader || heardLeader();
    }

    /**
     * Whether it ignores who asks for its vote. Leases rely on that (dissertation, section 6.4.1), and
     * servers that cannot hear the leader do not disturb those that can (section 4.2.3).
     */
    boolean isLoyal() {
        boolean forTheLease = settings.reads() == ReadMode.LEASE && heardLeader();
        return forTheLease || (settings.checkQuorum() && knowsLeader());
    }

    /** Only a leader serves commands and strong reads (section 8). */
    void redirect(Request request, Outbox out) {
        NodeId leader = role instanceof Follower follower ? follower.leader() : null;
        out.reply(request, new Response.Redirect(request.serial(), request.attempt(), leader));
    }

    // The log

    /** A leader only ever appends to its own log (section 5.3). */
    void append(Content content, Outbox out) {
        store(new LogEntry(new Version(currentTerm, log.lastIndex() + 1), content), out);
    }

    void store(LogEntry entry, Outbox out) {
        log.append(entry);
        saveLog(entry, out);
        out.note(new Fact.Append(entry.version(), entry.content()));
        if (entry.content() instanceof Configuration configuration) {
            members = configuration.members();
            configurationIndex = entry.index();
        }
    }

    void truncate(long fromIndex, Outbox out) {
        log.truncate(fromIndex);
        saveLog(new RaftDurable.Truncated(fromIndex), out);
        out.note(new Fact.Truncate(fromIndex));
        if (fromIndex <= configurationIndex) {
            useLatestConfiguration();
        }
    }

    private void saveLog(RaftDurable durable, Outbox out) {
        if (!has(Bug.ACKNOWLEDGE_BEFORE_SAVING)) {
            out.save(durable);
            return;
        }
        if (unsaved.isEmpty()) {
            out.setTimer(WriteBehind.ONLY, settings.maxElectionNanos());
        }
        unsaved.add(durable);
    }

    void onWriteBehind(Outbox out) {
        unsaved.forEach(out::save);
        unsaved.clear();
    }

    // Configurations: dissertation, section 4.1

    List<NodeId> members() {
        return members;
    }

    boolean isMember(NodeId node) {
        return members.contains(node);
    }

    /** Every member but this server. */
    List<NodeId> peers() {
        return members.stream().filter(node -> !node.equals(self())).toList();
    }

    /** These nodes in the scenario's order. */
    List<NodeId> inOrder(List<NodeId> some) {
        return context.nodes().stream().filter(some::contains).toList();
    }

    /** Whether the latest configuration is not known to be committed. */
    boolean isChanging() {
        return configurationIndex > commitIndex;
    }

    /** Who waits to be added does not disturb, and a server that was removed only until it knows. */
    boolean mayStand() {
        return isMember(self()) || isChanging();
    }

    private void useLatestConfiguration() {
        configurationIndex = lastConfigurationUpTo(log.lastIndex());
        members = membersAt(log.lastIndex());
    }

    /** The configuration as of an entry of the log. */
    List<NodeId> membersAt(long index) {
        long last = lastConfigurationUpTo(index);
        if (last > log.base().position()
                && log.get(last).content() instanceof Configuration configuration) {
            return configuration.members();
        }
        boolean forgotten = has(Bug.SNAPSHOT_WITHOUT_MEMBERS);
        return snapshot == null || forgotten ? firstMembers : snapshot.members();
    }

    /** At the log's base when the snapshot tells. */
    private long lastConfigurationUpTo(long upTo) {
        long index = upTo;
        while (index > log.base().position()
                && !(log.get(index).content() instanceof Configuration)) {
            index--;
        }
        return index;
    }

    // Snapshots: section 7

    /** The latest; there is one when the log has lost entries to it. */
    Snapshot snapshot() {
        return Objects.requireNonNull(snapshot);
    }

    /** A snapshot of its own takes the place of what the log says up to there. */
    void compact(Snapshot own, Outbox out) {
        out.note(new Fact.Snapshot(own.last(), false));
        keep(own, out);
    }

    /** A leader's snapshot takes the place of log and state. */
    void install(Snapshot received, Outbox out) {
        keep(received, out);
        restore(received, out);
    }

    private void keep(Snapshot fresh, Outbox out) {
        snapshot = fresh;
        long lastBefore = log.lastIndex();
        discard(fresh.last());
        saveLog(new RaftDurable.Snapshotted(fresh), out);
        if (log.lastIndex() < lastBefore) {
            out.note(new Fact.Truncate(log.lastIndex() + 1));
        }
    }

    /** Figure 13, step 6: the entries that follow the snapshot's last stay if that one is the same. */
    private void discard(Version last) {
        boolean same = log.termAt(last.position()) == last.epoch();
        if (!same && has(Bug.KEEP_CONFLICTING_LOG) && log.has(last.position())) {
            return;
        }
        if (same && !has(Bug.DISCARD_NEWER_ENTRIES)) {
            log.removeUpTo(last);
        } else {
            log.restartAfter(last);
        }
    }

    private void restore(Snapshot from, Outbox out) {
        replica.restore(from);
        commitIndex = Math.max(commitIndex, from.last().position());
        useLatestConfiguration();
        out.note(new Fact.Snapshot(from.last(), true));
    }

    // What is committed

    long commitIndex() {
        return commitIndex;
    }

    /** Returns whether this is news. */
    boolean commitUpTo(long index, Outbox out) {
        if (index <= commitIndex) {
            return false;
        }
        commitIndex = index;
        out.note(new Fact.Commit(commitIndex));
        return true;
    }

    /**
     * Whether an entry of its own term is committed: until then a leader's commit index may lie behind
     * what its predecessors committed (section 8; dissertation, section 6.4, step 1).
     */
    boolean hasCommittedOwnTerm() {
        return log.termAt(commitIndex) == currentTerm;
    }
}
