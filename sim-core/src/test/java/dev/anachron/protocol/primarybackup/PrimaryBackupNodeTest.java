package dev.anachron.protocol.primarybackup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.base.Command;
import dev.anachron.base.NodeId;
import dev.anachron.base.SimTime;
import dev.anachron.base.Version;
import dev.anachron.protocol.primarybackup.PrimaryBackupMessage.Acknowledge;
import dev.anachron.protocol.primarybackup.PrimaryBackupMessage.Missing;
import dev.anachron.protocol.primarybackup.PrimaryBackupMessage.Promise;
import dev.anachron.protocol.primarybackup.PrimaryBackupMessage.Propose;
import dev.anachron.protocol.primarybackup.PrimaryBackupMessage.Replicate;
import dev.anachron.protocol.primarybackup.PrimaryBackupMessage.Superseded;
import dev.anachron.protocol.primarybackup.PrimaryBackupTimer.Degrade;
import dev.anachron.protocol.primarybackup.PrimaryBackupTimer.Heartbeat;
import dev.anachron.protocol.primarybackup.PrimaryBackupTimer.Suspect;
import dev.anachron.spi.ConsistencyLevel;
import dev.anachron.spi.Request;
import dev.anachron.testing.NodeBench;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A node of a primary-backup store, message by message. It is n1: the first primary. */
class PrimaryBackupNodeTest {
    private static final Command WRITE = new Command.Write("x", 7);
    private static final Command READ = new Command.Read("x");

    private static NodeBench store(int nodes, Object... settings) {
        return new NodeBench(new PrimaryBackupProtocol(), Stores.with(settings), nodes);
    }

    /** The same node after a majority has gone on without it. */
    private static NodeBench backup(int nodes, Object... settings) {
        NodeBench n1 = store(nodes, settings);
        n1.hears("n2", replicate(2, "0@0", List.of(begins(1, 2)), 1));
        return n1;
    }

    private static Request asks(Command what, int serial) {
        return asks(what, serial, ConsistencyLevel.STRONG, Version.NONE);
    }

    private static Request asks(Command what, int serial, ConsistencyLevel level, Version atLeast) {
        return new Request(new NodeId("c1"), serial, 1, what, level, atLeast);
    }

    private static Request reads(Version atLeast) {
        return asks(READ, 1, ConsistencyLevel.EVENTUAL, atLeast);
    }

    /** {@code 7@2} is the seventh entry, of epoch 2. */
    private static Version at(String text) {
        String[] parts = text.split("@");
        return new Version(Long.parseLong(parts[1]), Long.parseLong(parts[0]));
    }

    private static Entry begins(long position, long epoch) {
        return new Entry(new Version(epoch, position), new Entry.EpochBegins());
    }

    private static Entry change(String at, long value) {
        Command write = new Command.Write("x", value);
        return new Entry(at(at), new Entry.Change(new NodeId("c9"), value, write));
    }

    private static Replicate replicate(
            long epoch, String previous, List<Entry> entries, long done) {
        return new Replicate(epoch, at(previous), entries, done, 0);
    }

    // What the client is told, and when

    @Test
    void anAsynchronousPrimaryAnswersBeforeAnyCopyExists() {
        assertThat(store(3).hears("c1", asks(WRITE, 1)))
                .containsExactly(
                        "saved 1@1 c1#1 write x=7",
                        "· append 1@1 c1#1 write x=7",
                        "· commit 1",
                        "· apply 1@1 c1#1 write x=7",
                        "→c1 Done #1 7 from 1@1 at 1@1",
                        "→n2 Replicate epoch=1 prev=0@0 [1@1 c1#1 write x=7] done=1",
                        "→n3 Replicate epoch=1 prev=0@0 [1@1 c1#1 write x=7] done=1");
    }

