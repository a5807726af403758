package dev.anachron.load;

import dev.anachron.base.NodeId;
import dev.anachron.check.Checker;
import dev.anachron.check.Measure;
import dev.anachron.check.Verdict;
import dev.anachron.fault.Faults;
import dev.anachron.history.History;
import dev.anachron.protocol.lock.LockProtocol;
import dev.anachron.protocol.primarybackup.PrimaryBackupProtocol;
import dev.anachron.spi.ConsistencyLevel;
import dev.anachron.spi.Deployment;
import dev.anachron.spi.Node;
import dev.anachron.spi.NodeContext;
import dev.anachron.spi.Protocol;
import dev.anachron.spi.Setting;
import dev.anachron.trace.Trace;
import dev.anachron.workload.Workloads;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Catalogues that do not change when the real ones do, and the scenario that most tests vary. */
final class Fakes {
    static final Protocol RAFT = new FakeProtocol(
            "raft",
            List.of(
                    Setting.range("election-timeout", "150ms..300ms", ""),
                    Setting.duration("heartbeat", "50ms", ""),
                    Setting.choice(
                            "reads",
                            "read-index",
                            List.of("local", "read-index", "lease", "log"),
                            ""),
                    Setting.share("drift-bound", "0%", ""),
                    Setting.duration("batch", "0ms", ""),
                    Setting.number("snapshot-every", "1000", ""),
                    Setting.nodes("members", "0", ""),
                    Setting.flag("pre-vote", "false", ""),
                    Setting.names("bugs", List.of("commit-old-term", "forget-vote"), "")));

    static final Protocol QUORUM =
            new FakeProtocol("quorum", List.of(Setting.number("read-quorum", "2", "")));

    static final Catalogues CATALOGUES = new Catalogues(
            List.of(new LockProtocol(), new PrimaryBackupProtocol(), QUORUM, RAFT),
            Workloads.ALL,
            Faults.ALL,
            Stream.of("linearizable", "election-safety", "monotonic-reads")
                    .<Checker>map(FakeChecker::new)
                    .toList(),
            List.of(
                    new FakeMeasure("stale-reads", ""),
                    new FakeMeasure("staleness.p99", "ms"),
                    new FakeMeasure("availability", "%"),
                    new FakeMeasure("messages", "per operation")));

    private Fakes() {}

    static String contract() {
        try (InputStream in = Fakes.class.getResourceAsStream("contract.yaml")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Loaded load(String yaml) throws InvalidScenarioException {
        return load(yaml, Overrides.NONE);
    }

    static Loaded load(String yaml, Overrides overrides) throws InvalidScenarioException {
        return ScenarioLoader.load(new Source("s.yaml", yaml), overrides, CATALOGUES);
    }

    static Overrides sets(String... sets) {
        return new Overrides(List.of(sets), null, List.of());
    }

    static Overrides variants(String... variants) {
        return new Overrides(List.of(), null, List.of(variants));
    }

    /** The problems as lines; none when the scenario loads. */
    static List<String> problems(String yaml, Overrides overrides) {
        try {
            load(yaml, overrides);
            return List.of();
        } catch (InvalidScenarioException e) {
            return e.problems().stream().map(Problem::toString).toList();
        }
    }

    private record FakeProtocol(String name, List<Setting> settings) implements Protocol {
        private static final ConsistencyLevel LOCAL = new ConsistencyLevel("local");

        @Override
        public String summary() {
            return "";
        }

        @Override
        public List<ConsistencyLevel> levels() {
            return heedsTokens()
                    ? List.of(
                            ConsistencyLevel.STRONG,
                            ConsistencyLevel.SESSION,
                            ConsistencyLevel.EVENTUAL)
                    : List.of(new ConsistencyLevel("one"), new ConsistencyLevel("all"), LOCAL);
        }

        @Override
        public String objection(ConsistencyLevel level, NodeId node, Deployment deployment) {
            boolean somewhere = deployment.regions().of(node) != null;
            return somewhere || !level.equals(LOCAL) ? "" : node + " is in no region";
        }

        @Override
        public List<ConsistencyLevel> writeLevels() {
            return levels().stream()
                    .filter(level -> !level.equals(ConsistencyLevel.SESSION))
                    .toList();
        }

        @Override
        public boolean heedsTokens() {
            return name.equals("raft");
        }

        @Override
        public List<String> messageTypes() {
            return List.of("RequestVote", "AppendEntries");
        }

        @Override
        public Node create(NodeContext context) {
            throw new UnsupportedOperationException();
        }
    }

    private record FakeChecker(String name) implements Checker {
        @Override
        public String promise() {
            return "";
        }

        @Override
        public Verdict check(History history, Trace trace) {
            throw new UnsupportedOperationException();
        }
    }

    private record FakeMeasure(String name, String unit) implements Measure {
        @Override
        public String summary() {
            return "";
        }

        @Override
        public double measure(History history, Trace trace) {
            return 0;
        }
    }
}
