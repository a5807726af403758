package dev.anachron.protocol.raft;

import static dev.anachron.protocol.raft.RaftBench.append;
import static dev.anachron.protocol.raft.RaftBench.at;
import static dev.anachron.protocol.raft.RaftBench.entry;
import static dev.anachron.protocol.raft.RaftBench.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.base.NodeId;
import dev.anachron.base.RandomStream;
import dev.anachron.protocol.raft.LogEntry.Configuration;
import dev.anachron.protocol.raft.RaftMessage.AppendReply;
import dev.anachron.protocol.raft.RaftMessage.InstallSnapshot;
import dev.anachron.protocol.raft.RaftMessage.PreVote;
import dev.anachron.protocol.raft.RaftMessage.PreVoteReply;
import dev.anachron.protocol.raft.RaftMessage.RequestVote;
import dev.anachron.protocol.raft.RaftMessage.TimeoutNow;
import dev.anachron.protocol.raft.RaftMessage.VoteReply;
import dev.anachron.spi.Message;
import dev.anachron.spi.Store;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What a traitor can make of a message: another one of the same kind, the same for the same chance. */
class ForgeryTest {
    private static final List<NodeId> MEMBERS =
            List.of(new NodeId("n1"), new NodeId("n2"), new NodeId("n3"));

    private static InstallSnapshot snapshot(Store store) {
        Replica.State state = Replica.State.of(store, new LinkedHashMap<>());
        return new InstallSnapshot(2, new Snapshot(at(4, 1), MEMBERS, state), 1);
    }

    private static Store written() {
        Store store = new Store();
        store.apply(write(7), at(3, 1));
        return store;
    }

    private static final List<Message> MESSAGES = List.of(
            new RequestVote(2, at(4, 1)),
            new VoteReply(2, false),
            new PreVote(2, at(4, 1)),
            new PreVoteReply(2, false),
            append(2, at(4, 1), 3),
            append(2, at(4, 1), 3, entry(5, 2)),
            append(2, at(4, 1), 3, new LogEntry(at(5, 2), new Configuration(MEMBERS))),
            snapshot(written()),
            new TimeoutNow(2),
            new AppendReply(2, true, 4, 1));

    private static Message lieInsteadOf(Message honest) {
        return Objects.requireNonNull(honest.forged(RandomStream.root(1)), honest.text());
    }

    @Test
    void everyMessageCanBeForged() {
        for (Message honest : MESSAGES) {
            Message lie = lieInsteadOf(honest);
            assertThat(lie).as(honest.text()).hasSameClassAs(honest).isNotEqualTo(honest);
            assertThat(lie.text()).isNotEqualTo(honest.text());
            assertThat(lie.text()).isEqualTo(lieInsteadOf(honest).text());
        }
        assertThat(MESSAGES.stream().<Class<?>>map(Message::getClass))
                .as("no kind of message is forgotten")
                .containsAll(Arrays.asList(RaftMessage.class.getPermittedSubclasses()));
    }

    @Test
    void aForgedSnapshotHoldsAnotherValueAndLeavesTheTrueOneAlone() {
        Store store = written();
        InstallSnapshot lie = (InstallSnapshot) lieInsteadOf(snapshot(store));
        assertThat(lie.snapshot().state().store().read("x")).isNotEqualTo(store.read("x"));
        assertThat(store.read("x")).isEqualTo(written().read("x"));
    }

    @Test
    void whereThereIsNothingToLieAboutTheMessageIsLost() {
        assertThat(snapshot(new Store()).forged(RandomStream.root(1))).isNull();
    }
}
