package dev.anachron.protocol.raft;

import dev.anachron.spi.ConsistencyLevel;
import dev.anachron.spi.Node;
import dev.anachron.spi.NodeContext;
import dev.anachron.spi.Protocol;
import dev.anachron.spi.Setting;

import java.util.Arrays;
import java.util.List;

/** Raft as scenarios name it. */
public final class RaftProtocol implements Protocol {
    private static final List<Setting> SETTINGS = List.of(
            Setting.range(
                    "election-timeout",
                    "150ms..300ms",
                    "A follower that hears no leader for so long stands for election; drawn anew each time."),
            Setting.duration("heartbeat", "50ms", "How often a leader makes itself heard."),
            Setting.flag(
                    "pre-vote",
                    "false",
                    "Whether a server asks who would vote for it before it begins a new term; nobody would who hears"
                            + " a leader (dissertation, section 9.6)."),
            Setting.flag(
                    "check-quorum",
                    "false",
                    "Whether a leader steps down that has not heard a majority for an election timeout, and whoever"
                            + " hears a leader ignores candidates (dissertation, sections 6.2 and 4.2.3)."),
            Setting.number(
                    "snapshot-every",
                    "0",
                    "How many entries a server applies before it takes a snapshot and discards them; 0 for never."),
            Setting.nodes(
                    "members",
                    "0",
                    "How many nodes, from the first, are members at the start, the others standing by until they are"
                            + " added; 0 for all."),
            Setting.number(
                    "entries-per-message",
                    "64",
                    "How many entries one AppendEntries carries at most."),
            Setting.flag(
                    "pipelining",
                    "false",
                    "Whether a leader sends the next entries without waiting for the acknowledgement of the"
                            + " last; meant for links that keep the order."),
            Setting.choice(
                    "reads",
                    "read-index",
                    ReadMode.words(),
                    "How a leader answers a strong read: from its own state without a check; after a round of "
                            + "heartbeats that a majority acknowledged; under a lease; or through the log."),
            Setting.choice(
                    "lease-clock",
                    "monotonic",
                    List.of("monotonic", "wall"),
                    "Which of its clocks a leader measures its lease by: the one that timers go by, or (wrong) the"
                            + " one that shows the time of day and may be set. Voters count by their"
                            + " monotonic clock in any case."),
            Setting.share(
                    "clock-drift-bound",
                    "0%",
                    "The lease's assumption: no clock runs faster or slower than true time by more than this."),
            Setting.duration(
                    "read-batch",
                    "0ms",
                    "How long a leader collects lease reads before it answers them together."),
            Setting.choice(
                    "lease-check",
                    "on-answer",
                    List.of("on-answer", "on-arrival"),
                    "When the lease is checked: right before a batch is answered, or (wrong) once, when the batch"
                            + " is opened."),
            Setting.duration(
                    "max-staleness",
                    "0ms",
                    "How old the answer to a bounded read may be. Leaders then tell their followers up to which"
                            + " moment they have everything; with 0ms only a leader answers such reads."),
            Setting.duration(
                    "session-wait",
                    "0ms",
                    "How long a server keeps a read for which it has not applied enough, before it says"
                            + " that it is behind."),
            Setting.names(
                    "bugs",
                    Arrays.stream(Bug.values()).map(Bug::text).toList(),
                    "Rules of the paper to break, for scenarios that show why they are needed."));

    @Override
    public String name() {
        return "raft";
    }

    @Override
    public String summary() {
        return "Raft (Ongaro and Ousterhout, 2014): a leader replicates a log to a majority.";
    }

    @Override
    public List<Setting> settings() {
        return SETTINGS;
    }

    @Override
    public List<ConsistencyLevel> levels() {
        return List.of(
                ConsistencyLevel.STRONG,
                ConsistencyLevel.LEADER,
                ConsistencyLevel.QUORUM,
                ConsistencyLevel.SESSION,
                ConsistencyLevel.BOUNDED,
                ConsistencyLevel.EVENTUAL);
    }

    /** A majority has every strong write: there is nothing in between. */
    @Override
    public List<ConsistencyLevel> writeLevels() {
        return List.of(ConsistencyLevel.STRONG, ConsistencyLevel.EVENTUAL);
    }

    @Override
    public boolean heedsTokens() {
        return true;
    }

    @Override
    public List<String> messageTypes() {
        return List.of(
                "RequestVote",
                "VoteReply",
                "PreVote",
                "PreVoteReply",
                "AppendEntries",
                "AppendReply",
                "InstallSnapshot",
                "TimeoutNow",
                "AskCopy",
                "TellCopy");
    }

    @Override
    public Node create(NodeContext context) {
        return new RaftNode(context);
    }
}
