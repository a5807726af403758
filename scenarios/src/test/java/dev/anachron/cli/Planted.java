package dev.anachron.cli;

import dev.anachron.base.NodeId;
import dev.anachron.load.InvalidScenarioException;
import dev.anachron.load.Loaded;
import dev.anachron.load.Overrides;
import dev.anachron.load.ScenarioLoader;
import dev.anachron.load.Source;
import dev.anachron.run.FreshRun;
import dev.anachron.scenario.Scenario;
import dev.anachron.scenario.Setup;
import dev.anachron.spi.Fact;
import dev.anachron.spi.Message;
import dev.anachron.spi.Node;
import dev.anachron.spi.NodeContext;
import dev.anachron.spi.NodeState;
import dev.anachron.spi.Outbox;
import dev.anachron.spi.Protocol;
import dev.anachron.spi.Setting;
import dev.anachron.spi.Timer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A protocol with a mistake: what it does hangs on the order of a hash table. Each node starts with
 * the first of many voters, whichever that is.
 */
record Planted(Mistake mistake) implements Protocol {
    enum Mistake {
        /** None: it takes the first of a list. */
        NONE,
        /** The order of a map whose keys are told apart by where they lie: new in every run. */
        IDENTITY,
        /** The order of {@code Set.of}: new in every Java. */
        SALT,
        /** The same, but it only draws that many random numbers. */
        DRAWS
    }

    /** So many that two Javas hardly ever begin with the same one. */
    private static final int VOTERS = 20_000;

    private static final String SCENARIO = """
            name: %s
            question: Does verify see it?
            seed: 3
            duration: 1s
            cluster: { protocol: raft, nodes: 3 }
            clients: [{ name: c1, workload: { register: { keys: 1 } }, rate: 5/s }]
            """;

    /** What runs in the fresh Java. */
    public static void main(String[] args) throws Exception {
        FreshRun.serve(Planted::load);
    }

    /** A scenario whose nodes make that mistake. */
    static Loaded scenario(Mistake mistake) throws InvalidScenarioException {
        Source source = new Source("planted.yaml", SCENARIO.formatted(mistake));
        Loaded loaded = ScenarioLoader.load(source, Overrides.NONE);
        return new Loaded(
                load(source), loaded.resolvedYaml(), loaded.variantYamls(), new TreeMap<>());
    }

    private static Scenario load(Source source) throws InvalidScenarioException {
        Scenario plain = ScenarioLoader.load(source, Overrides.NONE).scenario();
        Protocol protocol = new Planted(Mistake.valueOf(plain.name()));
        return new Scenario(
                plain.name(),
                plain.question(),
                plain.story(),
                plain.tags(),
                plain.seed(),
                plain.variants().stream()
                        .map(variant -> running(protocol, variant))
                        .toList());
    }

    private static Scenario.Variant running(Protocol protocol, Scenario.Variant variant) {
        Setup plain = variant.setup();
        Setup.Cluster cluster = plain.cluster();
        Setup setup = new Setup(
                plain.durationNanos(),
                new Setup.Cluster(
                        protocol,
                        cluster.nodes(),
                        cluster.regions(),
                        cluster.shards(),
                        cluster.settings(),
                        cluster.clocks(),
                        cluster.work()),
                plain.network(),
                plain.clients(),
                plain.script(),
                plain.faults());
        return new Scenario.Variant(
                variant.name(), variant.story(), variant.changes(), setup, variant.expectations());
    }

    @Override
    public String name() {
        return "planted";
    }

    @Override
    public String summary() {
        return "";
    }

    @Override
    public List<Setting> settings() {
        return List.of();
    }

    @Override
    public Node create(NodeContext context) {
        return new Voter(context, mistake);
    }

    private record Voter(NodeContext context, Mistake mistake) implements Node {
        @Override
        public void start(Outbox out) {
            switch (mistake) {
                case NONE -> out.note(new Fact.Commit(0));
                case IDENTITY -> out.note(new Fact.Commit(firstOfMap()));
                case SALT -> out.note(new Fact.Commit(firstOfSet()));
                case DRAWS ->
                    IntStream.rangeClosed(0, firstOfSet())
                            .forEach(i -> context.random().nextLong());
            }
        }

        private static int firstOfMap() {
            Map<Object, Integer> voters = new HashMap<>();
            IntStream.range(0, VOTERS).forEach(i -> voters.put(new Object(), i));
            return voters.values().iterator().next();
        }

        private static int firstOfSet() {
            // Numbers far apart: near ones would lie side by side in the set, with a large gap
            // after.
            Set<Integer> voters = IntStream.range(0, VOTERS)
                    .mapToObj(i -> i * 0x9e3779b1)
                    .collect(Collectors.toUnmodifiableSet());
            return Math.floorMod(voters.iterator().next(), VOTERS);
        }

        @Override
        public void onMessage(NodeId from, Message message, Outbox out) {}

        @Override
        public void onTimer(Timer timer, Outbox out) {}

        @Override
        public NodeState state() {
            return new NodeState("voter", 0, false, List.of());
        }
    }
}
