package dev.anachron.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.base.Command;
import dev.anachron.base.Description;
import dev.anachron.base.Latency;
import dev.anachron.base.NodeId;
import dev.anachron.base.RandomStream;
import dev.anachron.base.SimTime;
import dev.anachron.fault.Fault;
import dev.anachron.fault.Filter;
import dev.anachron.fault.byzantine.Behaviour;
import dev.anachron.fault.byzantine.Byzantine;
import dev.anachron.fault.link.Corrupt;
import dev.anachron.fault.link.LinkFault;
import dev.anachron.fault.process.Crash;
import dev.anachron.spi.Message;
import dev.anachron.spi.Node;
import dev.anachron.spi.NodeContext;
import dev.anachron.spi.NodeState;
import dev.anachron.spi.Outbox;
import dev.anachron.spi.Protocol;
import dev.anachron.spi.Setting;
import dev.anachron.spi.Timer;
import dev.anachron.testing.Echo;
import dev.anachron.testing.Setups;
import dev.anachron.trace.TraceEvent;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Every way of being a traitor has the effect that its name promises, for as long as it lasts. */
class ByzantineFaultTest {
    private static final List<String> N1 = List.of("n1");
    private static final List<String> EVERYBODY = List.of();

    /** Every node tells every other one a count, each 100 ms. */
    private static final class Counting implements Protocol {
        private record Count(long count) implements Message {
            @Override
            public Message forged(RandomStream random) {
                return new Count(-random.between(1, 1_000_000));
            }

            @Override
            public void describe(Description to) {
                to.word("Count").value(count);
            }
        }

        private record Next(long count) implements Timer {
            @Override
            public void describe(Description to) {
                to.word("Next").value(count);
            }
        }

        @Override
        public String name() {
            return "counting";
        }

        @Override
        public String summary() {
            return "Counts.";
        }

        @Override
        public List<Setting> settings() {
            return List.of();
        }

        @Override
        public Node create(NodeContext context) {
            return new Node() {
                @Override
                public void start(Outbox out) {
                    out.setTimer(new Next(1), SimTime.millis(100));
                }

                @Override
                public void onMessage(NodeId from, Message message, Outbox out) {
                    // to be told is enough
                }

                @Override
                public void onTimer(Timer timer, Outbox out) {
                    long count = ((Next) timer).count();
                    context.peers().forEach(peer -> out.send(peer, new Count(count)));
                    out.setTimer(new Next(count + 1), SimTime.millis(100));
                }

                @Override
                public NodeState state() {
                    return new NodeState("counting", 0, false, List.of());
                }
            };
        }
    }

    /** Five nodes, links of 10 ms, no time for work; 1 at 100 ms, 2 at 200 ms, and so on up to 9. */
    private static Setups counting() {
        return Setups.of(new Counting(), 5)
                .latency(Latency.constant(SimTime.millis(10)))
                .handler(0)
                .seconds(1);
    }

    /** From 250 to 650 ms, while 3, 4, 5 and 6 are told. */
    private static Run with(Fault fault) {
        return Simulation.run(counting().fault(250, 400, fault).build(), 1);
    }

    private static Run with(List<String> traitors, Behaviour behaviour) {
        return with(new Byzantine(traitors, EVERYBODY, behaviour));
    }

    /** What one node heard of another, a lie as {@code lie}. */
    private static String heard(Run run, String from, String to) {
        return said(run, from, to).stream()
                .map(text -> text.startsWith("-") ? "lie" : text)
                .collect(Collectors.joining(" "));
    }

    private static List<String> said(Run run, String from, String to) {
        return run.trace()
                .of(TraceEvent.Delivered.class)
                .filter(event -> event.from().name().equals(from))
                .filter(event -> event.to().name().equals(to))
                .map(event -> event.message().text().replace("Count ", ""))
                .toList();
    }

    private static Map<String, Long> effects(Run run) {
        return new TreeMap<>(run.faults().get(0).effects());
    }

    @Example
    void whoIsLoyalTellsTheTruth() {
        Run run = Simulation.run(counting().build(), 1);
        assertThat(heard(run, "n1", "n2")).isEqualTo("1 2 3 4 5 6 7 8 9");
    }

