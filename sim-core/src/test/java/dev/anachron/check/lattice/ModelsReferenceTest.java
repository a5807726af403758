package dev.anachron.check.lattice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.check.Checker;
import dev.anachron.check.Checkers;
import dev.anachron.check.HistoryText;
import dev.anachron.check.Verdict;
import dev.anachron.check.Verdict.Status;
import dev.anachron.history.Operation;
import dev.anachron.trace.Trace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/reference/models.md} is made from the lattice and from the checkers, which must find its
 * examples as it says. {@code -Danachron.golden=rewrite} writes it anew.
 */
class ModelsReferenceTest {
    private static final Path PAGE = Path.of("../docs/reference/models.md");

    /** A history that the model forbids, and one, as near as can be, that it allows. */
    private record Example(String model, String forbids, String allows) {}

    private static final List<Example> EXAMPLES = List.of(
            new Example(
                    "linearizable",
                    "c1 write x=1 [0,9]; c2 read x → nil [10,19]",
                    "c1 write x=1 [0,9]; c2 read x → nil [8,19]"),
            new Example(
                    "sequential",
                    "c1 write x=1 [0,9]; c2 write y=1 [0,9]; c1 read y → nil [10,19]; c2 read x → nil [10,19]",
                    "c1 write x=1 [0,9]; c2 write y=1 [0,9]; c1 read y → nil [10,19]; c2 read x → 1 [10,19]"),
            new Example(
                    "causal-convergence",
                    "c1 write x=1 [0,9]; c2 write x=2 [0,9]; c1 read x → 2 [10,19]; c2 read x → 1 [10,19]",
                    "c1 write x=1 [0,9]; c2 write x=2 [0,9]; c1 read x → 2 [10,19]; c2 read x → 2 [10,19]"),
            new Example(
                    "causal",
                    "c1 write x=1 [0,9]; c2 read x → 1 [10,19]; c2 write y=2 [20,29]; c3 read y → 2 [30,39]; c3 read x → nil [40,49]",
                    "c1 write x=1 [0,9]; c2 write x=2 [0,9]; c1 read x → 2 [10,19]; c2 read x → 1 [10,19]"),
            new Example(
                    "pram",
                    "c1 write x=1 [0,9]; c1 write y=2 [10,19]; c2 read y → 2 [20,29]; c2 read x → nil [30,39]",
                    "c1 write x=1 [0,9]; c2 read x → 1 [10,19]; c2 write y=2 [20,29]; c3 read y → 2 [30,39]; c3 read x → nil [40,49]"),
            new Example(
                    "read-your-writes",
                    "c1 write x=1 [0,9]; c1 read x → nil [10,19]",
                    "c1 write x=1 [0,9]; c2 read x → nil [10,19]"),
            new Example(
                    "monotonic-reads",
                    "c1 write x=1 [0,9]; c2 read x → 1 [10,19]; c2 read x → nil [20,29]",
                    "c1 write x=1 [0,9]; c2 read x → 1 [10,19]; c3 read x → nil [20,29]"),
            new Example(
                    "monotonic-writes",
                    "c1 write x=1 [0,9] v2@1; c1 write x=2 [10,19] v1@1",
                    "c1 write x=1 [0,9] v1@1; c1 write x=2 [10,19] v2@1"),
            new Example(
                    "writes-follow-reads",
                    "c1 write x=1 [0,9] v2@1; c2 read x → 1 [10,19] v2@1; c2 write x=2 [20,29] v1@1",
                    "c1 write x=1 [0,9] v1@1; c2 read x → 1 [10,19] v1@1; c2 write x=2 [20,29] v2@1"),
            new Example(
                    "consistent-prefix",
                    "c1 insert x=1 [0,9] v1@1; c2 insert x=2 [0,9] v2@1; c3 read x → {1} [10,19] v1@1; c4 read x → {2} [10,19] v2@1",
                    "c1 insert x=1 [0,9] v1@1; c2 insert x=2 [0,9] v2@1; c3 read x → {1} [10,19] v1@1; c4 read x → {1,2} [10,19] v2@1"),
            new Example(
                    "regular",
                    "c1 write x=1 [0,9]; c1 write x=2 [10,19]; c1 write x=3 [20,39]; c2 read x → 1 [25,35]",
                    "c1 write x=1 [0,9]; c1 write x=2 [10,19]; c1 write x=3 [20,39]; c2 read x → 2 [25,35]"),
            new Example(
                    "safe",
                    "c1 write x=1 [0,9]; c1 write x=2 [10,19]; c2 read x → 1 [25,35]",
                    "c1 write x=1 [0,9]; c1 write x=2 [10,19]; c1 write x=3 [20,39]; c2 read x → 1 [25,35]"),
            new Example(
                    "convergence",
                    "c1 write x=1 [0,9]; c2 write x=2 [0,9]; c1 read x → 1 [2000,2009]; c2 read x → 2 [2000,2009]",
                    "c1 write x=1 [0,9]; c2 write x=2 [0,9]; c1 read x → 1 [20,29]; c2 read x → 2 [20,29]"));

