package dev.anachron.protocol.raft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.base.Command;
import dev.anachron.base.NodeId;
import dev.anachron.base.SimTime;
import dev.anachron.base.Version;
import dev.anachron.protocol.raft.LogEntry.ClientCommand;
import dev.anachron.protocol.raft.RaftMessage.AppendEntries;
import dev.anachron.protocol.raft.RaftMessage.AppendReply;
import dev.anachron.protocol.raft.RaftMessage.VoteReply;
import dev.anachron.protocol.raft.RaftTimer.ElectionTimeout;
import dev.anachron.spi.ConsistencyLevel;
import dev.anachron.spi.Request;
import dev.anachron.spi.Settings;
import dev.anachron.testing.NodeBench;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The bench for tests of Raft, claim by claim: n1 of a cluster, and what can be said to it. */
final class RaftBench {
    static final ElectionTimeout ELECTION = new ElectionTimeout();

    private RaftBench() {}

    static NodeBench cluster(int size, Object... settings) {
        Map<String, Object> all = new TreeMap<>(Map.of(
                "election-timeout",
                new Settings.Range(SimTime.millis(150), SimTime.millis(300)),
                "heartbeat",
                SimTime.millis(50),
                "reads",
                "read-index",
                "clock-drift-bound",
                0.0,
                "read-batch",
                0L,
                "pipelining",
                false,
                "lease-check",
                "on-answer",
                "bugs",
                List.of()));
        all.put("lease-clock", "monotonic");
        all.put("pre-vote", false);
        all.put("check-quorum", false);
        all.put("snapshot-every", 0L);
        all.put("members", 0L);
        all.put("max-staleness", 0L);
        all.put("session-wait", 0L);
        all.put("entries-per-message", 64L);
        for (int i = 0; i < settings.length; i += 2) {
            all.put((String) settings[i], settings[i + 1]);
        }
        return new NodeBench(new RaftProtocol(), Settings.of(all), size);
    }

    /** n1, elected leader of term 1 by n2's vote in a cluster of three; its no-op is not committed. */
    static NodeBench leader(Object... settings) {
        NodeBench n1 = cluster(3, settings);
        n1.fires(ELECTION);
        n1.hears("n2", new VoteReply(1, true));
        assertThat(n1.role()).isEqualTo("leader");
        return n1;
    }

    /** The same, and the no-op is committed. */
    static NodeBench settledLeader(Object... settings) {
        NodeBench n1 = leader(settings);
        n1.hears("n2", new AppendReply(1, true, 1, 1));
        assertThat(n1.state("commit")).isEqualTo("1");
        return n1;
    }

    static LogEntry entry(long index, long term) {
        return new LogEntry(
                at(index, term), new ClientCommand(new NodeId("c1"), index, write(index)));
    }

    static Command write(long value) {
        return new Command.Write("x", value);
    }

    static AppendEntries append(long term, Version previous, long commit, LogEntry... entries) {
        return new AppendEntries(term, previous, Arrays.asList(entries), commit, 1);
    }

    static Version at(long index, long term) {
        return new Version(term, index);
    }

    static Request request(long serial, Command command) {
        return new Request(
                new NodeId("c1"), serial, 1, command, ConsistencyLevel.STRONG, Version.NONE);
    }

    static Request read(long serial) {
        return request(serial, new Command.Read("x"));
    }
}