    @Example
    void aMuteNodeHearsAndSaysNothing() {
        Run run = with(N1, new Behaviour.Mute());
        assertThat(heard(run, "n1", "n2")).isEqualTo("1 2 7 8 9");
        assertThat(heard(run, "n2", "n1")).isEqualTo("1 2 3 4 5 6 7 8 9");
        assertThat(effects(run)).isEqualTo(Map.of("messagesMuted", 16L));
        assertThat(run.faults().get(0).what()).isEqualTo("byzantine n1 (mute)");
    }

    @Example
    void itMayBeMuteTowardsSome() {
        Run run = with(new Byzantine(N1, List.of("n2"), new Behaviour.Mute()));
        assertThat(heard(run, "n1", "n2")).isEqualTo("1 2 7 8 9");
        assertThat(heard(run, "n1", "n3")).isEqualTo("1 2 3 4 5 6 7 8 9");
        assertThat(effects(run)).isEqualTo(Map.of("messagesMuted", 4L));
        assertThat(run.faults().get(0).what()).isEqualTo("byzantine n1 (mute towards n2)");
    }

    @Example
    void aForgerTellsEverybodyTheSameLie() {
        Run run = with(N1, new Behaviour.Forge(1, false));
        assertThat(heard(run, "n1", "n2")).isEqualTo("1 2 lie lie lie lie 7 8 9");
        assertThat(said(run, "n1", "n2")).isEqualTo(said(run, "n1", "n5"));
        assertThat(effects(run)).isEqualTo(Map.of("messagesForged", 16L));
    }

    @Example
    void anEquivocatorAlwaysTellsTheSameHalfAnotherStory() {
        Run run = with(N1, new Behaviour.Equivocate(0.5, false));
        Map<List<String>, Long> stories = List.of("n2", "n3", "n4", "n5").stream()
                .collect(Collectors.groupingBy(
                        node -> said(run, "n1", node), Collectors.counting()));
        assertThat(stories.values()).containsExactly(2L, 2L);
        assertThat(List.of("n2", "n3", "n4", "n5"))
                .extracting(node -> heard(run, "n1", node))
                .containsOnly("1 2 3 4 5 6 7 8 9", "1 2 lie lie lie lie 7 8 9");
        assertThat(effects(run)).isEqualTo(Map.of("equivocations", 8L));
    }

    @Example
    void colludingLiarsTellTheSameLieAndEachOtherTheTruth() {
        List<String> two = List.of("n1", "n2");
        Run alone = with(two, new Behaviour.Forge(1, false));
        assertThat(said(alone, "n1", "n3")).isNotEqualTo(said(alone, "n2", "n3"));
        assertThat(heard(alone, "n1", "n2")).contains("lie");

        Run together = with(two, new Behaviour.Forge(1, true));
        assertThat(heard(together, "n1", "n3")).contains("lie lie lie lie");
        assertThat(said(together, "n1", "n3")).isEqualTo(said(together, "n2", "n3"));
        assertThat(heard(together, "n1", "n2")).isEqualTo("1 2 3 4 5 6 7 8 9");
        assertThat(effects(together)).isEqualTo(Map.of("messagesForged", 24L));
    }

    @Example
    void aReplayIsAnOldMessageAfterANewOne() {
        Run run = with(N1, new Behaviour.Replay(1));
        assertThat(heard(run, "n1", "n2")).matches("1 2 3 4 3 5 [34] 6 [345] 7 8 9");
        assertThat(effects(run)).isEqualTo(Map.of("messagesReplayed", 12L));
    }

    @Example
    void whatIsServedLateIsOvertaken() {
        Behaviour late = new Behaviour.Delay(Latency.constant(SimTime.millis(150)));
        Fault towardsOne = new Byzantine(N1, List.of("n2"), late);
        for (Setups setups : List.of(counting(), counting().fifo())) {
            Run run = Simulation.run(setups.fault(250, 200, towardsOne).build(), 1);
            assertThat(heard(run, "n1", "n2")).isEqualTo("1 2 3 5 4 6 7 8 9");
            assertThat(heard(run, "n1", "n3")).isEqualTo("1 2 3 4 5 6 7 8 9");
            assertThat(effects(run)).isEqualTo(Map.of("messagesDelayed", 2L));
        }
    }

