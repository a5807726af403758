package dev.anachron.protocol.raft;

import static dev.anachron.protocol.raft.RaftBench.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.base.Command;
import dev.anachron.base.Described;
import dev.anachron.base.Digest;
import dev.anachron.base.NodeId;
import dev.anachron.base.Phrase;
import dev.anachron.base.Value;
import dev.anachron.base.Version;
import dev.anachron.protocol.raft.LogEntry.ClientCommand;
import dev.anachron.protocol.raft.LogEntry.NoOp;
import dev.anachron.protocol.raft.RaftMessage.AppendEntries;
import dev.anachron.protocol.raft.RaftMessage.AppendReply;
import dev.anachron.protocol.raft.RaftMessage.PreVote;
import dev.anachron.protocol.raft.RaftMessage.PreVoteReply;
import dev.anachron.protocol.raft.RaftMessage.RequestVote;
import dev.anachron.protocol.raft.RaftMessage.VoteReply;
import dev.anachron.spi.ConsistencyLevel;
import dev.anachron.spi.Fact;
import dev.anachron.spi.Request;
import dev.anachron.spi.Response;
import dev.anachron.spi.Store;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What reads differently has another fingerprint, and what reads the same has the same: transcript and
 * digest come from one description. Neighbours in the list differ in one thing.
 */
class DescriptionsTest {
    private static final NodeId C1 = new NodeId("c1");
    private static final NodeId C2 = new NodeId("c2");
    private static final Command WRITE = new Command.Write("x", 1);
    private static final LogEntry ENTRY = new LogEntry(at(1, 1), new ClientCommand(C1, 1, WRITE));

    private static final List<Described> ALL = List.of(
            new Command.Read("x"),
            new Command.Read("y"),
            new Command.Read("Aa"),
            new Command.Read("BB"), // the same hash code
            WRITE,
            new Command.Write("x", 2),
            new Command.Add("x", 1),
            new Command.CompareAndSet("x", 1, 2),
            new Command.CompareAndSet("x", 2, 1),
            Value.NIL,
            Value.of(1),
            Value.of(true),
            Value.of(false),
            new ClientCommand(C1, 1, WRITE),
            new ClientCommand(C2, 1, WRITE),
            new ClientCommand(C1, 2, WRITE),
            ENTRY,
            new LogEntry(at(2, 1), new ClientCommand(C1, 1, WRITE)),
            new LogEntry(at(1, 2), new ClientCommand(C1, 1, WRITE)),
            new LogEntry(at(1, 1), new NoOp()),
            new RequestVote(1, at(0, 0)),
            new RequestVote(2, at(0, 0)),
            new RequestVote(1, at(1, 0)),
            new RequestVote(1, at(0, 0), true),
            new RaftMessage.TimeoutNow(1),
            new RaftTimer.GiveUpTransfer(1),
            new LogEntry.Configuration(List.of(C1)),
            new LogEntry.Configuration(List.of(C1, C2)),
            new PreVote(1, at(0, 0)),
            new PreVoteReply(1, true),
            new PreVoteReply(1, false),
            new RaftTimer.CheckQuorum(1),
            RaftTimer.WriteBehind.ONLY,
            new VoteReply(1, true),
            new VoteReply(1, false),
            new AppendEntries(1, at(0, 0), List.of(), 0, 1),
            new AppendEntries(1, at(0, 0), List.of(ENTRY), 0, 1),
            new AppendEntries(1, at(0, 0), List.of(ENTRY, ENTRY), 0, 1),
            new AppendEntries(1, at(0, 0), List.of(ENTRY), 1, 1),
            new AppendEntries(1, at(0, 0), List.of(ENTRY), 0, 2),
            new AppendEntries(1, at(0, 0), List.of(), 0, 2, 7_000),
            new AppendEntries(1, at(0, 0), List.of(), 0, 2, 8_000),
            new CopyMessage.AskCopy(new CopyMessage.Ticket(C1, 1), "x"),
            new CopyMessage.AskCopy(new CopyMessage.Ticket(C1, 2), "x"),
            new CopyMessage.AskCopy(new CopyMessage.Ticket(C1, 1), "y"),
            told(1, at(1, 1), at(2, 1)),
            told(2, at(1, 1), at(2, 1)),
            told(1, at(2, 1), at(2, 1)),
            told(1, at(1, 1), at(3, 1)),
            new RaftTimer.StopWaiting(C1, 1, 1),
            new RaftTimer.StopWaiting(C1, 1, 2),
            new AppendReply(1, true, 3, 1),
            new AppendReply(1, false, 3, 1),
            new AppendReply(1, true, 1, 3),
            new RaftTimer.Heartbeat(1),
            new RaftTimer.Heartbeat(2),
            new RaftTimer.AnswerReads(1),
            RaftTimer.ElectionTimeout.ONLY,
            new RaftDurable.Vote(1, null),
            new RaftDurable.Vote(1, C1),
            new RaftDurable.Truncated(1),
            request(1, 1, WRITE, Version.NONE),
            request(2, 1, WRITE, Version.NONE),
            request(1, 2, WRITE, Version.NONE),
            request(1, 1, new Command.Read("x"), Version.NONE),
            request(1, 1, new Command.Read("x"), at(1, 1)),
            new Response.Done(1, 1, Value.of(1), at(1, 1), at(2, 1)),
            new Response.Done(1, 2, Value.of(1), at(1, 1), at(2, 1)),
            new Response.Done(1, 1, Value.of(1), at(2, 1), at(1, 1)),
            new Response.Redirect(1, 1, null),
            new Response.Redirect(1, 1, C1),
            new Response.Behind(1, 1, at(1, 1)),
            new Response.Lost(1, 1, at(1, 1)),
            new Fact.Role("leader", 1),
            new Fact.Role("leader", 2),
            new Fact.Append(at(1, 1), WRITE),
            new Fact.Apply(at(1, 1), WRITE, WRITE, true),
            new Fact.Apply(at(1, 1), WRITE, WRITE, false),
            new Fact.Commit(1),
            new Fact.Truncate(1),
            new Fact.Recover(1),
            new Fact.Snapshot(at(1, 1), true),
            new Fact.Snapshot(at(1, 1), false),
            new Fact.Served(C1, 1, new ReadBasis.Unchecked()),
            new Fact.Served(C1, 1, new ReadBasis.Lease(1_000, 2_000, false)),
            new Fact.Served(C1, 1, new ReadBasis.Lease(2_000, 1_000, false)),
            new Fact.Served(C1, 1, new ReadBasis.Lease(2_000, 1_000, true)),
            new Fact.Served(C1, 1, new ReadBasis.LeaseOnArrival(1_000)),
            new Fact.Served(C1, 1, new ReadBasis.ReadIndex(1, 2)),
            new Fact.Served(C1, 1, new ReadBasis.Applied(at(1, 1))),
            new Fact.Served(C1, 1, new ReadBasis.Newest(2, C1, at(1, 1))),
            new Fact.Served(C1, 1, new ReadBasis.Newest(2, C2, at(1, 1))),
            new Fact.Served(C1, 1, new ReadBasis.Closed(1_000, 2_000)),
            new Fact.Served(C1, 1, new ReadBasis.Estimated(1, 2_000)),
            new Phrase("a phrase"));

