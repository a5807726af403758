package dev.anachron.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.base.Command;
import dev.anachron.base.Latency;
import dev.anachron.base.NodeId;
import dev.anachron.base.Phrase;
import dev.anachron.base.SimTime;
import dev.anachron.base.Value;
import dev.anachron.base.Version;
import dev.anachron.client.ClientSettings.Pace;
import dev.anachron.engine.Run;
import dev.anachron.engine.Simulation;
import dev.anachron.history.Operation;
import dev.anachron.history.Outcome;
import dev.anachron.spi.ConsistencyLevel;
import dev.anachron.spi.Request;
import dev.anachron.spi.Response;
import dev.anachron.testing.Answering;
import dev.anachron.testing.Setups;
import dev.anachron.trace.TraceEvent;
import dev.anachron.workload.counter.CounterWorkload;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a client does when it is answered, sent elsewhere, refused or left without an answer. */
class ClientTest {
    static final Command WRITE = new Command.Write("x", 1);
    static final Command READ = new Command.Read("x");

    static Response done(Request request, long position) {
        Version version = new Version(1, position);
        return new Response.Done(
                request.serial(), request.attempt(), Value.of(position), version, version);
    }

    static Response refuse(Request request, @Nullable String leader) {
        return new Response.Redirect(
                request.serial(), request.attempt(), leader == null ? null : new NodeId(leader));
    }

    /** Three nodes, links of 10 ms, nodes that take no time; retry after 100 ms, patience of a second. */
    static Setups nodes(Answering.Manners manners) {
        return Setups.of(new Answering(manners), 3)
                .latency(Latency.constant(SimTime.millis(10)))
                .handler(0)
                .seconds(3);
    }

    static Run run(Setups setups) {
        return Simulation.run(setups.build(), 1);
    }

    private static Run scripted(Answering.Manners manners, Command... commands) {
        Setups setups = nodes(manners).scriptedClient("c1");
        for (Command command : commands) {
            setups.step(0, "c1", command);
        }
        return run(setups);
    }

    /** {@code 0ms n1 #1.1}: when the client sent which attempt of which request to whom. */
    static List<String> asked(Run run) {
        return run.trace()
                .of(TraceEvent.Sent.class)
                .filter(sent -> sent.message() instanceof Request)
                .map(sent -> SimTime.span(sent.atNanos()) + " " + sent.to() + " #"
                        + ((Request) sent.message()).serial() + "."
                        + ((Request) sent.message()).attempt())
                .toList();
    }

    private static Operation only(Run run) {
        assertThat(run.history().operations()).hasSize(1);
        return run.history().operations().get(0);
    }

    @Test
    void anAnswerEndsTheOperationAsOk() {
        Operation operation = only(scripted((node, request) -> done(request, 1), WRITE));
        assertThat(operation.outcome()).isEqualTo(Outcome.OK);
        assertThat(operation.latencyNanos()).isEqualTo(SimTime.millis(20));
        assertThat(operation.servedBy()).isEqualTo(new NodeId("n1"));
    }

    @Test
    void withoutAnAnswerItRepeatsTheRequestRoundTheRingAndGivesUpAsInfo() {
        Run run = scripted((node, request) -> null, WRITE);
        assertThat(asked(run))
                .startsWith("0ms n1 #1.1", "100ms n2 #1.2", "200ms n3 #1.3", "300ms n1 #1.4")
                .hasSize(10);
        assertThat(only(run).outcome()).isEqualTo(Outcome.INFO);
        assertThat(only(run).returnedNanos()).isEqualTo(SimTime.seconds(1));
    }

    @Test
    void afterAnInfoItGoesOnAsAnotherProcess() {
        Run run = scripted(
                (node, request) -> request.serial() == 1 ? null : done(request, 1), WRITE, WRITE);
        assertThat(run.history().operations()).extracting(Operation::process).containsExactly(0, 1);
        assertThat(run.history().operations())
                .extracting(Operation::outcome)
                .containsExactly(Outcome.INFO, Outcome.OK);
    }

    @Test
    void whatEverybodyRefusedCertainlyDidNotHappen() {
        Operation operation = only(scripted((node, request) -> refuse(request, null), WRITE));
        assertThat(operation.outcome()).isEqualTo(Outcome.FAIL);
    }

    @Test
    void oneUnansweredAttemptAmongRefusalsLeavesItOpen() {
        Operation operation = only(scripted(
                (node, request) -> node.name().equals("n2") ? null : refuse(request, null), WRITE));
        assertThat(operation.outcome()).isEqualTo(Outcome.INFO);
    }

    @Test
    void whoIsBusyIsAskedAgainWhenItIsTimeForIt() {
        Run run = scripted(
                (node, request) -> node.name().equals("n3")
                        ? done(request, 1)
                        : new Response.Busy(
                                request.serial(), request.attempt(), new Phrase("later")),
                WRITE);
        assertThat(asked(run)).containsExactly("0ms n1 #1.1", "100ms n2 #1.2", "200ms n3 #1.3");
        assertThat(only(run).outcome()).isEqualTo(Outcome.OK);
    }