    @Example
    void aLieIsServedLateWhereBothAreAsked() {
        Behaviour late = new Behaviour.Delay(Latency.constant(SimTime.millis(150)));
        Run run = Simulation.run(
                counting()
                        .fault(
                                250,
                                100,
                                new Byzantine(N1, EVERYBODY, new Behaviour.Forge(1, false)))
                        .fault(250, 100, new Byzantine(N1, EVERYBODY, late))
                        .build(),
                1);
        assertThat(heard(run, "n1", "n2")).isEqualTo("1 2 4 lie 5 6 7 8 9");
    }

    @Example
    void aCrashMakesNobodyLoyal() {
        Fault traitor = new Byzantine(N1, EVERYBODY, new Behaviour.Forge(1, false));
        Setups setups = counting().fault(250, 400, traitor).fault(320, 20, new Crash(N1));
        Run run = Simulation.run(setups.build(), 1);
        assertThat(heard(run, "n1", "n2")).isEqualTo("1 2 lie lie lie lie 4 5 6");
    }

    /** A message without anything to lie about stays what it is. */
    @Example
    void whoHasNothingToLieAboutTellsTheTruth() {
        Setups echo = Setups.of(new Echo(), 2)
                .scriptedClient("c1")
                .step(300, "c1", new Command.Write("x", 1))
                .fault(0, -1, new Byzantine(N1, List.of("n2"), new Behaviour.Forge(1, false)));
        Run run = Simulation.run(echo.build(), 1);
        assertThat(said(run, "n1", "n2")).containsExactly("Told 1");
        assertThat(effects(run)).doesNotContainKey("messagesForged");
    }

    /** What the loyal nodes draw, say and hear of each other is what it was without a traitor. */
    @Property(tries = 30, seed = "20261121")
    void theLoyalAreLeftAlone(@ForAll long seed) {
        Latency chance = Latency.uniform(SimTime.millis(1), SimTime.millis(90));
        Run without = Simulation.run(counting().latency(chance).build(), seed);
        for (Behaviour behaviour : List.of(
                new Behaviour.Mute(),
                new Behaviour.Equivocate(0.5, false),
                new Behaviour.Forge(0.5, false),
                new Behaviour.Replay(0.5),
                new Behaviour.Delay(chance))) {
            Fault fault = new Byzantine(N1, EVERYBODY, behaviour);
            Setups setups = counting().latency(chance).fault(250, 400, fault);
            Run run = Simulation.run(setups.build(), seed);
            assertThat(amongLoyal(run)).isEqualTo(amongLoyal(without));
            assertThat(drawsOfLoyal(run)).isEqualTo(drawsOfLoyal(without));
            assertThat(run.trace().hash())
                    .isNotEqualTo(without.trace().hash())
                    .isEqualTo(Simulation.run(setups.build(), seed).trace().hash());
        }
    }

    private static List<String> amongLoyal(Run run) {
        Predicate<NodeId> loyal = node -> !node.name().equals("n1");
        return run.trace()
                .of(TraceEvent.Delivered.class)
                .filter(event -> loyal.test(event.from()) && loyal.test(event.to()))
                .map(event -> event.atNanos() + " " + event.from() + "→" + event.to() + " "
                        + event.message().text())
                .toList();
    }

    private static Map<String, Long> drawsOfLoyal(Run run) {
        Map<String, Long> draws = new TreeMap<>(run.draws());
        draws.keySet().removeIf(name -> name.startsWith("fault/") || name.startsWith("link/n1→"));
        return draws;
    }

    /** Nothing but the lie differs with the seed, and nobody acts on it. */
    @Example
    void aLieOfTheNetworkIsPartOfTheFingerprint() {
        Fault damage = new LinkFault(Filter.between(N1, List.of("n2")), new Corrupt(1, true));
        Setups quiet = counting();
        assertThat(Simulation.run(quiet.build(), 1).trace().hash())
                .isEqualTo(Simulation.run(quiet.build(), 2).trace().hash());
        Setups lying = counting().fault(250, 400, damage);
        assertThat(Simulation.run(lying.build(), 1).trace().hash())
                .isNotEqualTo(Simulation.run(lying.build(), 2).trace().hash());
    }

    /** A quarter of a thousand counts, give or take four standard deviations. */
    @Example
    void aForgerLiesAsOftenAsItSays() {
        Fault forger = new Byzantine(N1, EVERYBODY, new Behaviour.Forge(0.25, false));
        Run run = Simulation.run(counting().seconds(100).fault(0, -1, forger).build(), 1);
        assertThat(effects(run).getOrDefault("messagesForged", 0L) / 4).isBetween(200L, 300L);
    }
}