    private final StringBuilder page = new StringBuilder();

    @Test
    void thePageIsWhatTheCheckersFind() throws IOException {
        write();
        if ("rewrite".equals(System.getProperty("anachron.golden"))) {
            Files.writeString(PAGE, page, StandardCharsets.UTF_8);
        }
        assertThat(Files.readString(PAGE, StandardCharsets.UTF_8)).isEqualTo(page.toString());
    }

    private void write() {
        line("# Consistency models");
        line("");
        line(
                "What `expect:` and `anachron check` know by name, what each promises, and which implies which.");
        line("This page is made from the program; its examples are judged by it.");
        line("");
        line("## Which implies which");
        line("");
        line(
                "Each model implies those below it. `causal-convergence` implies the four session guarantees");
        line(
                "(`read-your-writes`, `monotonic-reads`, `monotonic-writes`, `writes-follow-reads`), too.");
        line(
                "Availability is that of reads and writes together. Any replica may answer the reads of");
        line(
                "`consistent-prefix`, which is why Terry calls its availability excellent; but that its writes");
        line("come in one order takes an agreement, for which somebody waits under a partition.");
        line("");
        line("```");
        Lattice.drawn().values().forEach(this::line);
        line("```");
        line("");
        line(
                "A verdict never contradicts an implication. What is linearizable keeps every promise: a");
        line(
                "linearization shows it, even where the order in which a store put the changes is another one.");
        line("");
        line("## What they are judged by");
        line("");
        line(
                "A *view* of a session is a row of its own operations and of the changes of all sessions in which each");
        line(
                "of its reads returns what the row before it gives. A model says which rows are allowed. What is known");
        line("to the checkers decides how sure they can be:");
        line("");
        line(
                "- **The order of changes.** In a run of Anachron's own the changes of an object come in the order in");
        line(
                "  which the store put them: the examples below call it *the store's number* of a change. Of a history");
        line(
                "  alone nobody knows that order. There it is certain only that one session's changes of one object come");
        line("  in its order.");
        line(
                "- **Whom a read saw** is known by what it returned. In a register that is the value, where each is written");
        line(
                "  once. In a list, a text or a set that only grows, and to which nothing is added twice, it is all that it");
        line(
                "  shows: such a read comes after what it shows and before what it lacks, and what a list shows came in that");
        line("  order (Kingsbury and Alvaro, Elle, 2020), so that circles decide.");
        line(
                "- **Doubt.** Where several changes wrote the value that was read, or where a compare-and-set was refused,");
        line(
                "  which tells only what was not there, a breach counts if it is one whomever they saw. Else rows are looked");
        line(
                "  for by trying, with a budget, and in histories of up to 20,000 operations: that there is one proves that");
        line(
                "  the promise was kept, and that there is none that it was broken. `causal`, `causal-convergence` and");
        line(
                "  `writes-follow-reads` depend on who saw whom: they hold if the choice keeps them that such rows suggest,");
        line("  or if a stronger model holds. What is left is `undecided`, and says why.");
        line(
                "- **Unknown outcomes.** A change of unknown outcome happened if somebody saw it, after all that its");
        line(
                "  client had done before, and not necessarily before anything that it did afterwards.");
        line(
                "- **What changes answer.** A compare-and-set that took effect is a change and a read of what it expected.");
        line(
                "  The session guarantees and `consistent-prefix` speak of reads, so that what a change answers (a");
        line(
                "  compare-and-set, an addition, a `dequeue`) does not break them, unless nobody ever wrote what it found:");
        line("  that breaks every model.");
        line(
                "- **Other objects.** Reads of counters, of queues and of sets from which something is removed do not tell");
        line(
                "  whom they saw. In a run versions do; of a history alone rows are looked for, by the models that ask for");
        line(
                "  nothing else. A `dequeue` in somebody else's row takes off whatever is first there: that two clients took");
        line(
                "  off the same item breaks `sequential`, and not `pram`. `regular` and `safe` are promises about registers");
        line("  and are not judged of anything else.");
        line(
                "- **Sets and lists.** Where something is only added to a set or a list, `consistent-prefix` goes by what");
        line(
                "  was read, in runs, too: of two reads one must be a beginning of the other. Under `causal-convergence` a");
        line(
                "  read shows what its session knows of; what is new to it comes at the end of a list that it was shown,");
        line("  and the session guarantees, which follow for registers, are demanded besides.");
        line(
                "- **Twice.** A change that was sent twice and carried out twice takes effect twice, for");
        line("  `monotonic-writes`.");
        line("");
        line(
                "For example, let `c1` write x=1 and then x=2, and let `c2` read 2 and then 1. By the values `c2` went");
        line(
                "back behind what it knew: `monotonic-reads` is violated, whatever the store did. Let `c3` write x=1 as");
        line("well: then `c2` may have read that one, and the promise is kept.");
        line("");
        line(
                "A model that is *untested* is kept, but nothing happened that could have broken it: a history without");
        line("a second read keeps `monotonic-reads`, and says nothing about the store.");
        EXAMPLES.forEach(this::model);
        besideTheMap();
    }