    @Test
    void aSynchronousOneWaitsForEveryBackup() {
        NodeBench n1 = store(3, "replication", "sync");
        assertThat(n1.hears("c1", asks(WRITE, 1)))
                .contains("→n2 Replicate epoch=1 prev=0@0 [1@1 c1#1 write x=7] done=0")
                .noneMatch(line -> line.contains("Done"));
        assertThat(n1.hears("n2", new Acknowledge(1, 1, 0))).isEmpty();
        assertThat(n1.hears("n2", new Acknowledge(1, 1, 0))).as("once more").isEmpty();
        assertThat(n1.hears("n3", new Acknowledge(1, 1, 0)))
                .containsExactly(
                        "· commit 1",
                        "· apply 1@1 c1#1 write x=7",
                        "→c1 Done #1 7 from 1@1 at 1@1");
    }

    @Test
    void aSemiSynchronousOneWaitsForAsManyAsItIsTold() {
        NodeBench n1 = store(4, "replication", "semi-sync", "acks", 2L);
        n1.hears("c1", asks(WRITE, 1));
        assertThat(n1.hears("n4", new Acknowledge(1, 1, 0))).isEmpty();
        assertThat(n1.hears("n2", new Acknowledge(1, 1, 0)))
                .contains("→c1 Done #1 7 from 1@1 at 1@1");
    }

    @Test
    void halfOfThreeBackupsIsOne() {
        NodeBench n1 = store(4, "replication", "sync", "bugs", List.of("ack-half"));
        n1.hears("c1", asks(WRITE, 1));
        assertThat(n1.hears("n4", new Acknowledge(1, 1, 0)))
                .contains("→c1 Done #1 7 from 1@1 at 1@1");
        assertThat(store(2, "replication", "sync", "bugs", List.of("ack-half"))
                        .hears("c1", asks(WRITE, 1)))
                .as("and of one it is none")
                .contains("→c1 Done #1 7 from 1@1 at 1@1");
    }

    @Test
    void afterItsPatienceItGoesOnWithoutThemUntilTheyCatchUp() {
        NodeBench n1 = store(3, "replication", "semi-sync", "degrade-after", SimTime.millis(100));
        n1.hears("c1", asks(WRITE, 1));
        assertThat(n1.timer(new Degrade(1))).isEqualTo(SimTime.millis(100));
        assertThat(n1.fires(new Degrade(1))).contains("→c1 Done #1 7 from 1@1 at 1@1");
        assertThat(n1.state("waits")).isEqualTo("no longer");
        assertThat(n1.hears("c1", asks(WRITE, 2))).contains("→c1 Done #2 7 from 2@1 at 2@1");
        n1.hears("n2", new Acknowledge(1, 2, 0));
        assertThat(n1.state("waits")).isEqualTo("semi-sync");
        assertThat(n1.hears("c1", asks(WRITE, 3))).noneMatch(line -> line.contains("Done"));
    }

    @Test
    void withoutPatienceToLoseItWaitsForEver() {
        NodeBench n1 = store(3, "replication", "semi-sync");
        n1.hears("c1", asks(WRITE, 1));
        assertThat(n1.timer(new Degrade(1))).isNull();
    }

    @Test
    void aRetryTakesEffectOnce() {
        NodeBench n1 = store(3, "replication", "semi-sync");
        n1.hears("c1", asks(WRITE, 1));
        assertThat(n1.hears("c1", asks(WRITE, 1).attempt(2))).isEmpty();
        assertThat(n1.hears("n2", new Acknowledge(1, 1, 0)))
                .contains("→c1 Done #1 7 from 1@1 at 1@1 attempt 2");
        assertThat(n1.hears("c1", asks(WRITE, 1).attempt(3)))
                .containsExactly("→c1 Done #1 7 from 1@1 at 1@1 attempt 3");
    }

    // The stream

    @Test
    void aBackupTakesWhatFollowsAndNothingElse() {
        NodeBench n1 = backup(3);
        assertThat(n1.hears("n2", replicate(2, "1@2", List.of(change("2@2", 5)), 1)))
                .containsExactly(
                        "saved 2@2 c9#5 write x=5",
                        "· append 2@2 c9#5 write x=5",
                        "→n2 Acknowledge epoch=2 up-to=2");
        assertThat(n1.hears("n2", replicate(2, "4@2", List.of(change("5@2", 8)), 2)))
                .as("with two entries missing")
                .containsExactly("→n2 Missing epoch=2 from=3");
        assertThat(n1.hears("n2", replicate(2, "2@2", List.of(), 2)))
                .as("it learns from a heartbeat what is done")
                .containsExactly(
                        "· commit 2",
                        "· apply 2@2 c9#5 write x=5",
                        "→n2 Acknowledge epoch=2 up-to=2");
    }

