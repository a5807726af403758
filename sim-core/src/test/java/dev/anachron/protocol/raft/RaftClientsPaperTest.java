package dev.anachron.protocol.raft;

import static dev.anachron.protocol.raft.RaftBench.ELECTION;
import static dev.anachron.protocol.raft.RaftBench.append;
import static dev.anachron.protocol.raft.RaftBench.at;
import static dev.anachron.protocol.raft.RaftBench.cluster;
import static dev.anachron.protocol.raft.RaftBench.leader;
import static dev.anachron.protocol.raft.RaftBench.read;
import static dev.anachron.protocol.raft.RaftBench.request;
import static dev.anachron.protocol.raft.RaftBench.settledLeader;
import static dev.anachron.protocol.raft.RaftBench.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.base.Command;
import dev.anachron.base.NodeId;
import dev.anachron.base.SimTime;
import dev.anachron.protocol.raft.LogEntry.ClientCommand;
import dev.anachron.protocol.raft.RaftMessage.AppendEntries;
import dev.anachron.protocol.raft.RaftMessage.AppendReply;
import dev.anachron.protocol.raft.RaftMessage.RequestVote;
import dev.anachron.protocol.raft.RaftMessage.VoteReply;
import dev.anachron.protocol.raft.RaftTimer.AnswerReads;
import dev.anachron.spi.Request;
import dev.anachron.testing.NodeBench;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What the paper and the dissertation say of clients, reads and leases, one claim a test. */
class RaftClientsPaperTest {
    @Nested
    @DisplayName("8 Client interaction")
    class Clients {
        @Test
        void followersPointToTheLeader() {
            NodeBench n1 = cluster(3);
            assertThat(n1.hears("c1", read(1))).containsExactly("→c1 Redirect #1 to unknown");
            n1.hears("n2", append(1, at(0, 0), 0));
            assertThat(n1.hears("c1", read(1))).containsExactly("→c1 Redirect #1 to n2");
        }

        @Test
        void aCommandIsAnsweredWhenItIsCommitted() {
            NodeBench n1 = settledLeader();
            assertThat(n1.hears("c1", request(1, write(7))))
                    .noneMatch(line -> line.startsWith("→c1"));
            assertThat(n1.hears("n3", new AppendReply(1, true, 2, 2)))
                    .contains("→c1 Done #1 7 from 2@1 at 2@1");
        }

        @Test
        void aRetryOfACommittedCommandIsAnsweredFromTheSessionAndNotExecutedAgain() {
            NodeBench n1 = settledLeader();
            Request increment = request(1, new Command.Add("x", 1));
            n1.hears("c1", increment);
            n1.hears("n3", new AppendReply(1, true, 2, 2));
            assertThat(n1.hears("c1", increment.attempt(2)))
                    .containsExactly("→c1 Done #1 1 from 2@1 at 2@1 attempt 2");
            assertThat(n1.state("last entry")).isEqualTo("2@1");
        }

        @Test
        void aRetryThatGotIntoTheLogTwiceTakesEffectOnce() {
            NodeBench n1 = cluster(3);
            ClientCommand increment =
                    new ClientCommand(new NodeId("c1"), 1, new Command.Add("x", 1));
            assertThat(n1.hears(
                            "n2",
                            append(
                                    1,
                                    at(0, 0),
                                    2,
                                    new LogEntry(at(1, 1), increment),
                                    new LogEntry(at(2, 1), increment))))
                    .contains("· apply 1@1 c1#1 add x=1", "· apply 2@1 c1#1 add x=1 (no effect)");
        }

        @Test
        void aReadIsAnsweredOnlyAfterAMajorityConfirmedTheLeader() {
            NodeBench n1 = settledLeader();
            n1.hears("c1", read(1));
            assertThat(n1.hears("n2", new AppendReply(1, true, 1, 1)))
                    .as("an answer to an earlier round proves nothing")
                    .noneMatch(line -> line.startsWith("→c1"));
            assertThat(n1.hears("n2", new AppendReply(1, true, 1, 2)))
                    .anyMatch(line -> line.startsWith("→c1 Done #1"));
        }

        @Test
        void theRefusalOfALateMessageOfAnEarlierReignConfirmsNothing() {
            // n1 leads term 1, is deposed, and leads again in term 3; only now do n2 and n3 get,
            // and
            // refuse, a heartbeat of its first reign, whose rounds had gone further than now.
            NodeBench n2 = cluster(3);
            n2.hears("n3", append(3, at(0, 0), 0));
            AppendEntries late = new AppendEntries(1, at(0, 0), List.of(), 0, 200);
            assertThat(n2.hears("n3", late))
                    .containsExactly("→n3 AppendReply term=3 conflict, try 0 round=0");
        }

        @Test
        void noReadIsAnsweredBeforeAnEntryOfTheOwnTermIsCommitted() {
            NodeBench n1 = leader();
            n1.hears("c1", read(1));
            assertThat(n1.hears("n2", new AppendReply(1, true, 0, 2)))
                    .noneMatch(line -> line.startsWith("→c1"));
            assertThat(n1.hears("n2", new AppendReply(1, true, 1, 2)))
                    .anyMatch(line -> line.startsWith("→c1"));
        }

