package dev.anachron.check.sequential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.base.RandomStream;
import dev.anachron.check.HistoryText;
import dev.anachron.check.Verdict;
import dev.anachron.check.Verdict.Status;
import dev.anachron.check.order.Dependencies;
import dev.anachron.check.order.Order;
import dev.anachron.history.History;
import dev.anachron.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The search by itself. The checker draws the certain consequences first, which leave it little to try;
 * here it has to find out everything, and must come to the same end.
 */
class SearchTest {
    private static final Trace NO_TRACE = new Trace(List.of(), "");
    private static final String KEYS = "xyz";
    private static final long AMPLE = 1_000_000;

    private static int fitting;

    @Property(tries = 2_000, seed = "20261122")
    void findsAnOrderJustWhenThereIsOne(@ForAll long seed) {
        History history = draw(RandomStream.root(seed));
        boolean fits = new Sequential().check(history, NO_TRACE).status() == Status.VALID;
        assertThat(search(history).run(AMPLE))
                .as(() -> history.operations().toString())
                .isEqualTo(fits ? Search.Outcome.FITS : Search.Outcome.NONE);
        fitting += fits ? 1 : 0;
    }

    /** Steps are what a budget counts; without its memory the search would take more of them. */
    @ParameterizedTest(name = "{0} after {1} steps")
    @CsvSource(delimiter = '|', textBlock = """
        FITS | 3 | c1 write x=1 [0,9]; c1 read x → 1 [10,19]
        FITS | 113 | c2 write y=1 [0,9]; c2 write x=2 [10,19]; c1 write y=3 [0,9]; c2 write y=4 [20,29]; c3 write y=5 [0,9]; c1 write x=6 [10,19]; c3 write x=7 [10,19]; c2 read y → 5 [30,39]
        NONE | 413 | c1 write y=1 [0,9]; c1 write x=2 [10,19]; c2 write x=3 [0,9]; c3 write y=4 [0,9]; c3 write y=5 [10,19]; c3 read y → 7 [20,29]; c2 write x=6 [10,19]; c3 write y=7 [30,39]
        FITS | 318 | c3 write y=1 [0,9]; c2 write y=2 [0,9]; c2 write x=3 [10,19]; c2 write y=4 [20,29]; c1 write x=5 [0,9]; c1 write x=6 [10,19]; c2 read y → 1 [30,39]; c3 write x=7 [10,19]; c2 write x=8 [40,49]; c3 write x=9 [20,29]
        NONE | 877 | c3 write y=1 [0,9]; c3 write y=2 [10,19]; c1 write y=3 [0,9]; c3 write x=4 [20,29]; c3 write x=5 [30,39]; c3 read y → 7 [40,49]; c2 write y=6 [0,9]; c3 write y=7 [50,59]; c1 write y=8 [10,19]; c1 write x=9 [20,29]
        """)
    void endsWithinItsBudget(Search.Outcome outcome, long steps, String text) {
        History history = HistoryText.parse(text.replace(";", "\n"));
        Search search = search(history);
        assertThat(search.run(AMPLE)).isEqualTo(outcome);
        assertThat(search.steps()).isEqualTo(steps);
        assertThat(search(history).run(steps)).isEqualTo(outcome);
        assertThat(search(history).run(steps / 2)).isEqualTo(Search.Outcome.OPEN);
    }

    @ParameterizedTest
    @CsvSource({"0, UNKNOWN", "1_000, VALID"})
    void aBudgetThatEndsIsNoVerdict(String budget, Status status) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            text.append("c" + i + " write x=" + i + " [0,9]\n");
        }
        long steps = Long.parseLong(budget.replace("_", ""));
        Verdict verdict =
                new Sequential().within(steps).check(HistoryText.parse(text.toString()), NO_TRACE);
        assertThat(verdict.status()).isEqualTo(status);
    }

    private static Search search(History history) {
        return new Search(Order.causal(Dependencies.of(history, NO_TRACE)));
    }

    /** Each read returns nothing, or what somebody writes to its object at some time. */
    private static History draw(RandomStream random) {
        int operations = 4 + random.nextInt(9);
        int clients = 2 + random.nextInt(3);
        int keys = 1 + random.nextInt(3);
        List<String> asked = new ArrayList<>();
        for (int i = 1; i <= operations; i++) {
            char key = KEYS.charAt(random.nextInt(keys));
            asked.add(random.chance(0.5) ? " write " + key + "=" + i : " read " + key);
        }
        int[] moments = new int[clients + 1];
        StringBuilder text = new StringBuilder();
        for (String command : asked) {
            int client = 1 + random.nextInt(clients);
            int moment = moments[client]++;
            text.append("c" + client + command);
            if (command.startsWith(" read ")) {
                text.append(" → " + written(command.substring(6), asked, random));
            }
            text.append(" [" + 10 * moment + "," + (10 * moment + 9) + "]\n");
        }
        return HistoryText.parse(text.toString());
    }

    private static String written(String key, List<String> asked, RandomStream random) {
        List<String> values = new ArrayList<>(List.of("nil"));
        for (String command : asked) {
            if (command.startsWith(" write " + key + "=")) {
                values.add(command.substring(command.indexOf('=') + 1));
            }
        }
        return values.get(random.nextInt(values.size()));
    }

    @AfterContainer
    static void bothAnswersWereSeen() {
        assertThat(fitting).isBetween(200, 1_800);
    }
}