    @Test
    void thePrimarySendsOnAndGoesBackWhereSomethingIsMissing() {
        NodeBench n1 = store(2);
        n1.hears("c1", asks(WRITE, 1));
        assertThat(n1.fires(new Heartbeat(1)))
                .containsExactly("→n2 Replicate epoch=1 prev=1@1 done=1");
        assertThat(n1.hears("n2", new Missing(1, 1)))
                .containsExactly("→n2 Replicate epoch=1 prev=0@0 [1@1 c1#1 write x=7] done=1");
    }

    /** Failback: the old primary throws away what the new timeline has not, and its state with it. */
    @Test
    void whatTheNewTimelineHasNotIsThrownAway() {
        NodeBench n1 = store(3);
        n1.hears("c1", asks(WRITE, 1));
        n1.hears("c1", asks(new Command.Write("x", 8), 2));
        assertThat(n1.hears("n2", replicate(2, "1@1", List.of(begins(2, 2)), 2)))
                .containsExactly(
                        "saved epoch=2 backup",
                        "saved log cut off before 2",
                        "saved 2@2 epoch-begins",
                        "· backup in 2",
                        "· truncate from 2",
                        "· state is the snapshot of 1@1",
                        "· append 2@2 epoch-begins",
                        "· commit 2",
                        "· apply 2@2 epoch-begins",
                        "→n2 Acknowledge epoch=2 up-to=2");
        assertThat(n1.hears("c1", reads(Version.NONE)))
                .as("the write before the fork is there, the one after it is not")
                .contains("→c1 Done #1 7 from 1@1 at 2@2");
    }

    @Test
    void aLongTailOfItsOwnIsSkippedInOneStep() {
        NodeBench n1 = store(3);
        n1.hears("c1", asks(WRITE, 1));
        n1.hears("c1", asks(WRITE, 2));
        n1.hears("c1", asks(WRITE, 3));
        assertThat(n1.hears("n2", replicate(2, "3@2", List.of(), 3)))
                .contains("→n2 Missing epoch=2 from=1");
    }

    // Failover

    private static Suspect suspect() {
        return Suspect.ONLY;
    }

    @Test
    void theFurthestLogOfAMajorityIsPromoted() {
        NodeBench n1 = backup(5);
        assertThat(n1.fires(suspect()))
                .containsExactly(
                        "· candidate in 2",
                        "→n2 Propose epoch=3",
                        "→n3 Propose epoch=3",
                        "→n4 Propose epoch=3",
                        "→n5 Propose epoch=3");
        assertThat(n1.hears("n3", new Promise(3, at("9@1"))))
                .as("long, but old")
                .isEmpty();
        assertThat(n1.hears("n4", new Promise(3, at("3@2"))))
                .containsExactly("saved epoch=3 backup", "· backup in 3", "→n4 Promote epoch=3");
        assertThat(n1.hears("n5", new Promise(3, at("4@2")))).as("too late").isEmpty();
    }

    @Test
    void byLengthAloneItWouldHaveBeenTheOldOne() {
        NodeBench n1 = backup(5, "bugs", List.of("promote-longest-log"));
        n1.fires(suspect());
        n1.hears("n3", new Promise(3, at("9@1")));
        assertThat(n1.hears("n4", new Promise(3, at("3@2")))).contains("→n3 Promote epoch=3");
    }

    @Test
    void whoeverIsPromotedBeginsAnEpoch() {
        NodeBench n1 = backup(3);
        n1.fires(suspect());
        assertThat(n1.hears("n3", new Promise(3, at("1@2"))))
                .containsExactly(
                        "saved epoch=3 primary",
                        "saved 2@3 epoch-begins",
                        "· primary in 3",
                        "· append 2@3 epoch-begins",
                        "· commit 2",
                        "· apply 2@3 epoch-begins",
                        "→n2 Replicate epoch=3 prev=1@2 [2@3 epoch-begins] done=2",
                        "→n3 Replicate epoch=3 prev=1@2 [2@3 epoch-begins] done=2");
        assertThat(n1.role()).isEqualTo("primary");
    }

