package dev.anachron.protocol.raft;

import static dev.anachron.protocol.raft.RaftBench.ELECTION;
import static dev.anachron.protocol.raft.RaftBench.append;
import static dev.anachron.protocol.raft.RaftBench.at;
import static dev.anachron.protocol.raft.RaftBench.cluster;
import static dev.anachron.protocol.raft.RaftBench.entry;
import static dev.anachron.protocol.raft.RaftBench.leader;
import static dev.anachron.protocol.raft.RaftBench.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.base.Command;
import dev.anachron.base.NodeId;
import dev.anachron.base.SimTime;
import dev.anachron.protocol.raft.RaftMessage.AppendReply;
import dev.anachron.protocol.raft.RaftMessage.PreVote;
import dev.anachron.protocol.raft.RaftMessage.PreVoteReply;
import dev.anachron.protocol.raft.RaftMessage.RequestVote;
import dev.anachron.protocol.raft.RaftTimer.CheckQuorum;
import dev.anachron.protocol.raft.RaftTimer.GiveUpTransfer;
import dev.anachron.spi.Administer;
import dev.anachron.spi.Message;
import dev.anachron.testing.NodeBench;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What Ongaro's dissertation adds to elections; section numbers are the dissertation's. */
class RaftElectionsTest {
    private static final CheckQuorum CHECK = new CheckQuorum(1);

    @Nested
    @DisplayName("9.6 Preventing disruptions when a server rejoins the cluster")
    class Prevote {
        @Test
        void aServerAsksBeforeItBeginsATerm() {
            NodeBench n1 = cluster(3, "pre-vote", true);
            assertThat(n1.fires(ELECTION))
                    .containsExactly(
                            "· pre-candidate in 0",
                            "→n2 PreVote term=1 last=0@0",
                            "→n3 PreVote term=1 last=0@0");
            assertThat(n1.hears("n2", new PreVoteReply(1, true)))
                    .containsExactly(
                            "saved term=1 votedFor=n1",
                            "· candidate in 1",
                            "→n2 RequestVote term=1 last=0@0",
                            "→n3 RequestVote term=1 last=0@0");
        }

        @Test
        void withoutAMajorityItsTermStays() {
            NodeBench n1 = cluster(5, "pre-vote", true);
            for (int time = 1; time <= 10; time++) {
                n1.fires(ELECTION);
                n1.hears("n2", new PreVoteReply(1, true));
                n1.hears("n2", new PreVoteReply(1, true));
            }
            assertThat(n1.role()).isEqualTo("pre-candidate");
            assertThat(n1.term()).isZero();
        }

        @Test
        void whoHearsALeaderRefusesAndLaterDoesNot() {
            NodeBench n1 = cluster(3, "pre-vote", true);
            n1.hears("n2", append(1, at(0, 0), 0));
            n1.after(SimTime.millis(149));
            assertThat(n1.hears("n3", new PreVote(2, at(0, 0))))
                    .containsExactly("→n3 PreVoteReply term=1 refused");
            n1.after(SimTime.millis(1));
            assertThat(n1.hears("n3", new PreVote(2, at(0, 0))))
                    .containsExactly("→n3 PreVoteReply term=2 granted");
            assertThat(n1.term()).isEqualTo(1);
        }

        @Test
        void aLeaderRefuses() {
            assertThat(leader("pre-vote", false).hears("n3", new PreVote(9, at(9, 1))))
                    .containsExactly("→n3 PreVoteReply term=1 refused");
        }

        @Test
        void aShorterLogIsRefused() {
            NodeBench n1 = cluster(3, "pre-vote", true);
            n1.hears("n2", append(1, at(0, 0), 0, entry(1, 1)));
            n1.after(SimTime.seconds(1));
            assertThat(n1.hears("n3", new PreVote(2, at(0, 0))))
                    .containsExactly("→n3 PreVoteReply term=1 refused");
        }

