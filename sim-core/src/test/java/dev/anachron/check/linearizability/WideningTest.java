package dev.anachron.check.linearizability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.base.Command;
import dev.anachron.base.SimTime;
import dev.anachron.base.Value;
import dev.anachron.check.linearizability.JustInTimeSearch.Answer;
import dev.anachron.check.linearizability.JustInTimeSearch.Found;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Registers with five values and compare-and-set, by more and more clients that call without a pause. */
class WideningTest {
    private static final Budget BUDGET = Budget.DEFAULT;

    /** A call, and when it took effect. */
    private record Made(Call call, long effectNanos) {}

    /** What a single copy answered to that many clients; some never heard of it. */
    private static List<Call> legal(int clients, int calls, double unknown) {
        SplittableRandom random = new SplittableRandom(20261122);
        List<Made> made = new ArrayList<>();
        long[] free = new long[clients];
        for (int i = 0; i < calls; i++) {
            int client = i % clients;
            long invoked = free[client] + random.nextInt(1, 50);
            long effect = invoked + random.nextInt(1, 9_000);
            free[client] = effect + random.nextInt(1, 1_000);
            long returned = random.nextDouble() < unknown ? SimTime.NEVER : free[client];
            made.add(new Made(new Call(i, command(random), null, invoked, returned), effect));
        }
        made.sort(Comparator.comparingLong(Made::effectNanos));
        List<Call> answered = new ArrayList<>();
        Value held = Value.NIL;
        for (Made one : made) {
            Call call = one.call();
            Value after = call.command().appliedTo(held);
            boolean told = call.certain() && call.command().answers();
            answered.add(new Call(
                    call.operation(),
                    call.command(),
                    told ? call.command().answer(held, after) : null,
                    call.invokedNanos(),
                    call.returnedNanos()));
            held = after;
        }
        answered.sort(Comparator.comparingLong(Call::invokedNanos));
        return Call.binding(answered);
    }

    private static Command command(SplittableRandom random) {
        return switch (random.nextInt(3)) {
            case 0 -> new Command.Read("x");
            case 1 -> new Command.Write("x", random.nextInt(5));
            default -> new Command.CompareAndSet("x", random.nextInt(5), random.nextInt(5));
        };
    }

    private static Found all(List<Call> calls) {
        Effects effects = new Effects(new SingleCopy(), calls);
        return JustInTimeSearch.run(effects, List.of(effects.initial()), calls, BUDGET);
    }

    private static Found one(List<Call> calls) {
        Effects effects = new Effects(new SingleCopy(), calls);
        return JustInTimeSearch.following(1, effects, List.of(effects.initial()), calls, BUDGET);
    }

    private static Found widening(List<Call> calls) {
        return Widening.run(new Effects(new SingleCopy(), calls), calls, BUDGET);
    }

    @ParameterizedTest(name = "{0} clients, {1} calls, {2} of unknown outcome")
    @CsvSource({
        "  4,  300, 0,    LEGAL",
        " 10,  300, 0.1,  LEGAL",
        " 30,  500, 0,    LEGAL",
        "100, 2000, 0,    OUT_OF_TIME",
        "100, 2000, 0.05, OUT_OF_TIME",
    })
    void decidesWhatFollowingAllWaysCannot(int clients, int calls, double unknown, Answer byAll) {
        List<Call> history = legal(clients, calls, unknown);

        assertThat(all(history).answer()).isEqualTo(byAll);
        assertThat(widening(history).answer()).isEqualTo(Answer.LEGAL);
    }

    @Test
    void thatOneWayEndsMeansNothing() {
        List<Call> history = legal(10, 300, 0.1);

        assertThat(one(history).answer()).isEqualTo(Answer.ILLEGAL);
        assertThat(widening(history).answer()).isEqualTo(Answer.LEGAL);
    }

    @Test
    void aContradictionIsFoundByFollowingAll() {
        List<Call> history = new ArrayList<>(legal(10, 300, 0.1));
        long end = history.stream()
                .filter(Call::certain)
                .mapToLong(Call::returnedNanos)
                .max()
                .orElseThrow();
        history.add(new Call(300, new Command.Read("x"), Value.of(9), end + 1, end + 2));

        Found found = widening(history);

        assertThat(found.illegal()).isTrue();
        assertThat(found.stuck()).isEqualTo(300);
    }

    @Test
    void theBudgetIsThatOfAllAttemptsTogether() {
        List<Call> history = legal(100, 400, 0);
        Budget small = Budget.of(50);

        Found found = Widening.run(new Effects(new SingleCopy(), history), history, small);

        assertThat(found.answer()).isEqualTo(Answer.OUT_OF_TIME);
        assertThat(found.explored()).isBetween(50L, 500L);
    }
}