    @Test
    void aRefusalEndsItAtOnceAndIsCertainOnlyWhenNoOtherAttemptIsOpen() {
        Operation refused = only(scripted((node, request) -> no(request), WRITE));
        assertThat(refused.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(refused.latencyNanos()).isEqualTo(SimTime.millis(20));
        Operation open = only(
                scripted((node, request) -> request.attempt() == 1 ? null : no(request), WRITE));
        assertThat(open.outcome()).isEqualTo(Outcome.INFO);
        assertThat(open.latencyNanos()).isEqualTo(SimTime.millis(120));
    }

    private static Response no(Request request) {
        return new Response.Refused(request.serial(), request.attempt(), new Phrase("no"));
    }

    @Test
    void aHintIsFollowedAtOnceAndRemembered() {
        Run run = scripted(
                (node, request) ->
                        node.name().equals("n3") ? done(request, 1) : refuse(request, "n3"),
                WRITE,
                WRITE);
        assertThat(asked(run)).containsExactly("0ms n1 #1.1", "20ms n3 #1.2", "40ms n3 #2.1");
    }

    @Test
    void theRunEndsBeforeTheAnswer() {
        Setups setups = nodes((node, request) -> null).scriptedClient("c1").step(2500, "c1", READ);
        Operation operation = only(run(setups));
        assertThat(operation.outcome()).isEqualTo(Outcome.INFO);
        assertThat(operation.returnedNanos()).isEqualTo(SimTime.NEVER);
    }

    @Test
    void scriptedStepsWaitTheirTurn() {
        Run run = scripted((node, request) -> done(request, 1), WRITE, READ);
        assertThat(run.history().operations())
                .extracting(operation -> SimTime.span(operation.invokedNanos()))
                .containsExactly("0ms", "20ms");
    }

    @Test
    void aClosedLoopThinksBetweenOperations() {
        Run run = run(nodes((node, request) -> done(request, 1))
                .client(
                        "c1",
                        new Pace.Think(SimTime.millis(30)),
                        CounterWorkload.KIND,
                        Map.of("reads", 1.0)));
        assertThat(run.history().operations())
                .extracting(operation -> SimTime.span(operation.invokedNanos()))
                .startsWith("30ms", "80ms", "130ms");
    }

    @Test
    void anOpenLoopKeepsItsRate() {
        Run run = run(nodes((node, request) -> done(request, 1))
                .seconds(100)
                .client("c1", new Pace.Rate(5), CounterWorkload.KIND, Map.of("reads", 1.0)));
        // Five a second, less those instants at which it was still waiting its 20 ms.
        assertThat(run.history().operations().size()).isBetween(400, 500);
    }

    // Where reads go

    private static ClientSettings reader(ReadPolicy policy, Guarantee guarantee, String... sees) {
        return new ClientSettings(
                new NodeId("c1"),
                List.of(sees).stream().map(NodeId::new).toList(),
                new Pace.Think(SimTime.millis(10)),
                new ClientSettings.Levels(ConsistencyLevel.EVENTUAL, ConsistencyLevel.STRONG),
                policy,
                SessionRules.demanding(guarantee),
                SimTime.millis(100),
                SimTime.seconds(1));
    }

    private static Run reading(Answering.Manners manners, ClientSettings settings) {
        return run(nodes(manners).client(settings, CounterWorkload.KIND, Map.of("reads", 1.0)));
    }

    private static List<String> served(Run run) {
        return run.history()
                .reads()
                .map(o -> String.valueOf(o.servedBy()))
                .distinct()
                .sorted()
                .toList();
    }

    @Test
    void aRoamingClientAsksEverybodyItSees() {
        Answering.Manners all = (node, request) -> done(request, 1);
        assertThat(served(reading(
                        all, reader(ReadPolicies.ROAMING, Guarantee.NONE, "n1", "n2", "n3"))))
                .containsExactly("n1", "n2", "n3");
        assertThat(served(reading(all, reader(ReadPolicies.ROAMING, Guarantee.NONE, "n2", "n3"))))
                .containsExactly("n2", "n3");
    }

    @Test
    void aStickyClientStaysWithTheFirstItSees() {
        Run run = reading(
                (node, request) -> done(request, 1),
                reader(ReadPolicies.STICKY, Guarantee.NONE, "n3", "n1"));
        assertThat(served(run)).containsExactly("n3");
    }

    @Test
    void monotonicReadsDemandWhatWasSeenAndPassOverReplicasThatAreBehind() {
        // n1 has applied 7; the others lag at 4 and say so when more is demanded.
        Answering.Manners manners = (node, request) -> {
            Version has = new Version(1, node.name().equals("n1") ? 7 : 4);
            return request.atLeast().compareTo(has) > 0
                    ? new Response.Behind(request.serial(), request.attempt(), has)
                    : done(request, has.position());
        };
        Run guarded = reading(
                manners, reader(ReadPolicies.ROAMING, Guarantee.MONOTONIC_READS, "n1", "n2", "n3"));
        assertThat(guarded.history().reads().map(Operation::version).toList()).isSorted();
        assertThat(served(guarded)).contains("n1");
        Run unguarded =
                reading(manners, reader(ReadPolicies.ROAMING, Guarantee.NONE, "n1", "n2", "n3"));
        assertThat(unguarded.history().reads().map(Operation::version).toList()).isNotEmpty();
        assertThat(isSorted(unguarded)).isFalse();
    }

    private static boolean isSorted(Run run) {
        List<Version> versions = run.history().reads().map(Operation::version).toList();
        return versions.stream().sorted().toList().equals(versions);
    }
}