        @Test
        void whoeverIsBehindLearnsTheTermFromTheRefusal() {
            NodeBench n1 = cluster(3, "pre-vote", true);
            n1.fires(ELECTION);
            n1.hears("n2", new PreVoteReply(7, false));
            assertThat(n1.role()).isEqualTo("follower");
            assertThat(n1.term()).isEqualTo(7);
        }
    }

    @Nested
    @DisplayName("6.2 Routing requests to the leader; 4.2.3 Disruptive servers")
    class Quorum {
        @Test
        void aLeaderThatHearsNoMajorityForAnElectionTimeoutStepsDown() {
            NodeBench n1 = leader("check-quorum", true);
            n1.hears("n2", new AppendReply(1, true, 1, 1));
            n1.fires(CHECK);
            assertThat(n1.role()).isEqualTo("leader");
            assertThat(n1.fires(CHECK)).containsExactly("· follower in 1");
        }

        /** Six ticks of 50 ms are an election timeout of 300 ms, however long the loop was away. */
        @Test
        void aLeaderThatCountsTicksDoesNotKnowHowLongItWasAway() {
            NodeBench n1 = leader("check-quorum", true, "bugs", List.of("check-quorum-by-ticks"));
            assertThat(n1.timer(CHECK)).isEqualTo(SimTime.millis(50));
            for (int tick = 1; tick <= 5; tick++) {
                assertThat(n1.after(SimTime.seconds(1)).fires(CHECK)).isEmpty();
            }
            assertThat(n1.role()).isEqualTo("leader");
            assertThat(n1.fires(CHECK)).containsExactly("· follower in 1");
        }

        @Test
        void withoutTheCheckItLeadsForEver() {
            assertThat(leader().timer(CHECK)).isNull();
            assertThat(leader("check-quorum", true).timer(CHECK)).isEqualTo(SimTime.millis(300));
        }

        @Test
        void whoHearsALeaderIgnoresCandidates() {
            NodeBench n1 = cluster(3, "check-quorum", true);
            n1.hears("n2", append(1, at(0, 0), 0));
            assertThat(n1.hears("n3", new RequestVote(5, at(9, 1)))).isEmpty();
            assertThat(n1.term()).isEqualTo(1);
        }
    }

    @Nested
    @DisplayName("3.10 Leadership transfer extension")
    class Handover {
        private static final GiveUpTransfer GIVE_UP = new GiveUpTransfer(1);
        private static final Message TO_N3 = new Administer.TransferLeadership(new NodeId("n3"));

        @Test
        void theOtherIsToldToStandWhenItsLogIsComplete() {
            NodeBench n1 = leader();
            assertThat(n1.hears("n1", TO_N3)).noneMatch(line -> line.contains("TimeoutNow"));
            assertThat(n1.hears("n3", new AppendReply(1, true, 1, 1)))
                    .contains("→n3 TimeoutNow term=1");
        }

        @Test
        void aLeaderThatGaveUpTakesCommandsAgain() {
            NodeBench n1 = leader();
            n1.hears("n1", TO_N3);
            assertThat(n1.hears("c1", request(1, new Command.Write("x", 1))))
                    .containsExactly("→c1 Redirect #1 to n3");
            n1.fires(GIVE_UP);
            assertThat(n1.hears("c1", request(2, new Command.Write("x", 1))))
                    .anyMatch(line -> line.startsWith("saved"));
        }

        /** The message was lost; the operator tries again, in the same term. */
        @Test
        void aSecondAttemptAsksAgain() {
            NodeBench n1 = leader();
            n1.hears("n3", new AppendReply(1, true, 1, 1));
            assertThat(n1.hears("n1", TO_N3)).contains("→n3 TimeoutNow term=1");
            assertThat(n1.hears("n3", new AppendReply(1, true, 1, 1)))
                    .as("once is enough")
                    .noneMatch(line -> line.contains("TimeoutNow"));
            n1.fires(GIVE_UP);
            assertThat(n1.hears("n1", TO_N3)).contains("→n3 TimeoutNow term=1");
        }
    }
}