    @Test
    void aPromotedNodeThatKnowsOfNoBackupsKeepsAllToItself() {
        NodeBench n1 =
                backup(3, "replication", "sync", "bugs", List.of("no-backups-after-promotion"));
        n1.fires(suspect());
        n1.hears("n3", new Promise(3, at("1@2")));
        assertThat(n1.hears("c1", asks(WRITE, 1)))
                .contains("→c1 Done #1 7 from 3@3 at 3@3")
                .noneMatch(line -> line.contains("Replicate"));
    }

    @Test
    void whatItInheritedIsNotDoneBeforeItsOwnEntryIs() {
        NodeBench n1 = backup(3, "replication", "semi-sync");
        n1.hears("n2", replicate(2, "1@2", List.of(change("2@2", 5)), 1));
        n1.fires(suspect());
        n1.hears("n3", new Promise(3, at("1@2")));
        assertThat(n1.hears("n3", new Acknowledge(3, 2, 0))).isEmpty();
        assertThat(n1.hears("n3", new Acknowledge(3, 3, 0)))
                .contains("· commit 3", "· apply 2@2 c9#5 write x=5");
    }

    /** Its predecessor may have acknowledged what it has not applied yet. */
    @Test
    void beforeThatItAnswersNoStrongRead() {
        NodeBench n1 = backup(3, "replication", "semi-sync");
        n1.hears("n2", replicate(2, "1@2", List.of(change("2@2", 5)), 1));
        n1.fires(suspect());
        n1.hears("n3", new Promise(3, at("2@2")));
        assertThat(n1.hears("c1", asks(READ, 1))).containsExactly("→c1 Busy #1 catching-up");
        n1.hears("n3", new Acknowledge(3, 3, 0));
        assertThat(n1.hears("c1", asks(READ, 1))).contains("→c1 Done #1 5 from 2@2 at 3@3");
    }

    @Test
    void whoeverHearsThePrimaryPromisesNothing() {
        NodeBench n1 = backup(3);
        assertThat(n1.hears("n3", new Propose(3, false))).isEmpty();
        n1.after(SimTime.millis(301));
        assertThat(n1.hears("n3", new Propose(3, false)))
                .containsExactly(
                        "saved epoch=3 backup", "· backup in 3", "→n3 Promise epoch=3 last=1@2");
        assertThat(n1.hears("n2", new Propose(3, false)))
                .as("one promise in an epoch")
                .containsExactly("→n2 Superseded epoch=3");
    }

    @Test
    void aPromiseIsKept() {
        NodeBench n1 = backup(3).after(SimTime.millis(301));
        n1.hears("n3", new Propose(3, false));
        assertThat(n1.hears("n2", replicate(2, "1@2", List.of(change("2@2", 5)), 1)))
                .containsExactly("→n2 Superseded epoch=3");
        n1.restart();
        assertThat(n1.term()).isEqualTo(3);
    }

    /** Of two candidates for one epoch one gives way, or they would stand in each other's way for ever. */
    @Test
    void theFirstOfTwoCandidatesStays() {
        NodeBench n1 = backup(3);
        n1.fires(suspect());
        n1.after(SimTime.millis(301));
        assertThat(n1.hears("n2", new Propose(3, false))).isEmpty();
        assertThat(n1.hears("n2", new Propose(4, false))).contains("→n2 Promise epoch=4 last=1@2");
    }

    @Test
    void aCandidateThatHearsThePrimaryAfterAllFollowsIt() {
        NodeBench n1 = backup(3);
        n1.fires(suspect());
        assertThat(n1.hears("n2", replicate(2, "1@2", List.of(), 1)))
                .containsExactly("· backup in 2", "→n2 Acknowledge epoch=2 up-to=1");
    }

    @Test
    void aloneItAsksNobody() {
        NodeBench n1 = backup(3, "failover", "alone");
        assertThat(n1.fires(suspect())).contains("· primary in 3");
    }

    @Test
    void withoutFailoverNobodyWaitsForThePrimary() {
        assertThat(backup(3, "failover", "none").timer(suspect())).isNull();
    }

