package dev.anachron.protocol.raft;

import static dev.anachron.protocol.raft.RaftBench.append;
import static dev.anachron.protocol.raft.RaftBench.at;
import static dev.anachron.protocol.raft.RaftBench.cluster;
import static dev.anachron.protocol.raft.RaftBench.entry;
import static dev.anachron.protocol.raft.RaftBench.settledLeader;
import static dev.anachron.protocol.raft.RaftBench.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.base.Command;
import dev.anachron.base.NodeId;
import dev.anachron.base.SimTime;
import dev.anachron.base.Value;
import dev.anachron.base.Version;
import dev.anachron.protocol.raft.CopyMessage.AskCopy;
import dev.anachron.protocol.raft.CopyMessage.TellCopy;
import dev.anachron.protocol.raft.CopyMessage.Ticket;
import dev.anachron.protocol.raft.RaftMessage.AppendEntries;
import dev.anachron.protocol.raft.RaftMessage.AppendReply;
import dev.anachron.protocol.raft.RaftTimer.StopWaiting;
import dev.anachron.spi.ConsistencyLevel;
import dev.anachron.spi.Request;
import dev.anachron.spi.Store;
import dev.anachron.testing.NodeBench;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What each level of a read or a write means to a server. */
class RaftLevelsTest {
    private static final NodeId C1 = new NodeId("c1");

    private static Request read(ConsistencyLevel level, Version atLeast) {
        return new Request(C1, 1, 1, new Command.Read("x"), level, atLeast);
    }

    /** n1 follows n2 in term 1, and has applied the write x = 1 and not yet x = 2. */
    private static NodeBench follower(Object... settings) {
        NodeBench n1 = cluster(3, settings);
        n1.hears("n2", append(1, at(0, 0), 1, entry(1, 1), entry(2, 1)));
        return n1;
    }

    /** As MongoDB and Consul read by default; with any {@code reads} that checks. */
    @Test
    void aLeaderReadIsTheLeadersWordUnchecked() {
        Request fresh = read(ConsistencyLevel.LEADER, Version.NONE);
        assertThat(follower().hears("c1", fresh)).containsExactly("→c1 Redirect #1 to n2");
        for (String mode : List.of("read-index", "lease", "log")) {
            assertThat(settledLeader("reads", mode).hears("c1", fresh))
                    .as(mode)
                    .containsExactly(
                            "· answers c1#1 from its own state, unchecked",
                            "→c1 Done #1 nil from 0@0 at 1@1");
        }
    }

    @Nested
    @DisplayName("session")
    class Session {
        private final Request fresh = read(ConsistencyLevel.SESSION, at(2, 1));

        @Test
        void whatTheSessionHasSeenMustBeApplied() {
            NodeBench n1 = follower();
            assertThat(n1.hears("c1", read(ConsistencyLevel.SESSION, at(1, 1))))
                    .contains("→c1 Done #1 1 from 1@1 at 1@1");
            assertThat(n1.hears("c1", fresh)).containsExactly("→c1 Behind #1 at 1@1");
        }

        @Test
        void aServerMayWaitUntilItIs() {
            NodeBench n1 = follower("session-wait", SimTime.millis(20));
            assertThat(n1.hears("c1", fresh)).isEmpty();
            assertThat(n1.hears("n2", append(1, at(2, 1), 2)))
                    .contains("· answers c1#1 from what it has applied, up to 2@1")
                    .contains("→c1 Done #1 2 from 2@1 at 2@1");
        }

        @Test
        void butNotForEver() {
            NodeBench n1 = follower("session-wait", SimTime.millis(20));
            StopWaiting patience = new StopWaiting(C1, 1, 1);
            n1.hears("c1", fresh);
            assertThat(n1.timer(patience)).isEqualTo(SimTime.millis(20));
            assertThat(n1.fires(patience)).containsExactly("→c1 Behind #1 at 1@1");
            assertThat(n1.hears("n2", append(1, at(2, 1), 2)))
                    .as("it was answered")
                    .noneMatch(line -> line.startsWith("→c1"));
        }

        @Test
        void anotherEntryInThePlaceOfWhatItHasSeenMeansThatThatIsLost() {
            Request lost = read(ConsistencyLevel.SESSION, at(1, 2));
            assertThat(follower().hears("c1", lost)).containsExactly("→c1 Lost #1 1@2");
            assertThat(follower("bugs", List.of("token-without-epoch"))
                            .hears("c1", read(ConsistencyLevel.SESSION, at(1, 0))))
                    .contains("→c1 Done #1 1 from 1@1 at 1@1");
        }
    }

    @Nested
    @DisplayName("bounded")
    class Bounded {
        private static final Object[] BOUND = {"max-staleness", SimTime.millis(100)};
        private final Request bounded = read(ConsistencyLevel.BOUNDED, Version.NONE);

        private AppendEntries closing(long commit, long closedMillis) {
            return new AppendEntries(
                    1, at(2, 1), List.of(), commit, 1, SimTime.millis(closedMillis));
        }

        @Test
        void aFollowerAnswersWhileItHasEverythingUpToARecentMoment() {
            NodeBench n1 = follower(BOUND);
            n1.hears("n2", closing(2, 5));
            assertThat(n1.after(SimTime.millis(105)).hears("c1", bounded))
                    .contains(
                            "· answers c1#1 from a copy that has everything up to 0.005000s and so is"
                                    + " at most 100ms old");
            assertThat(n1.after(1).hears("c1", bounded)).containsExactly("→c1 Behind #1 at 2@1");
        }

