package dev.anachron.protocol.raft;

import static dev.anachron.protocol.raft.RaftBench.ELECTION;
import static dev.anachron.protocol.raft.RaftBench.append;
import static dev.anachron.protocol.raft.RaftBench.at;
import static dev.anachron.protocol.raft.RaftBench.cluster;
import static dev.anachron.protocol.raft.RaftBench.entry;
import static dev.anachron.protocol.raft.RaftBench.leader;
import static dev.anachron.protocol.raft.RaftBench.request;
import static dev.anachron.protocol.raft.RaftBench.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.base.SimTime;
import dev.anachron.base.Version;
import dev.anachron.protocol.raft.LogEntry.NoOp;
import dev.anachron.protocol.raft.RaftMessage.AppendReply;
import dev.anachron.protocol.raft.RaftMessage.RequestVote;
import dev.anachron.protocol.raft.RaftMessage.VoteReply;
import dev.anachron.protocol.raft.RaftTimer.Heartbeat;
import dev.anachron.testing.NodeBench;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The claims of the extended Raft paper, one test each; section numbers are the paper's. */
class RaftPaperTest {
    @Nested
    @DisplayName("5.1 Raft basics")
    class Basics {
        @Test
        void serversBeginAsFollowers() {
            assertThat(cluster(3).role()).isEqualTo("follower");
        }

        @Test
        void whoeverHearsOfAHigherTermAdoptsItAndBecomesFollower() {
            NodeBench n1 = leader();
            n1.hears("n3", new AppendReply(5, false, 0, 1));
            assertThat(n1.role()).isEqualTo("follower");
            assertThat(n1.term()).isEqualTo(5);
        }

        @Test
        void aCandidateThatHearsOfAHigherTermBecomesFollower() {
            NodeBench n1 = cluster(3);
            n1.fires(ELECTION);
            n1.hears("n2", new VoteReply(7, false));
            assertThat(n1.role()).isEqualTo("follower");
            assertThat(n1.term()).isEqualTo(7);
        }

        @Test
        void requestsOfAnOldTermAreRejected() {
            NodeBench n1 = cluster(3);
            n1.hears("n2", append(3, at(0, 0), 0));
            assertThat(n1.hears("n3", append(2, at(0, 0), 0, entry(1, 2))))
                    .containsExactly("→n3 AppendReply term=3 conflict, try 0 round=0");
            assertThat(n1.hears("n3", new RequestVote(2, at(9, 2))))
                    .containsExactly("→n3 VoteReply term=3 refused");
            assertThat(n1.state("last entry")).isEqualTo("0@0");
        }
    }

    @Nested
    @DisplayName("5.2 Leader election")
    class Election {
        @Test
        void aFollowerThatHearsNobodyVotesForItselfAndAsksTheOthers() {
            assertThat(cluster(3).fires(ELECTION))
                    .containsExactly(
                            "saved term=1 votedFor=n1",
                            "· candidate in 1",
                            "→n2 RequestVote term=1 last=0@0",
                            "→n3 RequestVote term=1 last=0@0");
        }

        @Test
        void aMajorityMakesALeader() {
            record Case(int cluster, int grants, String role) {}
            for (Case c : List.of(
                    new Case(3, 0, "candidate"),
                    new Case(3, 1, "leader"),
                    new Case(4, 1, "candidate"),
                    new Case(4, 2, "leader"),
                    new Case(5, 1, "candidate"),
                    new Case(5, 2, "leader"))) {
                NodeBench n1 = cluster(c.cluster());
                n1.fires(ELECTION);
                for (int voter = 2; voter < 2 + c.grants(); voter++) {
                    n1.hears("n" + voter, new VoteReply(1, true));
                }
                assertThat(n1.role()).as("%s", c).isEqualTo(c.role());
            }
        }

        @Test
        void aServerAloneElectsItself() {
            NodeBench n1 = cluster(1);
            n1.fires(ELECTION);
            assertThat(n1.role()).isEqualTo("leader");
            assertThat(n1.state("commit")).isEqualTo("1");
        }

