package dev.anachron.client;

import static dev.anachron.client.ClientTest.READ;
import static dev.anachron.client.ClientTest.WRITE;
import static dev.anachron.client.ClientTest.asked;
import static dev.anachron.client.ClientTest.done;
import static dev.anachron.client.ClientTest.nodes;
import static dev.anachron.client.ClientTest.refuse;
import static dev.anachron.client.ClientTest.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.base.NodeId;
import dev.anachron.base.Shards;
import dev.anachron.base.Shards.Shard;
import dev.anachron.base.SimTime;
import dev.anachron.base.Version;
import dev.anachron.client.ClientSettings.Pace;
import dev.anachron.engine.Run;
import dev.anachron.history.Operation;
import dev.anachron.history.Outcome;
import dev.anachron.spi.ConsistencyLevel;
import dev.anachron.spi.LocalClock;
import dev.anachron.spi.Request;
import dev.anachron.spi.Response;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a client demands for its session, and does to get it: one remedy a test. */
class SessionRulesTest {
    private static final LocalClock STILL = new LocalClock() {
        @Override
        public long nowNanos() {
            return 0;
        }

        @Override
        public long wallNanos() {
            return 0;
        }

        @Override
        public Interval interval() {
            return new Interval(0, 0);
        }
    };

    private static final long WRITTEN = 7;

    /** n1 leads and has the write; n2 and n3 have 4 and heed what a read demands. */
    private static Response lagging(NodeId node, Request request) {
        if (node.name().equals("n1")) {
            return done(request, WRITTEN);
        }
        if (!request.command().readsOnly()) {
            return refuse(request, "n1");
        }
        Version has = new Version(1, 4);
        return request.atLeast().compareTo(has) > 0
                ? new Response.Behind(request.serial(), request.attempt(), has)
                : done(request, 4);
    }

    private static ClientSettings scripted(ReadPolicy policy, SessionRules rules) {
        return new ClientSettings(
                new NodeId("c1"),
                List.of(new NodeId("n3"), new NodeId("n2"), new NodeId("n1")),
                new Pace.Scripted(),
                new ClientSettings.Levels(ConsistencyLevel.EVENTUAL, ConsistencyLevel.STRONG),
                policy,
                rules,
                SimTime.millis(100),
                SimTime.seconds(1));
    }

    /** A write at once, a read at 200 ms and one at 900 ms: who answered what. */
    private static List<String> writeAndReadTwice(ReadPolicy policy, SessionRules rules) {
        Run run = run(nodes(SessionRulesTest::lagging)
                .client(scripted(policy, rules))
                .step(0, "c1", WRITE)
                .step(200, "c1", READ)
                .step(900, "c1", READ));
        return run.history()
                .reads()
                .map(o -> o.servedBy() + " " + o.version() + " after "
                        + SimTime.span(o.latencyNanos()))
                .toList();
    }

    private static SessionRules rules(Guarantee guarantee, WhenBehind behind, long millis) {
        return new SessionRules(guarantee, behind, SimTime.millis(millis), Markers.PER_SHARD);
    }

    @Test
    void withoutARemedyTheWriteIsGone() {
        assertThat(writeAndReadTwice(ReadPolicies.STICKY, SessionRules.NONE))
                .containsExactly("n3 4@1 after 20ms", "n3 4@1 after 20ms");
    }

    @Test
    void readsStickToTheLeaderAsLongAsTheWindowLasts() {
        assertThat(writeAndReadTwice(new StickyAfterWrite(SimTime.millis(500)), SessionRules.NONE))
                .first()
                .isEqualTo("n1 7@1 after 20ms");
        assertThat(writeAndReadTwice(ReadPolicies.STICKY_AFTER_WRITE, SessionRules.NONE))
                .containsExactly("n1 7@1 after 20ms", "n1 7@1 after 20ms");
    }

    @Test
    void aTokenIsPassedRoundOrGoesToTheLeaderAtOnce() {
        Guarantee own = Guarantee.READ_YOUR_WRITES;
        assertThat(writeAndReadTwice(ReadPolicies.ROAMING, rules(own, WhenBehind.ANOTHER, 0)))
                .allMatch(read -> read.startsWith("n1 7@1"));
        assertThat(writeAndReadTwice(ReadPolicies.STICKY, rules(own, WhenBehind.LEADER, 0)))
                .containsExactly("n1 7@1 after 40ms", "n1 7@1 after 40ms");
    }

