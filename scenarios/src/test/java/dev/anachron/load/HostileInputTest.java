package dev.anachron.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Whatever the text is: a scenario, or problems that each have a place and a sentence. */
class HostileInputTest {
    private static final String GOOD = Fakes.contract();

    @Property(tries = 2000, seed = "20261121")
    void aGoodFileWithSomethingChangedInIt(@ForAll("mutations") String text) {
        assertOrderly(text, Overrides.NONE);
    }

    @Property(tries = 300, seed = "20261121")
    void aFileThatEndsEarly(@ForAll("lengths") int length) {
        assertOrderly(GOOD.substring(0, length), Overrides.NONE);
    }

    @Property(tries = 500, seed = "20261121")
    void anyCharacters(@ForAll String text) {
        assertOrderly(text, Overrides.NONE);
    }

    @Property(tries = 500, seed = "20261121")
    void anyOptions(@ForAll("paths") String path, @ForAll("snippets") String value) {
        assertOrderly(GOOD, Fakes.sets(path + "=" + value));
        assertOrderly(GOOD, Fakes.sets(value + path));
    }

    @TestFactory
    Stream<DynamicTest> oddFiles() {
        return Stream.of(
                        odd("empty", ""),
                        odd("a comment", "# nothing\n"),
                        odd("a list", "- 1\n- 2\n"),
                        odd("a word", "hello"),
                        odd("null", "null"),
                        odd("deep brackets", "a: " + "[".repeat(100_000)),
                        odd("deep braces", "{a: ".repeat(10_000)),
                        odd("deep blocks", deepBlocks()),
                        odd("too large", "a: " + "x".repeat(1_100_000)),
                        odd("many keys", many("key%d: 1\n", 60_000)),
                        odd(
                                "many clients",
                                GOOD + "\nbase: x\nfaults2:\n" + many("  - %d\n", 9_000)),
                        odd(
                                "an enormous number",
                                GOOD.replace("seed: 7", "seed: " + "9".repeat(9_000))),
                        odd(
                                "an enormous word",
                                GOOD.replace("pause: leader", "pause: " + "x".repeat(9_000))),
                        odd("bytes", binary()),
                        odd("a directive", "%YAML 9.9\n---\nname: x\n"),
                        odd("a billion laughs", "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"),
                        odd("a merge key", "<<: { name: x }\n"),
                        odd("a complex key", "? [a, b]\n: 1\n"))
                .map(one -> DynamicTest.dynamicTest(one[0], () -> {
                    assertOrderly(one[1], Overrides.NONE);
                    assertThat(Fakes.problems(one[1], Overrides.NONE)).isNotEmpty();
                }));
    }

    /** Any other exception than the one for problems fails the test, a stack overflow included. */
    private static void assertOrderly(String text, Overrides overrides) {
        List<Problem> problems;
        try {
            Loaded loaded = Fakes.load(text, overrides);
            assertThat(Fakes.load(loaded.resolvedYaml()).scenario()).isEqualTo(loaded.scenario());
            return;
        } catch (InvalidScenarioException e) {
            problems = e.problems();
        }
        assertThat(problems).isNotEmpty().hasSizeLessThanOrEqualTo(101);
        for (Problem problem : problems) {
            assertThat(problem.text()).isNotBlank().doesNotContain("Exception", "tools.jackson");
            assertThat(problem.text().lines()).hasSize(1);
            assertThat(problem.text().length()).isLessThan(600);
            boolean placed = problem.line() >= 1 && problem.column() >= 1;
            assertThat(placed || problem.file().startsWith("--")).isTrue();
        }
    }

    private static String[] odd(String name, String text) {
        return new String[] {name, text};
    }

    private static String deepBlocks() {
        StringBuilder text = new StringBuilder();
        for (int depth = 0; depth < 600; depth++) {
            text.append(" ".repeat(depth)).append("a:\n");
        }
        return text.toString();
    }

    private static String many(String line, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(line.replace("%d", Integer.toString(i)));
        }
        return text.toString();
    }

    private static String binary() {
        byte[] bytes = new byte[4096];
        new Random(1).nextBytes(bytes);
        return new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    @Provide
    Arbitrary<Integer> lengths() {
        return Arbitraries.integers().between(0, GOOD.length());
    }

    @Provide
    Arbitrary<String> snippets() {
        return Arbitraries.of(
                "",
                " ",
                "\n",
                "\n  ",
                "\t",
                ":",
                ": ",
                "- ",
                ",",
                "{",
                "}",
                "[",
                "]",
                "#",
                "'",
                "\"",
                "*a",
                "&a",
                "!!str ",
                "|",
                ">",
                "---\n",
                "?",
                "0",
                "-1",
                "1e9",
                "9999999999999999999999",
                "ms",
                "null",
                "~",
                "leader",
                "others",
                "n1",
                "c1",
                "[]",
                "{}",
                "..",
                "%",
                "/s",
                "->",
                "\u0000",
                "\ud800",
                "\ufeff",
                "😀",
                "at: 1s",
                "expect",
                "{ a: b }",
                "[[n1], n1]");
    }

    @Provide
    Arbitrary<String> paths() {
        return Arbitraries.of(
                        "name",
                        "seed",
                        "cluster",
                        "settings",
                        "reads",
                        "nodes",
                        "network",
                        "latency",
                        "links",
                        "clients",
                        "c1",
                        "faults",
                        "1",
                        "0",
                        "-1",
                        "+",
                        "for",
                        "script",
                        "expect",
                        "variants",
                        "run",
                        "base",
                        "tags",
                        "workload",
                        "n1->n2",
                        "",
                        "clocks",
                        "99999999999")
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(keys -> String.join(".", keys));
    }

    /** One to three places where something is put in or cut out. */
    @Provide
    Arbitrary<String> mutations() {
        Arbitrary<Edit> edit = Combinators.combine(
                        lengths(), Arbitraries.integers().between(0, 12), snippets())
                .as(Edit::new);
        return edit.list().ofMinSize(1).ofMaxSize(3).map(edits -> {
            String text = GOOD;
            for (Edit one : edits) {
                text = one.apply(text);
            }
            return text;
        });
    }

    private record Edit(int at, int cut, String put) {
        String apply(String text) {
            int from = Math.min(at, text.length());
            int to = Math.min(from + cut, text.length());
            return text.substring(0, from) + put + text.substring(to);
        }
    }
}