        @Test
        void aRepeatedGrantIsOneVote() {
            NodeBench n1 = cluster(5);
            n1.fires(ELECTION);
            n1.hears("n2", new VoteReply(1, true));
            n1.hears("n2", new VoteReply(1, true));
            assertThat(n1.role()).isEqualTo("candidate");
        }

        @Test
        void unlessTheyAreCountedTwice() {
            NodeBench n1 = cluster(5, "bugs", List.of("count-repeated-votes"));
            n1.fires(ELECTION);
            n1.hears("n2", new VoteReply(1, true));
            n1.hears("n2", new VoteReply(1, true));
            assertThat(n1.role()).isEqualTo("leader");
        }

        @Test
        void grantsOfAnEarlierTermDoNotCount() {
            NodeBench n1 = cluster(3);
            n1.fires(ELECTION);
            n1.fires(ELECTION);
            n1.hears("n2", new VoteReply(1, true));
            assertThat(n1.role()).isEqualTo("candidate");
            assertThat(n1.term()).isEqualTo(2);
        }

        @Test
        void votesGoToTheFirstWhoAsksAndToNobodyElseInThatTerm() {
            NodeBench n1 = cluster(3);
            assertThat(n1.hears("n2", new RequestVote(1, at(0, 0))))
                    .contains("→n2 VoteReply term=1 granted");
            assertThat(n1.hears("n3", new RequestVote(1, at(0, 0))))
                    .contains("→n3 VoteReply term=1 refused");
            assertThat(n1.hears("n2", new RequestVote(1, at(0, 0))))
                    .contains("→n2 VoteReply term=1 granted");
        }

        @Test
        void theVoteSurvivesARestart() {
            NodeBench n1 = cluster(3);
            n1.hears("n2", new RequestVote(1, at(0, 0)));
            n1.restart();
            assertThat(n1.hears("n3", new RequestVote(1, at(0, 0))))
                    .contains("→n3 VoteReply term=1 refused");
        }

        @Test
        void theBugSwitchForgetsIt() {
            NodeBench n1 = cluster(3, "bugs", List.of("forget-vote"));
            n1.hears("n2", new RequestVote(1, at(0, 0)));
            n1.restart();
            assertThat(n1.hears("n3", new RequestVote(1, at(0, 0))))
                    .contains("→n3 VoteReply term=1 granted");
        }

        @Test
        void aCandidateYieldsToALeaderOfItsTerm() {
            NodeBench n1 = cluster(3);
            n1.fires(ELECTION);
            n1.hears("n2", append(1, at(0, 0), 0));
            assertThat(n1.role()).isEqualTo("follower");
        }

        @Test
        void aCandidateIgnoresALeaderOfAnOlderTerm() {
            NodeBench n1 = cluster(3);
            n1.fires(ELECTION);
            n1.fires(ELECTION);
            n1.hears("n2", append(1, at(0, 0), 0));
            assertThat(n1.role()).isEqualTo("candidate");
        }

        @Test
        void timeoutsAreDrawnAnewFromTheRange() {
            NodeBench n1 = cluster(3);
            Set<Long> drawn = new HashSet<>();
            for (int i = 0; i < 50; i++) {
                n1.fires(ELECTION);
                drawn.add(n1.timer(ELECTION));
            }
            assertThat(drawn).hasSizeGreaterThan(45);
            assertThat(drawn).allMatch(t -> t >= SimTime.millis(150) && t <= SimTime.millis(300));
        }

        @Test
        void aLeaderMakesItselfHeardAtOnceAndThenRegularly() {
            NodeBench n1 = cluster(3);
            n1.fires(ELECTION);
            assertThat(n1.hears("n2", new VoteReply(1, true)))
                    .contains("→n3 AppendEntries term=1 prev=0@0 [1@1 no-op] commit=0 round=1");
            assertThat(n1.timer(new Heartbeat(1))).isEqualTo(SimTime.millis(50));
            assertThat(n1.timer(ELECTION)).isNull();
            assertThat(n1.fires(new Heartbeat(1))).hasSize(2);
        }