    @Test
    void whoHasNobodyElseToAskWaitsAndDoesNotFlood() {
        Run run = run(nodes(SessionRulesTest::lagging)
                .client(scripted(
                        ReadPolicies.STICKY,
                        rules(Guarantee.READ_YOUR_WRITES, WhenBehind.ANOTHER, 0)))
                .step(0, "c1", WRITE)
                .step(200, "c1", READ));
        assertThat(run.history().operations().get(1).outcome()).isEqualTo(Outcome.FAIL);
        assertThat(asked(run)).as("one request in 100 ms").hasSizeLessThan(15);
    }

    @Test
    void eachGuaranteeDemandsWhatItIsNamedFor() {
        Session session = new Session(List.of(), STILL, new Marker(Markers.PER_SHARD));
        session.wrote(new Version(1, 5));
        session.read(new Version(1, 3));
        assertThat(Arrays.stream(Guarantee.values()).map(g -> g.atLeast(session)))
                .containsExactly(
                        Version.NONE, new Version(1, 3), new Version(1, 5), new Version(1, 5));
    }

    /** x is on the shard s1 (n1), y on s2 (n2 n3): what reads of them demand after the writes so far. */
    @ParameterizedTest(name = "{0}: x {1}, y {2}, then x {3}, y {4}")
    @CsvSource({
        "per-shard,   900@1, 0@0,   900@1, 7@3",
        "one,         900@1, 900@1, 7@3,   7@3",
        "one-highest, 900@1, 900@1, 900@1, 900@1",
    })
    void eachShardHasAMarkerOfItsOwn(
            String rule, String x, String y, String laterX, String laterY) {
        Shards shards = Shards.of(List.of(
                new Shard("s1", List.of(new NodeId("n1"))),
                new Shard("s2", List.of(new NodeId("n2"), new NodeId("n3")))));
        Markers markers = Arrays.stream(Markers.values())
                .filter(one -> one.text().equals(rule))
                .findFirst()
                .orElseThrow();
        SessionRules rules =
                new SessionRules(Guarantee.READ_YOUR_WRITES, WhenBehind.ANOTHER, 0, markers);
        Sessions sessions = new Sessions(shards, scripted(ReadPolicies.STICKY, rules), STILL);
        sessions.of("x").wrote(new Version(1, 900));
        assertThat(sessions.of("x").lastWritten()).hasToString(x);
        assertThat(sessions.of("y").lastWritten()).hasToString(y);
        sessions.of("y").wrote(new Version(3, 7));
        assertThat(sessions.of("x").lastWritten()).hasToString(laterX);
        assertThat(sessions.of("y").lastWritten()).hasToString(laterY);
        assertThat(sessions.of("y").reachable())
                .containsExactly(new NodeId("n3"), new NodeId("n2"));
        sessions.of("x").leaderIs(new NodeId("n1"));
        assertThat(sessions.of("y").leader()).as("each has a leader of its own").isNull();
    }

    @Test
    void anOptimisticClientAnswersItself() {
        SessionRules optimistic = rules(Guarantee.NONE, WhenBehind.ANOTHER, 500);
        assertThat(writeAndReadTwice(ReadPolicies.STICKY, optimistic))
                .containsExactly("c1 7@1 after 0ms", "n3 4@1 after 20ms");
    }

    @Test
    void aLostTokenEndsTheOperationAndTheSession() {
        Run run = run(nodes((node, request) -> request.atLeast().equals(Version.NONE)
                        ? done(request, WRITTEN)
                        : new Response.Lost(request.serial(), request.attempt(), request.atLeast()))
                .client(scripted(
                        ReadPolicies.STICKY, rules(Guarantee.CAUSAL, WhenBehind.ANOTHER, 0)))
                .step(0, "c1", WRITE)
                .step(200, "c1", READ)
                .step(900, "c1", READ));
        assertThat(run.history().operations())
                .extracting(Operation::outcome)
                .containsExactly(Outcome.OK, Outcome.FAIL, Outcome.OK);
    }
}
