package dev.anachron.protocol.quorum;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.base.Command;
import dev.anachron.base.NodeId;
import dev.anachron.base.SimTime;
import dev.anachron.base.Value;
import dev.anachron.base.Version;
import dev.anachron.protocol.quorum.QuorumMessage.Get;
import dev.anachron.protocol.quorum.QuorumMessage.GetReply;
import dev.anachron.protocol.quorum.QuorumMessage.HandoffReply;
import dev.anachron.protocol.quorum.QuorumMessage.Put;
import dev.anachron.protocol.quorum.QuorumMessage.PutHint;
import dev.anachron.protocol.quorum.QuorumMessage.PutReply;
import dev.anachron.spi.ConsistencyLevel;
import dev.anachron.spi.Request;
import dev.anachron.spi.Settings;
import dev.anachron.testing.NodeBench;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A node of a quorum store, message by message; it is n1. */
class QuorumNodeTest {
    private static final Ticket FIRST = new Ticket(new NodeId("c1"), 1, 1);
    private static final Command WRITE = new Command.Write("x", 7);
    private static final Command READ = new Command.Read("x");

    static Map<String, Object> defaults() {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "order",
                "clock",
                "reads-from",
                "all",
                "writes-to",
                "all",
                "read-repair",
                "none",
                "read-rule",
                "newest",
                "hints",
                false,
                "sloppy",
                false,
                "replica-timeout",
                SimTime.millis(100),
                "handoff",
                SimTime.SECOND,
                "hint-expiry",
                0L));
        settings.put("request-timeout", SimTime.seconds(5));
        settings.put("versions", "last-write-wins");
        settings.put("deletes", "tombstone");
        settings.put("ties", "coordinator");
        settings.put("tombstone-expiry", 0L);
        settings.put("anti-entropy", 0L);
        return settings;
    }

    /** Counts of its own make versions readable here. */
    private static NodeBench store(int nodes, Map<String, Object> given) {
        Map<String, Object> settings = defaults();
        settings.put("order", "own-count");
        settings.putAll(given);
        return new NodeBench(new QuorumProtocol(), Settings.of(settings), nodes);
    }

    private static Request asks(Command what, String level) {
        return new Request(new NodeId("c1"), 1, 1, what, new ConsistencyLevel(level), Version.NONE);
    }

    private static Cell cell(long value, long number, int writer) {
        return Cell.of(Value.of(value), new Version(writer, number), null);
    }

    @Test
    void aWriteIsDoneWhenWReplicasHaveIt() {
        NodeBench n1 = store(3, Map.of());
        assertThat(n1.hears("c1", asks(WRITE, "strong")))
                .containsExactly(
                        "saved x 7 from 1@1",
                        "· write x=7 by c1 is 1@1",
                        "· keeps 1@1",
                        "→n2 Put c1#1 x 7 from 1@1",
                        "→n3 Put c1#1 x 7 from 1@1");
        assertThat(n1.hears("n3", new PutReply(FIRST)))
                .containsExactly("· enough replicas have 1@1", "→c1 Done #1 7 from 1@1 at 1@1");
        assertThat(n1.hears("n2", new PutReply(FIRST))).isEmpty();
    }

    @Test
    void theSameReplicaDoesNotCountTwice() {
        NodeBench n1 = store(5, Map.of());
        n1.hears("c1", asks(WRITE, "strong"));
        n1.hears("n3", new PutReply(FIRST));
        assertThat(n1.hears("n3", new PutReply(FIRST))).isEmpty();
        assertThat(n1.hears("n4", new PutReply(FIRST))).contains("→c1 Done #1 7 from 1@1 at 1@1");
    }

    @Test
    void aReadReturnsTheNewestOfRAnswers() {
        NodeBench n1 = store(3, Map.of());
        assertThat(n1.hears("c1", asks(READ, "strong")))
                .containsExactly("→n2 Get c1#1 x", "→n3 Get c1#1 x");
        assertThat(n1.hears("n2", new GetReply(FIRST, cell(8, 2, 2))))
                .containsExactly(
                        "· answers c1#1 from n1 0@0 n2 2@2", "→c1 Done #1 8 from 2@2 at 2@2");
    }

    /** Of five, three have answered: two of them have the old value, and outvote the new one. */
    @ParameterizedTest
    @CsvSource({
        "newest, 2 from 2@4 at 2@4",
        "majority-vote, 1 from 1@4 at 1@4",
        "first-answer, 1 from 1@4 at 1@4"
    })
    void onlyTheNewestVersionIsTheRightAnswer(String rule, String answer) {
        NodeBench n1 = store(5, Map.of("read-rule", rule));
        n1.hears("n4", new Put(FIRST, "x", cell(1, 1, 4)));
        n1.hears("c1", asks(READ, "strong"));
        n1.hears("n2", new GetReply(FIRST, cell(1, 1, 4)));
        assertThat(n1.hears("n3", new GetReply(FIRST, cell(2, 2, 4))))
                .contains("→c1 Done #1 " + answer);
    }

    @Test
    void theFirstAnswerIsTheFirstThatIsNotNothing() {
        NodeBench n1 = store(5, Map.of("read-rule", "first-answer"));
        n1.hears("c1", asks(READ, "strong"));
        n1.hears("n2", new GetReply(FIRST, Cell.EMPTY));
        assertThat(n1.hears("n3", new GetReply(FIRST, cell(2, 2, 4))))
                .contains("→c1 Done #1 2 from 2@4 at 2@4");
    }

    /** Two coordinators gave one number to two writes, and replicas hear of them in another order. */
    @ParameterizedTest
    @CsvSource({"coordinator, 9, 9", "kept, 8, 9"})
    void ofTwoVersionsWithOneNumberEverybodyMustChooseTheSame(String ties, long one, long other) {
        Cell fromSecond = cell(8, 5, 2);
        Cell fromThird = cell(9, 5, 3);
        NodeBench n1 = store(3, Map.of("ties", ties));
        n1.hears("n2", new Put(FIRST, "x", fromSecond));
        n1.hears("n3", new Put(FIRST, "x", fromThird));
        NodeBench n2 = store(3, Map.of("ties", ties));
        n2.hears("n3", new Put(FIRST, "x", fromThird));
        n2.hears("n2", new Put(FIRST, "x", fromSecond));
        assertThat(n1.hears("n3", new Get(FIRST, "x")).toString()).contains(" " + one + " from 5@");
        assertThat(n2.hears("n3", new Get(FIRST, "x")).toString())
                .contains(" " + other + " from 5@");
    }

    /** The second copy would be another write, for which the acknowledgements of the first do not count. */
    @Test
    void aRequestThatIsDeliveredTwiceIsOne() {
        NodeBench n1 = store(3, Map.of());
        assertThat(n1.hears("c1", asks(WRITE, "strong"))).isNotEmpty();
        assertThat(n1.hears("c1", asks(WRITE, "strong"))).isEmpty();
        assertThat(n1.hears("n2", new PutReply(FIRST))).contains("→c1 Done #1 7 from 1@1 at 1@1");
        assertThat(n1.hears("c1", asks(WRITE, "strong"))).as("even later").isEmpty();
    }

    /** It is one of x's two replicas, and the write is for the other one alone. */
    @Test
    void aCoordinatorThatKeepsNothingRemembersItsCount() {
        NodeBench n1 = store(3, Map.of("replicas", 2L, "write-quorum", 1L, "writes-to", "first"));
        List<String> out = n1.hears("c1", asks(WRITE, "strong"));
        assertThat(out).contains("saved number=1", "→n3 Put c1#1 x 7 from 1@1");
        n1.restart();
        assertThat(n1.hears("c1", asks(new Command.Write("x", 8), "strong")))
                .contains("→n3 Put c1#1 x 8 from 2@1");
    }

    @Test
    void levelsSayHowMany() {
        Map<String, Integer> needed = Map.of(
                "one", 1, "eventual", 1, "two", 2, "three", 3, "quorum", 3, "all", 5, "strong", 4);
        needed.forEach((level, count) -> {
            NodeBench n1 = store(5, Map.of("read-quorum", 4L));
            List<String> out = n1.hears("c1", asks(READ, level));
            for (int answers = 2; answers <= count; answers++) {
                assertThat(out).as(level).noneMatch(line -> line.contains("Done"));
                out = n1.hears("n" + answers, new GetReply(FIRST, Cell.EMPTY));
            }
            assertThat(out).as(level).contains("→c1 Done #1 nil from 0@0 at 0@0");
        });
    }

    @Test
    void nodesBeyondTheStoresAreNotAsked() {
        NodeBench n1 = store(5, Map.of("stores", 4L));
        assertThat(n1.hears("c1", asks(READ, "quorum")))
                .containsExactly("→n2 Get c1#1 x", "→n3 Get c1#1 x", "→n4 Get c1#1 x");
    }

    @Test
    void anOlderVersionDoesNotReplaceANewerOne() {
        NodeBench n1 = store(3, Map.of());
        n1.hears("n2", new Put(FIRST, "x", cell(8, 2, 2)));
        assertThat(n1.hears("n3", new Put(FIRST, "x", cell(7, 1, 3))))
                .containsExactly("→n3 PutReply c1#1");
        assertThat(n1.hears("n3", new Get(FIRST, "x")))
                .containsExactly("→n3 GetReply c1#1 8 from 2@2");
    }

    @Test
    void asynchronousRepairComesAfterTheAnswer() {
        NodeBench n1 = store(3, Map.of("read-repair", "async"));
        n1.hears("c1", asks(READ, "strong"));
        assertThat(n1.hears("n2", new GetReply(FIRST, cell(8, 2, 2))))
                .containsExactly(
                        "saved x 8 from 2@2",
                        "· answers c1#1 from n1 0@0 n2 2@2",
                        "· keeps 2@2",
                        "→c1 Done #1 8 from 2@2 at 2@2");
        assertThat(n1.hears("n3", new GetReply(FIRST, Cell.EMPTY)))
                .containsExactly("→n3 Repair x 8 from 2@2");
    }

    /** ABD: nobody may read an older value from now on, so a write quorum has to have this one. */
    @Test
    void blockingRepairWaitsForAWriteQuorum() {
        NodeBench n1 = store(5, Map.of("read-repair", "blocking"));
        n1.hears("c1", asks(READ, "strong"));
        n1.hears("n3", new GetReply(FIRST, Cell.EMPTY));
        assertThat(n1.hears("n2", new GetReply(FIRST, cell(8, 2, 2))))
                .containsExactly(
                        "saved x 8 from 2@2",
                        "· keeps 2@2",
                        "→n3 Put c1#1 x 8 from 2@2",
                        "→n4 Put c1#1 x 8 from 2@2",
                        "→n5 Put c1#1 x 8 from 2@2");
        assertThat(n1.hears("n5", new PutReply(FIRST))).contains("→c1 Done #1 8 from 2@2 at 2@2");
    }

    @Test
    void whenAWriteQuorumHasItAlreadyOneRoundIsEnough() {
        NodeBench n1 = store(3, Map.of("read-repair", "blocking"));
        n1.hears("n2", new Put(FIRST, "x", cell(8, 2, 2)));
        n1.hears("c1", asks(READ, "strong"));
        assertThat(n1.hears("n2", new GetReply(FIRST, cell(8, 2, 2))))
                .contains("→c1 Done #1 8 from 2@2 at 2@2");
    }

    @Test
    void aVersionMayBeOneMoreThanAReadQuorumHas() {
        NodeBench n1 = store(3, Map.of("order", "read-first"));
        assertThat(n1.hears("c1", asks(WRITE, "strong")))
                .containsExactly("→n2 Get c1#1 x", "→n3 Get c1#1 x");
        assertThat(n1.hears("n2", new GetReply(FIRST, cell(8, 41, 2))))
                .contains("· write x=7 by c1 is 42@1", "→n2 Put c1#1 x 7 from 42@1");
    }

    @Test
    void aHintIsKeptForAReplicaThatIsLateAndHandedOver() {
        NodeBench n1 = store(3, Map.of("hints", true));
        n1.hears("c1", asks(WRITE, "strong"));
        n1.hears("n2", new PutReply(FIRST));
        assertThat(n1.fires(new Coordinator.ReplicasLate(FIRST)))
                .containsExactly("saved hint for n3 x 7 from 1@1", "· keeps for another 1@1");
        assertThat(n1.fires(new QuorumNode.HandoffDue()))
                .containsExactly("→n3 Handoff x 7 from 1@1");
        n1.hears("n3", new HandoffReply("x", cell(7, 1, 1)));
        assertThat(n1.fires(new QuorumNode.HandoffDue())).isEmpty();
    }

    @Test
    void hintsExpireAndSurviveACrash() {
        NodeBench n1 = store(3, Map.of("hints", true, "hint-expiry", SimTime.seconds(3)));
        n1.hears("n2", new PutHint(FIRST, new NodeId("n3"), "x", cell(7, 1, 2)));
        n1.restart();
        n1.after(SimTime.seconds(2));
        assertThat(n1.fires(new QuorumNode.HandoffDue()))
                .containsExactly("→n3 Handoff x 7 from 1@2");
        n1.after(SimTime.seconds(2));
        assertThat(n1.fires(new QuorumNode.HandoffDue())).containsExactly("· discards 1@2");
        assertThat(n1.fires(new QuorumNode.HandoffDue())).isEmpty();
    }

    /** The three replicas of x are n2, n3 and n4; n5 and n1 itself stand in for two that do not answer. */
    @Test
    void inASloppyQuorumStandInsCount() {
        NodeBench n1 = store(5, Map.of("replicas", 3L, "sloppy", true));
        assertThat(n1.hears("c1", asks(WRITE, "strong")))
                .containsExactly(
                        "saved number=1",
                        "· write x=7 by c1 is 1@1",
                        "→n2 Put c1#1 x 7 from 1@1",
                        "→n3 Put c1#1 x 7 from 1@1",
                        "→n4 Put c1#1 x 7 from 1@1");
        n1.hears("n2", new PutReply(FIRST));
        assertThat(n1.fires(new Coordinator.ReplicasLate(FIRST)))
                .containsExactly(
                        "saved hint for n4 x 7 from 1@1",
                        "· keeps for another 1@1",
                        "· enough replicas have 1@1",
                        "→n5 PutHint c1#1 for n3 x 7 from 1@1",
                        "→c1 Done #1 7 from 1@1 at 1@1");
    }

    /** A slow replica is not a dead one: whoever has time gets its answer. */
    @Test
    void aCoordinatorWaitsForLateReplicas() {
        NodeBench n1 = store(3, Map.of("read-quorum", 3L));
        n1.hears("c1", asks(READ, "strong"));
        n1.hears("n2", new GetReply(FIRST, Cell.EMPTY));
        n1.fires(new Coordinator.ReplicasLate(FIRST));
        assertThat(n1.hears("n3", new GetReply(FIRST, cell(8, 2, 2))))
                .contains("→c1 Done #1 8 from 2@2 at 2@2");
    }

    /** Two who add at the same time read the same, and one of them is lost. */
    @Test
    void anAdditionReadsFirstAndIsNotAtomic() {
        NodeBench n1 = store(3, Map.of());
        n1.hears("n2", new Put(FIRST, "x", cell(40, 1, 2)));
        assertThat(n1.hears("c1", asks(new Command.Add("x", 2), "strong")))
                .containsExactly("→n2 Get c1#1 x", "→n3 Get c1#1 x");
        assertThat(n1.hears("n2", new GetReply(FIRST, cell(40, 1, 2))))
                .contains("· add x=2 by c1 is 1@1", "→n2 Put c1#1 x 42 from 1@1");
    }

    @Test
    void conditionalWritesNeedConsensus() {
        assertThat(store(3, Map.of())
                        .hears("c1", asks(new Command.CompareAndSet("x", 1, 2), "strong")))
                .containsExactly(
                        "→c1 Refused #1 no conditional write in a store without consensus");
    }
}