        @Test
        void aHeartbeatTimerOfAnEarlierTermIsSilent() {
            NodeBench n1 = leader();
            n1.hears("n2", append(2, at(0, 0), 0));
            assertThat(n1.fires(new Heartbeat(1))).isEmpty();
        }
    }

    @Nested
    @DisplayName("5.3 Log replication")
    class Replication {
        @Test
        void aFollowerAppendsAndSavesBeforeItAnswers() {
            NodeBench n1 = cluster(3);
            n1.hears("n2", append(1, at(0, 0), 0));
            assertThat(n1.hears("n2", append(1, at(0, 0), 0, entry(1, 1))))
                    .containsExactly(
                            "saved 1@1 c1#1 write x=1",
                            "· append 1@1 c1#1 write x=1",
                            "→n2 AppendReply term=1 match=1 round=1");
        }

        @Test
        void aFollowerRejectsWhatDoesNotFollowItsLog() {
            NodeBench n1 = cluster(3);
            n1.hears("n2", append(1, at(0, 0), 0, entry(1, 1)));
            assertThat(n1.hears("n2", append(1, at(3, 1), 0, entry(4, 1))))
                    .containsExactly("→n2 AppendReply term=1 conflict, try 2 round=1");
        }

        @Test
        void aConflictPointsBeforeAllEntriesOfItsTerm() {
            NodeBench n1 = cluster(3);
            n1.hears(
                    "n2",
                    append(2, at(0, 0), 0, entry(1, 1), entry(2, 2), entry(3, 2), entry(4, 2)));
            assertThat(n1.hears("n3", append(4, at(4, 3), 0, entry(5, 4))))
                    .contains("→n3 AppendReply term=4 conflict, try 2 round=1");
        }

        @Test
        void conflictingEntriesAndAllThatFollowAreRemoved() {
            NodeBench n1 = cluster(3);
            n1.hears("n2", append(1, at(0, 0), 0, entry(1, 1), entry(2, 1), entry(3, 1)));
            assertThat(n1.hears("n3", append(2, at(1, 1), 0, entry(2, 2))))
                    .contains("· truncate from 2");
            assertThat(n1.state("last entry")).isEqualTo("2@2");
        }

        @Test
        void aDelayedShorterMessageRemovesNothing() {
            NodeBench n1 = cluster(3);
            n1.hears("n2", append(1, at(0, 0), 0, entry(1, 1), entry(2, 1)));
            n1.hears("n2", append(1, at(0, 0), 0, entry(1, 1)));
            assertThat(n1.state("last entry")).isEqualTo("2@1");
        }

        @Test
        void theLogSurvivesARestart() {
            NodeBench n1 = cluster(3);
            n1.hears("n2", append(1, at(0, 0), 0, entry(1, 1), entry(2, 1), entry(3, 1)));
            n1.hears("n3", append(2, at(1, 1), 0, entry(2, 2)));
            n1.restart();
            assertThat(n1.state("last entry")).isEqualTo("2@2");
            assertThat(n1.term()).isEqualTo(2);
        }

        @Test
        void theLeaderCommitsWhatAMajorityHas() {
            NodeBench n1 = cluster(5);
            n1.fires(ELECTION);
            n1.hears("n2", new VoteReply(1, true));
            n1.hears("n3", new VoteReply(1, true));
            n1.hears("n2", new AppendReply(1, true, 1, 1));
            assertThat(n1.state("commit")).isEqualTo("0");
            n1.hears("n4", new AppendReply(1, true, 1, 1));
            assertThat(n1.state("commit")).isEqualTo("1");
        }

        @Test
        void theLeaderStepsBackUntilTheLogsMatch() {
            NodeBench n1 = cluster(3);
            n1.hears("n2", append(1, at(0, 0), 0, entry(1, 1), entry(2, 1), entry(3, 1)));
            n1.fires(ELECTION);
            n1.hears("n2", new VoteReply(2, true));
            assertThat(n1.hears("n3", new AppendReply(2, false, 2, 1)))
                    .containsExactly(
                            "→n3 AppendEntries term=2 prev=1@1 [2@1 c1#2 write x=2, 3@1 c1#3 write x=3, 4@2"
                                    + " no-op] commit=0 round=1");
        }

