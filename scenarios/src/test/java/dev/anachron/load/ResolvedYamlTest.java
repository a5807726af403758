package dev.anachron.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.load.Tree.Entry;
import dev.anachron.load.Tree.Items;
import dev.anachron.load.Tree.Mapping;
import dev.anachron.load.Tree.Scalar;
import dev.anachron.scenario.Scenario;
import dev.anachron.scenario.Scenario.Variant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written beside a result makes the same scenario again. */
class ResolvedYamlTest {
    private static final Place PLACE = Place.option("test");

    @Test
    void itIsFitToBeRead() throws InvalidScenarioException {
        Overrides overrides = new Overrides(
                List.of("network.loss=1%", "expect.stale-reads=> 3"), 9L, List.of("lease"));
        Loaded loaded = Fakes.load(Fakes.contract(), overrides);
        assertThat(loaded.resolvedYaml()).isEqualTo("""
                        name: dethroned-leader
                        question: "Can a leader that was voted out still answer reads?"
                        story: |
                          One paragraph for the reader: what will happen and what to look at.
                        tags: [raft, stale-read, linearizability]
                        seed: 9
                        duration: 10s
                        cluster:
                          protocol: raft
                          nodes: [n1, n2, n3]
                          settings: { election-timeout: 150ms..300ms, heartbeat: 50ms, reads: local }
                        network:
                          latency: { lognormal: { median: 2ms, p99: 9ms } }
                          loss: 1%
                        clients:
                          - name: c1
                            sees: n1
                            workload: { register: { keys: 1, reads: 0.9 } }
                            rate: 50/s
                            consistency: strong
                          - { name: c2, sees: all, workload: { register: { keys: 1, reads: 0.1 } }, rate: 20/s }
                        script:
                          - { at: 1s, client: c2, write: { x: 1 } }
                        faults:
                          - { at: 2s, for: 4s, partition: [[leader], [others]] }
                          - { at: 7s, for: 900ms, pause: leader }
                        expect:
                          linearizable: violated
                          election-safety: holds
                          stale-reads: "> 3"
                        run: [lease]
                        variants:
                          lease: { cluster.settings.reads: lease, expect: { linearizable: holds } }
                        """);
        assertThat(loaded.variantYaml("lease"))
                .contains(
                        "reads: lease",
                        "base: lease",
                        "seed: 9",
                        "expect:\n  linearizable: holds\n")
                .doesNotContain("variants:", "run:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "base", "lease", "base lease-drift", "lease read-index"})
    void itLoadsToTheSame(String names) throws InvalidScenarioException {
        String[] variants = names.isEmpty() ? new String[0] : names.split(" ");
        Loaded loaded = Fakes.load(Fakes.contract(), Fakes.variants(variants));
        Loaded again = Fakes.load(loaded.resolvedYaml());
        assertThat(again.scenario()).isEqualTo(loaded.scenario());
        assertThat(again.resolvedYaml()).isEqualTo(loaded.resolvedYaml());
        assertThat(again.variantYamls()).isEqualTo(loaded.variantYamls());
    }

    @Test
    void aVariantStandsOnItsOwn() throws InvalidScenarioException {
        Loaded loaded = Fakes.load(Fakes.contract());
        for (Variant variant : loaded.scenario().variants()) {
            Scenario alone = Fakes.load(loaded.variantYaml(variant.name())).scenario();
            assertThat(alone.name()).isEqualTo(loaded.scenario().name());
            assertThat(alone.seed()).isEqualTo(loaded.scenario().seed());
            assertThat(alone.variants())
                    .containsExactly(new Variant(
                            variant.name(),
                            "",
                            List.of(),
                            variant.setup(),
                            variant.expectations()));
        }
    }

    @Property(tries = 500, seed = "20261121")
    void whateverTreeIsWrittenReadsBackAsItself(@ForAll("mappings") Mapping tree) {
        Problems problems = new Problems();
        String yaml = TreeWriter.write(tree);
        Tree read = TreeParser.parseOption(yaml, PLACE, problems);
        assertThat(problems.all()).as(yaml).isEmpty();
        assertThat(read).as(yaml).isEqualTo(tree);
        Tree onOneLine = TreeParser.parseOption(TreeWriter.flow(tree), PLACE, problems);
        assertThat(onOneLine).isEqualTo(tree);
    }

    @Provide
    Arbitrary<Mapping> mappings() {
        return mapping(tree(3));
    }

    private static Arbitrary<Tree> tree(int depth) {
        Arbitrary<Tree> scalar = Arbitraries.oneOf(text(), Arbitraries.just(""))
                .map(text -> new Scalar(PLACE, text.isEmpty() ? null : text));
        if (depth == 0) {
            return scalar;
        }
        Arbitrary<Tree> items =
                tree(depth - 1).list().ofMaxSize(4).map(list -> new Items(PLACE, list));
        return Arbitraries.oneOf(scalar, items, mapping(tree(depth - 1)).map(map -> map));
    }

    private static Arbitrary<Mapping> mapping(Arbitrary<Tree> values) {
        return Combinators.combine(key(), values)
                .as(Tuple::of)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .uniqueElements(pair -> pair.get1())
                .map(pairs -> new Mapping(
                        PLACE,
                        pairs.stream()
                                .map(pair -> new Entry(PLACE, pair.get1(), pair.get2()))
                                .toList()));
    }

    private static Arbitrary<String> key() {
        return text().map(text -> text.replace("\n", " "));
    }

    /** Everything that has a meaning in YAML, in short pieces, and now and then any character. */
    private static Arbitrary<String> text() {
        Arbitrary<String> piece = Arbitraries.of(
                "a", "B", "0", "7", "-", "--", "---", "...", ".", ":", ": ", " #", "#", "'", "\"",
                "\\", "{", "}", "[", "]", ",", "&x", "*x", "!x", "|", ">", "%", "@", "`", "?", "? ",
                "- ", " ", "\n", "\n\n", "\t", "~", "null", "true", "no", "1e3", "0x1", "<<", "→",
                "é", "😀", "=");
        Arbitrary<String> any = Arbitraries.chars().range('\u00a0', '\u2fff').map(String::valueOf);
        return Arbitraries.frequencyOf(Tuple.of(20, piece), Tuple.of(1, any))
                .list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .map(pieces -> String.join("", pieces));
    }
}