    @Test
    void aPrimaryThatRestartsIsOneStill() {
        NodeBench n1 = store(3);
        n1.hears("c1", asks(WRITE, 1));
        assertThat(n1.restart())
                .containsExactly(
                        "· recovered up to 1",
                        "· primary in 1",
                        "· commit 1",
                        "· apply 1@1 c1#1 write x=7",
                        "→n2 Replicate epoch=1 prev=1@1 done=1",
                        "→n3 Replicate epoch=1 prev=1@1 done=1");
    }

    // Fencing

    @Test
    void aPrimaryThatIsToldOfAnotherStops() {
        NodeBench n1 = store(3);
        assertThat(n1.hears("n2", new Superseded(2)))
                .containsExactly("saved epoch=2 backup", "· backup in 2");
        assertThat(n1.hears("c1", asks(WRITE, 1))).containsExactly("→c1 Redirect #1 to unknown");
    }

    @Test
    void withoutFencingItGoesOn() {
        NodeBench n1 = store(3, "fencing", "none");
        assertThat(n1.hears("n2", new Superseded(2))).isEmpty();
        assertThat(n1.hears("n2", replicate(2, "0@0", List.of(begins(1, 2)), 1)))
                .isEmpty();
        assertThat(n1.hears("c1", asks(WRITE, 1))).contains("→c1 Done #1 7 from 1@1 at 1@1");
    }

    @Test
    void underALeaseItAnswersOnlyWhileAMajorityAnswersIt() {
        NodeBench n1 = store(3, "fencing", "lease").after(SimTime.SECOND);
        assertThat(n1.hears("c1", asks(WRITE, 1))).containsExactly("→c1 Redirect #1 to unknown");
        n1.hears("n3", new Acknowledge(1, 0, SimTime.SECOND));
        assertThat(n1.hears("c1", asks(WRITE, 1))).contains("→c1 Done #1 7 from 1@1 at 1@1");
        n1.after(SimTime.millis(300));
        assertThat(n1.hears("c1", asks(WRITE, 2))).containsExactly("→c1 Redirect #2 to unknown");
    }

    // Reads

    @Test
    void aBackupSendsStrongReadsToThePrimary() {
        assertThat(backup(3).hears("c1", asks(READ, 1))).containsExactly("→c1 Redirect #1 to n2");
    }

    @Test
    void aReplicaThatIsBehindASessionSaysSo() {
        assertThat(backup(3).hears("c1", reads(at("4@2")))).containsExactly("→c1 Behind #1 at 1@2");
    }

    /** The session saw 2@1; here the second entry is one of epoch 2. */
    @Test
    void aTokenOfALostTimelineIsRefused() {
        for (String token : List.of("1@1", "2@1", "9@1")) {
            NodeBench n1 = backup(3);
            n1.hears("n2", replicate(2, "1@2", List.of(change("2@2", 5)), 2));
            assertThat(n1.hears("c1", reads(at(token))))
                    .as(token)
                    .containsExactly("→c1 Refused #1 " + token + " is-not-on-this-timeline");
        }
    }

    @Test
    void byItsPositionAloneItIsTakenForSeen() {
        NodeBench n1 = backup(3, "bugs", List.of("token-without-epoch"));
        n1.hears("n2", replicate(2, "1@2", List.of(change("2@2", 5)), 2));
        assertThat(n1.hears("c1", reads(at("2@1")))).contains("→c1 Done #1 5 from 2@2 at 2@2");
        assertThat(n1.hears("c1", reads(at("9@1"))))
                .as("but not before that position is reached")
                .noneMatch(line -> line.contains("Done"));
    }

    @Test
    void whatWasReceivedWithGapsIsNotApplied() {
        for (List<String> bugs : List.of(List.<String>of(), List.of("gappy-token"))) {
            NodeBench n1 = backup(3, "bugs", bugs);
            n1.hears("n2", replicate(2, "4@2", List.of(change("5@2", 8)), 5));
            assertThat(n1.hears("c1", reads(at("5@2"))))
                    .last()
                    .isEqualTo(
                            bugs.isEmpty()
                                    ? "→c1 Behind #1 at 1@2"
                                    : "→c1 Done #1 nil from 0@0 at 1@2");
        }
    }
}