    private void besideTheMap() {
        line("");
        line("## Beside the map");
        line("");
        line("What else clients are promised, and the run that breaks it:");
        line("");
        line("| promise | see it broken | broken with it |");
        line("|---|---|---|");
        line(
                "| `durability` | `anachron run broken-promises --variant durability` | nothing: whoever does not look"
                        + " sees a linearizable store |");
        line(
                "| `mutual-exclusion` | `anachron run gc-pause-lock --variant fencing-late-first-write` | nothing |");
        line("| `token-order` (fencing) | `anachron run gc-pause-lock --variant no-fencing` |"
                + " `mutual-exclusion`, always: who takes a write with an older token takes it after the lock was"
                + " given to another |");
        line(
                "| at most so old (`delta`) | `anachron run broken-promises --variant staleness-in-time` | `safe` and"
                        + " what implies it; `k` stays 2 |");
        line(
                "| at most so many versions (`k`) | `anachron run broken-promises --variant staleness-in-versions` |"
                        + " `safe` and what implies it; `delta` stays small |");
        line("");
        line(
                "No store with versions that are known breaks `causal-convergence` alone where all agree on one order of");
        line(
                "an object's changes: every view has to keep it, so that `causal` says more. It takes logs that have gone");
        line(
                "apart, as in the run above, which breaks two rules of logs besides (`leader-completeness` and");
        line(
                "`state-machine-safety`). And in a store that goes by its own order, to see one's changes out of order");
        line(
                "breaks `monotonic-writes` and `consistent-prefix` together; the run above breaks the first alone, since");
        line("there the change that came late had come in time, too.");
    }

    private void model(Example example) {
        Level level = Lattice.level(example.model());
        line("");
        line("## " + example.model());
        line("");
        line(checker(example.model()).map(Checker::promise).orElse("") + " (" + level.source()
                + "; availability under partitions: " + level.availability().text() + "; "
                + (level.local() ? "local: judged object by object" : "about all objects together")
                + ".)");
        history("Forbidden:", example.model(), example.forbids(), Status.INVALID);
        history("Allowed:", example.model(), example.allows(), Status.VALID);
        line("");
        line(
                "See it broken, and nothing but what implies it: `anachron run broken-promises --variant "
                        + example.model() + "`.");
    }

    private void history(String title, String model, String text, Status expected) {
        Verdict verdict = checker(model)
                .orElseThrow()
                .check(HistoryText.parse(text.replace(";", "\n")), new Trace(List.of(), ""));
        assertThat(verdict.status()).as(model + " " + title + " " + text).isEqualTo(expected);
        line("");
        line(title);
        line("");
        line("```");
        for (Operation operation : HistoryText.parse(text.replace(";", "\n")).operations()) {
            line(operation.text() + "   from " + operation.invokedNanos() / 1_000_000 + " to "
                    + operation.returnedNanos() / 1_000_000 + " ms"
                    + (operation.version().position() == 0 || !text.contains("@")
                            ? ""
                            : "; the store's number " + operation.version().position()));
        }
        line("```");
        if (expected == Status.INVALID) {
            line("");
            line("> " + verdict.reason());
        }
    }

    private static Optional<Checker> checker(String name) {
        return Checkers.ALL.stream()
                .filter(checker -> checker.name().equals(name))
                .findFirst();
    }

    private void line(String text) {
        page.append(text).append('\n');
    }
}