        @Test
        void aMomentIsNotClosedBeforeItsEntriesAreThere() {
            NodeBench n1 = follower(BOUND);
            n1.hears("n2", closing(3, 5));
            assertThat(n1.hears("c1", bounded)).containsExactly("→c1 Behind #1 at 2@1");
        }

        @Test
        void aLeaderClosesWhatAMajorityHasAcknowledgedAndNothingLater() {
            NodeBench n1 = settledLeader(BOUND);
            n1.after(SimTime.millis(50));
            assertThat(n1.fires(new RaftTimer.Heartbeat(1)))
                    .contains(
                            "→n2 AppendEntries term=1 prev=1@1 commit=1 round=2 closed 0.000000s");
            n1.after(SimTime.millis(50)).fires(new RaftTimer.Heartbeat(1));
            n1.hears("n2", new AppendReply(1, true, 1, 2));
            assertThat(n1.fires(new RaftTimer.Heartbeat(1)))
                    .as("round 2 was begun at 50 ms, round 3 nobody has acknowledged")
                    .anyMatch(line -> line.endsWith("round=4 closed 0.050000s"));
        }

        @Test
        void nothingIsSaidWhenNobodyAsks() {
            assertThat(settledLeader().fires(new RaftTimer.Heartbeat(1)))
                    .noneMatch(line -> line.contains("closed"));
        }

        @Test
        void aLeaderThatIsCutOffHasToAskLikeForAStrongRead() {
            NodeBench n1 = settledLeader(BOUND);
            assertThat(n1.hears("c1", bounded)).anyMatch(line -> line.startsWith("→c1 Done"));
            assertThat(n1.after(SimTime.millis(101)).hears("c1", bounded))
                    .noneMatch(line -> line.startsWith("→c1"))
                    .anyMatch(line -> line.startsWith("→n2 AppendEntries"));
        }

        @Test
        void theGuessKnowsNothingOfWhatItHasNotHeardOf() {
            NodeBench n1 =
                    follower("max-staleness", SimTime.millis(100), "bugs", List.of("lag-estimate"));
            assertThat(n1.after(SimTime.seconds(3600)).hears("c1", bounded))
                    .contains("· answers c1#1 from a copy that lacks 0 entries that it has heard of"
                            + " and so is guessed to be 0ms old");
        }
    }

    @Nested
    @DisplayName("quorum")
    class Quorum {
        private final Request quorum = read(ConsistencyLevel.QUORUM, Version.NONE);
        private final Ticket ticket = new Ticket(C1, 1);

        private TellCopy copy(long index) {
            return new TellCopy(
                    ticket, new Store.Cell(Value.of(index), at(index, 1)), at(index, 1));
        }

        @Test
        void theNewestCopyOfAMajorityWins() {
            NodeBench n1 = follower();
            assertThat(n1.hears("c1", quorum))
                    .containsExactly("→n2 AskCopy c1#1 x", "→n3 AskCopy c1#1 x");
            assertThat(n1.hears("n3", copy(2)))
                    .containsExactly(
                            "· answers c1#1 from the newest of 2 copies, that of n3 with what was"
                                    + " applied up to 2@1",
                            "→c1 Done #1 2 from 2@1 at 2@1");
            assertThat(n1.hears("n2", copy(2))).as("it is answered").isEmpty();
        }

        @Test
        void aServerTellsWhatItHasAppliedAndNotWhatItsLogHas() {
            assertThat(follower().hears("n3", new AskCopy(ticket, "x")))
                    .containsExactly("→n3 TellCopy c1#1 1 from 1@1 at 1@1");
        }

        @Test
        void oneServerThatAnswersTwiceIsNoMajority() {
            NodeBench n1 = cluster(5);
            n1.hears("c1", quorum);
            n1.hears("n3", copy(2));
            assertThat(n1.hears("n3", copy(2))).isEmpty();
            assertThat(n1.hears("n4", copy(1))).contains("→c1 Done #1 2 from 2@1 at 2@1");
        }
    }

    @Nested
    @DisplayName("eventual")
    class Eventual {
        private final Request eventual =
                new Request(C1, 1, 1, write(7), ConsistencyLevel.EVENTUAL, Version.NONE);

        @Test
        void aWriteIsDoneAsSoonAsTheLeaderHasIt() {
            assertThat(settledLeader().hears("c1", eventual))
                    .startsWith("saved 2@1 c1#1 write x=7")
                    .contains("→c1 Done #1 7 from 2@1 at 1@1");
        }

        @Test
        void aRetryIsTheSameWrite() {
            NodeBench n1 = settledLeader();
            n1.hears("c1", eventual);
            assertThat(n1.hears("c1", eventual.attempt(2)))
                    .containsExactly("→c1 Done #1 7 from 2@1 at 1@1 attempt 2");
            n1.hears("n2", new AppendReply(1, true, 2, 2));
            assertThat(n1.hears("c1", eventual.attempt(3)))
                    .containsExactly("→c1 Done #1 7 from 2@1 at 2@1 attempt 3");
        }

        @Test
        void whatHasToTellItsResultWaitsForIt() {
            Request add = new Request(
                    C1, 1, 1, new Command.Add("x", 1), ConsistencyLevel.EVENTUAL, Version.NONE);
            assertThat(settledLeader().hears("c1", add)).noneMatch(line -> line.startsWith("→c1"));
        }
    }
}