        @Test
        void aLeaderThatStepsDownSendsWaitingReadersAway() {
            NodeBench n1 = settledLeader();
            n1.hears("c1", read(1));
            assertThat(n1.hears("n3", new AppendReply(2, false, 0, 2)))
                    .contains("→c1 Redirect #1 to unknown");
        }

        @Test
        void theLocalReadAsksNobody() {
            NodeBench n1 = leader("reads", "local");
            assertThat(n1.hears("c1", read(1)))
                    .containsExactly(
                            "· answers c1#1 from its own state, unchecked",
                            "→c1 Done #1 nil from 0@0 at 0@0");
        }

        @Test
        void theLogReadGoesThroughTheLog() {
            NodeBench n1 = settledLeader("reads", "log");
            assertThat(n1.hears("c1", read(1))).contains("saved 2@1 c1#1 read x");
        }
    }

    @Nested
    @DisplayName("Dissertation 6.4.1: leases")
    class Leases {
        private NodeBench leaseHolder(Object... more) {
            Object[] settings = Arrays.copyOf(new Object[] {"reads", "lease"}, 2 + more.length);
            System.arraycopy(more, 0, settings, 2, more.length);
            NodeBench n1 = cluster(3, settings);
            n1.fires(ELECTION);
            n1.hears("n2", new VoteReply(1, true));
            n1.after(SimTime.millis(10)).hears("n2", new AppendReply(1, true, 1, 1));
            return n1;
        }

        private boolean answersAtOnce(NodeBench n1) {
            return n1.hears("c1", read(1)).stream().anyMatch(line -> line.startsWith("→c1 Done"));
        }

        @Test
        void aLeaseLastsOneElectionTimeoutFromTheSendingOfTheHeartbeat() {
            NodeBench n1 = leaseHolder();
            assertThat(answersAtOnce(n1.after(SimTime.millis(139)))).isTrue();
            assertThat(answersAtOnce(n1.after(SimTime.millis(1)))).isFalse();
        }

        @Test
        void theDriftBoundShortensIt() {
            // 150 ms × 0.9 / 1.1 = 122.7 ms
            NodeBench n1 = leaseHolder("clock-drift-bound", 0.1);
            assertThat(answersAtOnce(n1.after(SimTime.millis(112)))).isTrue();
            assertThat(answersAtOnce(n1.after(SimTime.millis(1)))).isFalse();
        }

        /** 40 ms before the lease ends; a lease by the right clock does not notice. */
        @Test
        void settingTheClockMovesTheEndOfALeaseThatGoesByIt() {
            record Case(String clock, long setByMillis, long laterMillis, boolean held) {}
            for (Case c : List.of(
                    new Case("monotonic", -1000, 39, true),
                    new Case("monotonic", -1000, 40, false),
                    new Case("monotonic", 1000, 39, true),
                    new Case("wall", -1000, 1039, true),
                    new Case("wall", -1000, 1040, false),
                    new Case("wall", 1000, 0, false),
                    new Case("wall", 0, 39, true),
                    new Case("wall", 0, 40, false))) {
                NodeBench n1 = leaseHolder("lease-clock", c.clock()).after(SimTime.millis(100));
                n1.wallClockSetBy(SimTime.millis(c.setByMillis()));
                n1.after(SimTime.millis(c.laterMillis()));
                assertThat(answersAtOnce(n1)).as("%s", c).isEqualTo(c.held());
            }
        }

        @Test
        void anExpiredLeaseFallsBackToAskingTheMajority() {
            NodeBench n1 = leaseHolder();
            assertThat(n1.after(SimTime.seconds(1)).hears("c1", read(1)))
                    .anyMatch(line -> line.startsWith("→n2 AppendEntries"));
        }

        @Test
        void votersStayLoyalForTheShortestElectionTimeout() {
            NodeBench n1 = cluster(3, "reads", "lease");
            n1.hears("n2", append(1, at(0, 0), 0));
            assertThat(n1.after(SimTime.millis(149)).hears("n3", new RequestVote(2, at(5, 1))))
                    .isEmpty();
            assertThat(n1.term()).isEqualTo(1);
            assertThat(n1.after(SimTime.millis(1)).hears("n3", new RequestVote(2, at(5, 1))))
                    .contains("→n3 VoteReply term=2 granted");
        }

        @Test
        void aRestartedVoterWaitsToo() {
            NodeBench n1 = cluster(3, "reads", "lease");
            n1.hears("n2", append(1, at(0, 0), 0));
            n1.restart();
            assertThat(n1.hears("n3", new RequestVote(2, at(5, 1)))).isEmpty();
        }

        @Test
        void aBatchIsCheckedWhenItIsAnswered() {
            NodeBench n1 = leaseHolder("read-batch", SimTime.millis(20));
            n1.hears("c1", read(1));
            assertThat(n1.after(SimTime.seconds(1)).fires(new AnswerReads(1)))
                    .noneMatch(line -> line.startsWith("→c1 Done"));
        }

        @Test
        void aBatchThatWasCheckedOnArrivalIsAnsweredHoweverLate() {
            NodeBench n1 =
                    leaseHolder("read-batch", SimTime.millis(20), "lease-check", "on-arrival");
            n1.hears("c1", read(1));
            assertThat(n1.after(SimTime.seconds(1)).fires(new AnswerReads(1)))
                    .anyMatch(line -> line.startsWith("→c1 Done"));
        }
    }
}
