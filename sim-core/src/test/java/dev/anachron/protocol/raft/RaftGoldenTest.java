package dev.anachron.protocol.raft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.base.Command;
import dev.anachron.base.Latency;
import dev.anachron.base.SimTime;
import dev.anachron.engine.Run;
import dev.anachron.engine.Simulation;
import dev.anachron.fault.membership.Membership;
import dev.anachron.fault.membership.Transfer;
import dev.anachron.fault.partition.Partition;
import dev.anachron.fault.process.Crash;
import dev.anachron.scenario.Setup;
import dev.anachron.testing.Golden;
import dev.anachron.testing.Setups;
import dev.anachron.trace.TraceEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Short runs of Raft as transcripts: to be read, like a play. */
class RaftGoldenTest {
    /** Links of 2 ms, a disk of 1 ms, no handler time, so that the times can be followed by head. */
    private static Setups play(int nodes) {
        return Setups.raft(nodes)
                .latency(Latency.constant(SimTime.millis(2)))
                .diskWrite(Latency.constant(SimTime.millis(1)))
                .handler(0);
    }

    private static Setup election() {
        return play(3).seconds(1)
                .scriptedClient("c1")
                .step(350, "c1", new Command.Write("x", 1))
                .step(380, "c1", new Command.Read("x"))
                .build();
    }

    private static Setup dethroned() {
        return play(3).seconds(2)
                .set("reads", "local")
                .scriptedClient("c1")
                .scriptedClient("c2")
                .step(400, "c2", new Command.Write("x", 1))
                .step(450, "c1", new Command.Read("x"))
                .step(900, "c2", new Command.Write("x", 2))
                .step(1200, "c1", new Command.Read("x"))
                .fault(
                        500,
                        1000,
                        new Partition(
                                List.of(List.of("leader", "c1"), List.of("others", "c2")), false))
                .build();
    }

    private static Setup conflict() {
        return play(3).seconds(2)
                .scriptedClient("c1")
                .scriptedClient("c2")
                .step(400, "c1", new Command.Write("x", 1))
                .step(550, "c1", new Command.Write("x", 2))
                .step(900, "c2", new Command.Write("x", 3))
                .fault(
                        500,
                        1000,
                        new Partition(
                                List.of(List.of("leader", "c1"), List.of("others", "c2")), false))
                .build();
    }

    private static Setup crash() {
        return play(3).seconds(2)
                .scriptedClient("c1")
                .step(400, "c1", new Command.Write("x", 1))
                .step(900, "c1", new Command.Write("x", 2))
                .fault(500, 800, new Crash(List.of("leader")))
                .build();
    }

    /** A follower is away while the others' logs grow and are compacted; then leadership moves to it. */
    private static Setup snapshot() {
        Setups setups = play(4).seconds(2)
                .set("members", 3L)
                .set("snapshot-every", 3L)
                .scriptedClient("c1")
                .fault(350, 350, new Partition(List.of(List.of("n1"), List.of("others")), false))
                .fault(1000, -1, new Transfer(List.of("n1")))
                .fault(1300, -1, new Membership(List.of("n4"), List.of()))
                .fault(1600, -1, new Membership(List.of(), List.of("leader")));
        for (int i = 1; i <= 8; i++) {
            setups.step(380 + 25 * i, "c1", new Command.Write("x", i));
        }
        return setups.build();
    }

    @Test
    void whoWasAwayIsSentASnapshot() {
        Golden.assertMatches("raft/snapshot.txt", transcript(snapshot(), 690, 760));
    }

    @Test
    void aLeaderHandsOver() {
        Golden.assertMatches("raft/transfer.txt", transcript(snapshot(), 1000, 1030));
    }

    @Test
    void aServerIsAddedAndTheLeaderRemovesItself() {
        String added = transcript(snapshot(), 1300, 1320);
        Golden.assertMatches("raft/membership.txt", added + transcript(snapshot(), 1600, 1620));
    }

    /** With pre-vote and check-quorum; a follower loses its leader, then the leader its followers. */
    private static Setup preVote() {
        return play(3).seconds(2)
                .set("pre-vote", true)
                .set("check-quorum", true)
                .fault(500, 500, new Partition(List.of(List.of("n1"), List.of("others")), false))
                .fault(
                        1200,
                        600,
                        new Partition(List.of(List.of("leader"), List.of("others")), false))
                .build();
    }

    @Test
    void whoWouldVoteForMe() {
        Golden.assertMatches("raft/pre-vote.txt", transcript(preVote(), 0, 240));
    }

    @Test
    void anElectionAWriteAndARead() {
        Golden.assertMatches("raft/election.txt", transcript(election(), 0, 390));
    }

    @Test
    void aDethronedLeaderAnswersFromThePast() {
        Golden.assertMatches("raft/dethroned.txt", transcript(dethroned(), 1190, 1210));
    }

    @Test
    void anEntryNobodyElseHadIsReplacedWhenThePartitionHeals() {
        Golden.assertMatches("raft/conflict.txt", transcript(conflict(), 1495, 1560));
    }

    @Test
    void aCrashedLeaderComesBackAsAFollower() {
        Golden.assertMatches("raft/crash.txt", transcript(crash(), 1295, 1320));
    }

    @Test
    void everyMessageOfTheProtocolIsDeliveredInSomeOfTheseRuns() {
        List<String> delivered = new ArrayList<>();
        for (Setup setup :
                List.of(election(), dethroned(), conflict(), crash(), preVote(), snapshot())) {
            Simulation.run(setup, 1)
                    .trace()
                    .of(TraceEvent.Delivered.class)
                    .forEach(event -> delivered.add(event.message().type()));
        }
        assertThat(delivered)
                .contains(Arrays.stream(RaftMessage.class.getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .toArray(String[]::new));
    }

    private static String transcript(Setup setup, long fromMillis, long toMillis) {
        Run run = Simulation.run(setup, 1);
        return run.trace().events().stream()
                .filter(event -> event.atNanos() >= SimTime.millis(fromMillis))
                .filter(event -> event.atNanos() < SimTime.millis(toMillis))
                .map(event -> event.line() + "\n")
                .collect(Collectors.joining());
    }
}
