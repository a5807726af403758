package dev.anachron.check.prefix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.base.RandomStream;
import dev.anachron.base.Value;
import dev.anachron.check.HistoryText;
import dev.anachron.check.Verdict;
import dev.anachron.check.Verdict.Evidence;
import dev.anachron.check.Verdict.Status;
import dev.anachron.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sets and lists show whether what was read are beginnings of one order; registers do not. */
class ConsistentPrefixTest {
    private static final int ITEMS = 4;
    private static final int READS = 3;

    private static int broken;
    private static int kept;

    private static Verdict check(String history) {
        return new ConsistentPrefix()
                .check(HistoryText.parse(history.replace(";", "\n")), new Trace(List.of(), ""));
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', textBlock = """
        c1 insert x=1 [0,9]; c2 insert x=2 [0,9]; c3 read x → {1} [0,9]; c4 read x → {1,2} [0,9]  | c1 insert x=1 [0,9]; c2 insert x=2 [0,9]; c3 read x → {1} [0,9]; c4 read x → {2} [0,9]     | of two sets one is the beginning
        c1 insert x=1 [0,9]; c2 insert y=2 [0,9]; c3 read x → {1} [0,9]; c4 read y → {2} [0,9]    | c1 insert x=1 [0,9]; c2 insert x=2 [0,9]; c3 read x → {1} [0,9]; c4 read x → {2} [0,9]     | of the same object
        c1 insert x=1 [0,9]; c2 insert x=2 [0,9]; c1 remove x=1 [10,-]; c3 read x → {1} [0,9]; c4 read x → {2} [0,9] | c1 insert x=1 [0,9]; c2 insert x=2 [0,9]; c1 remove y=1 [10,-]; c3 read x → {1} [0,9]; c4 read x → {2} [0,9] | what may have been removed proves nothing
        c1 insert x=1 [0,9]; c2 insert x=2 [0,-]; c3 read x → nil [0,9]; c4 read x → {2} [0,9]    | c1 insert x=1 [0,9]; c2 insert x=2 [0,-]; c3 read x → {1} [0,9]; c4 read x → {2} [0,9]     | whoever sees an addition of unknown outcome knows of it
        c1 append x=1 [0,9]; c2 append x=2 [0,9]; c3 read x → [1,2] [0,9]; c4 read x → [1] [0,9]  | c1 append x=1 [0,9]; c2 append x=2 [0,9]; c3 read x → [1,2] [0,9]; c4 read x → [2] [0,9]   | a list begins with its beginning
        c1 append x=1 [0,9]; c2 append x=2 [0,9]; c3 read x → [1,2] [0,9]; c4 read x → [1,2] [0,9] | c1 append x=1 [0,9]; c2 append x=2 [0,9]; c3 read x → [1,2] [0,9]; c4 read x → [2,1] [0,9] | in the same order
        """)
    void keptAndBroken(String kept, String broken, String claim) {
        assertThat(check(kept).status()).as(claim).isNotEqualTo(Status.INVALID);
        assertThat(check(broken).status()).as(claim).isEqualTo(Status.INVALID);
    }

    @Test
    void namesTheTwoReads() {
        Verdict verdict = check("c1 insert x=1 [0,9]; c2 insert x=2 [0,9];"
                + " c3 read x → {1} [10,19]; c4 read x → {2} [10,19]; c5 read x → {1,2} [20,29]");
        assertThat(verdict.reason())
                .isEqualTo("c3 read x → { 1 } and c4 read x → { 2 }, while x was only added to: no"
                        + " order of the additions begins with the one and with the other.");
        assertThat(verdict.evidence().stream().map(Evidence::operation)).containsExactly(2, 3);
    }

    /** Each item by a client of its own, so that any order of the additions may have been. */
    @Property(tries = 1_000, seed = "20261122")
    void setsAreJudgedAsByTryingEveryOrder(@ForAll long seed) {
        RandomStream random = RandomStream.root(seed);
        StringBuilder history = new StringBuilder();
        for (int item = 1; item <= ITEMS; item++) {
            history.append("w").append(item).append(" insert x=").append(item).append(" [0,9]\n");
        }
        List<Value.Items> reads = new ArrayList<>();
        for (int reader = 0; reader < READS; reader++) {
            Value.Items read = new Value.Items(List.of());
            for (int item = 1; item <= ITEMS; item++) {
                read = random.chance(0.5) ? read.with(item) : read;
            }
            reads.add(read);
            String items = read.items().toString().replace(" ", "");
            history.append("r").append(reader).append(" read x → {");
            history.append(items, 1, items.length() - 1).append("} [10,19]\n");
        }
        boolean fits = fits(new Value.Items(List.of()), reads);
        kept += fits ? 1 : 0;
        broken += fits ? 0 : 1;
        assertThat(check(history.toString()).status() == Status.INVALID)
                .as(history.toString())
                .isEqualTo(!fits);
    }

    private static boolean fits(Value.Items state, List<Value.Items> unseen) {
        List<Value.Items> left =
                unseen.stream().filter(read -> !read.equals(state)).toList();
        if (left.isEmpty()) {
            return true;
        }
        for (int item = 1; item <= ITEMS; item++) {
            Value.Items next = state.with(item);
            if (!next.equals(state) && fits(next, left)) {
                return true;
            }
        }
        return false;
    }

    @AfterContainer
    static void bothWereSeen() {
        assertThat(kept).isGreaterThan(100);
        assertThat(broken).isGreaterThan(100);
    }
}