        /** What it lost the leader will not send, and the rest it will refuse again. */
        @Test
        void whoDeniesWhatItAcknowledgedIsAnsweredOnceInARound() {
            NodeBench n1 = leader();
            n1.hears("c1", request(1, write(1)));
            n1.hears("n3", new AppendReply(1, true, 1, 1));
            String again = "→n3 AppendEntries term=1 prev=1@1 [2@1 c1#1 write x=1] commit=1 round=";
            assertThat(n1.hears("n3", new AppendReply(1, false, 1, 2))).containsExactly(again + 2);
            assertThat(n1.hears("n3", new AppendReply(1, false, 1, 2))).isEmpty();
            assertThat(n1.fires(new Heartbeat(1))).contains(again + 3);
            assertThat(n1.hears("n3", new AppendReply(1, false, 1, 3))).containsExactly(again + 3);
            assertThat(n1.hears("n3", new AppendReply(1, false, 1, 3))).isEmpty();
        }

        @Test
        void aFollowerCommitsNoFurtherThanTheMessageVerified() {
            NodeBench n1 = cluster(3);
            n1.hears("n2", append(1, at(0, 0), 0, entry(1, 1), entry(2, 1)));
            n1.hears("n2", append(1, at(1, 1), 2));
            assertThat(n1.state("commit")).isEqualTo("1");
        }

        @Test
        void commitNeverGoesBackwards() {
            NodeBench n1 = cluster(3);
            n1.hears("n2", append(1, at(0, 0), 2, entry(1, 1), entry(2, 1)));
            n1.hears("n2", append(1, at(0, 0), 1, entry(1, 1)));
            assertThat(n1.state("commit")).isEqualTo("2");
        }
    }

    @Nested
    @DisplayName("5.4 Safety")
    class Safety {
        @Test
        void votesOnlyForLogsThatAreAtLeastAsUpToDate() {
            record Case(Version candidate, boolean granted) {}
            for (Case c : List.of(
                    new Case(at(2, 2), true),
                    new Case(at(3, 2), true),
                    new Case(at(1, 3), true),
                    new Case(at(1, 2), false),
                    new Case(at(9, 1), false))) {
                NodeBench n1 = cluster(3);
                n1.hears("n2", append(2, at(0, 0), 0, entry(1, 1), entry(2, 2)));
                assertThat(n1.hears("n3", new RequestVote(3, c.candidate())))
                        .as("own log ends with 2@2, candidate's with %s", c.candidate())
                        .contains("→n3 VoteReply term=3 " + (c.granted() ? "granted" : "refused"));
            }
        }

        @Test
        @DisplayName("5.4.2, Figure 8: entries of earlier terms are not committed by counting")
        void oldTermsAreCommittedOnlyThroughTheOwn() {
            NodeBench n1 = cluster(3);
            n1.hears("n2", append(1, at(0, 0), 0, entry(1, 1)));
            n1.fires(ELECTION);
            n1.hears("n2", new VoteReply(2, true));
            n1.hears("n2", new AppendReply(2, true, 1, 1));
            assertThat(n1.state("commit")).isEqualTo("0");
            n1.hears("n2", new AppendReply(2, true, 2, 1));
            assertThat(n1.state("commit")).isEqualTo("2");
        }

        @Test
        void theBugSwitchBreaksThatVeryRule() {
            NodeBench n1 = cluster(3, "bugs", List.of("commit-old-term"));
            n1.hears("n2", append(1, at(0, 0), 0, entry(1, 1)));
            n1.fires(ELECTION);
            n1.hears("n2", new VoteReply(2, true));
            n1.hears("n2", new AppendReply(2, true, 1, 1));
            assertThat(n1.state("commit")).isEqualTo("1");
        }
    }

    @Test
    void aNoOpOpensEveryTerm() {
        NodeBench n1 = cluster(3);
        n1.fires(ELECTION);
        assertThat(n1.hears("n2", new VoteReply(1, true))).contains("saved 1@1 no-op");
        assertThat(new LogEntry(at(1, 1), new NoOp()).text()).isEqualTo("1@1 no-op");
    }
}