    private static CopyMessage.TellCopy told(long value, Version written, Version applied) {
        return new CopyMessage.TellCopy(
                new CopyMessage.Ticket(C1, 1), new Store.Cell(Value.of(value), written), applied);
    }

    private static Request request(long serial, long attempt, Command command, Version atLeast) {
        return new Request(C1, serial, attempt, command, ConsistencyLevel.STRONG, atLeast);
    }

    @Test
    void whatReadsDifferentlyHasAnotherFingerprint() {
        Map<String, String> textsByDigest = new TreeMap<>();
        Map<Long, String> textsByFingerprint = new TreeMap<>();
        for (Described described : ALL) {
            Digest digest = new Digest();
            described.mixInto(digest);
            assertThat(textsByDigest.put(digest.hex(), described.text()))
                    .as("what has the digest of " + described.text())
                    .isNull();
            assertThat(textsByFingerprint.put(Digest.of(described), described.text()))
                    .as("what has the fingerprint of " + described.text())
                    .isNull();
        }
    }

    @Test
    void noTwoReadTheSame() {
        assertThat(ALL.stream().map(Described::text)).doesNotHaveDuplicates();
    }

    /** A scenario that names a type which is not in the list is refused. */
    @Test
    void theProtocolNamesTheTypesOfAllItsMessages() {
        assertThat(new RaftProtocol().messageTypes())
                .containsExactlyInAnyOrderElementsOf(Stream.of(RaftMessage.class, CopyMessage.class)
                        .flatMap(kind -> Arrays.stream(kind.getPermittedSubclasses()))
                        .map(Class::getSimpleName)
                        .toList());
    }
}
