package dev.anachron.check.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.anachron.base.Command;
import dev.anachron.base.Value;
import dev.anachron.check.Checker;
import dev.anachron.check.SmallHistories;
import dev.anachron.check.SmallHistories.Written;
import dev.anachron.check.Verdict.Status;
import dev.anachron.history.History;
import dev.anachron.history.Operation;
import dev.anachron.trace.Trace;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Regular and safe registers against Lamport's definitions, on every small history. More operations
 * than by default are tried with {@code -Danachron.small=6}.
 */
class SmallRegistersTest {
    private static final Trace NO_TRACE = new Trace(List.of(), "");
    private static final int OPERATIONS = Integer.getInteger("anachron.small", 5);

    private final LongAdder regular = new LongAdder();
    private final LongAdder safe = new LongAdder();

    @ParameterizedTest(name = "{0} operations, written values {1}")
    @CsvSource({
        "1, UNIQUE, 3, 3",
        "2, UNIQUE, 14, 16",
        "3, UNIQUE, 95, 138",
        "4, UNIQUE, 909, 1_810",
        "5, UNIQUE, 11_666, 33_275",
        "6, UNIQUE, 193_171, 807_879",
        "1, ONE_OF_TWO, 3, 3",
        "2, ONE_OF_TWO, 19, 21",
        "3, ONE_OF_TWO, 165, 227",
        "4, ONE_OF_TWO, 1_986, 3_564",
        "5, ONE_OF_TWO, 29_849, 71_516",
        "6, ONE_OF_TWO, 535_583, 1_718_555"
    })
    void agreesWithTheDefinition(
            int operations, Written written, String regularOnes, String safeOnes) {
        assumeTrue(operations <= OPERATIONS, "asked for with -Danachron.small=" + operations);
        SmallHistories.each(operations, written, this::agree);
        assertThat("regular " + regular.sum() + ", safe " + safe.sum())
                .isEqualTo(("regular " + regularOnes + ", safe " + safeOnes).replace("_", ""));
    }

    private void agree(List<Operation> operations) {
        boolean isRegular =
                operations.stream().allMatch(o -> !o.isRead() || current(o, operations));
        boolean isSafe = operations.stream()
                .allMatch(o -> !o.isRead() || contended(o, operations) || current(o, operations));
        regular.add(isRegular ? 1 : 0);
        safe.add(isSafe ? 1 : 0);
        if (valid(new Regular(), operations) != isRegular
                || valid(new Safe(), operations) != isSafe) {
            throw new AssertionError(
                    "regular: " + isRegular + ", safe: " + isSafe + ": " + operations);
        }
    }

    private static boolean valid(Checker checker, List<Operation> operations) {
        return checker.check(new History(operations), NO_TRACE).status() == Status.VALID;
    }

    private static boolean contended(Operation read, List<Operation> all) {
        return all.stream().anyMatch(o -> !o.isRead() && !precedes(o, read) && !precedes(read, o));
    }

    private static boolean current(Operation read, List<Operation> all) {
        boolean initial = read.value().equals(Value.NIL)
                && all.stream().noneMatch(o -> !o.isRead() && precedes(o, read));
        return initial
                || all.stream()
                        .anyMatch(source -> source.command() instanceof Command.Write write
                                && write.value().equals(read.value())
                                && !precedes(read, source)
                                && !overwritten(source, read, all));
    }

    private static boolean overwritten(Operation source, Operation read, List<Operation> all) {
        return all.stream().anyMatch(o -> !o.isRead() && precedes(source, o) && precedes(o, read));
    }

    private static boolean precedes(Operation first, Operation second) {
        return first.latestEffectNanos() < second.invokedNanos();
    }
}
