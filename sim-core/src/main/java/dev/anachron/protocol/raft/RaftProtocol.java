package dev.anachron.protocol.raft;

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
    public List<String> messageTypes() {
        return List.of("RequestVote", "VoteReply", "AppendEntries", "AppendReply");
    }

    @Override
    public Node create(NodeContext context) {
        return new RaftNode(context);
    }
}
