package dev.anachron.check.linearizability;

import dev.anachron.base.Value;
import dev.anachron.check.linearizability.JustInTimeSearch.Answer;
import dev.anachron.check.linearizability.JustInTimeSearch.Found;

import java.util.List;

/**
 * Searches an object's calls with more and more configurations kept at once. Most legal histories show
 * that they are by a single one, and many with more clients than anybody could try all orders of, by a
 * few; that a history is not legal takes all. A beam search (Lowerre, 1976), whose last beam is endless.
 */
final class Widening {
    private static final int NARROW = 16;
    private static final int WIDE = 256;

    /** What the search for all may take, for each call and besides, before it is tried with few. */
    private static final int EASY_EACH = 32;

    private static final int EASY = 1_000;

    private final Effects effects;
    private final List<Value> start;
    private final List<Call> calls;
    private final Budget budget;
    private long explored;

    private Widening(Effects effects, List<Call> calls, Budget budget) {
        this.effects = effects;
        this.start = List.of(effects.initial());
        this.calls = calls;
        this.budget = budget;
    }

    /** Judges the calls of one object. */
    static Found run(Effects effects, List<Call> calls, Budget budget) {
        return new Widening(effects, calls, budget).run();
    }

    private Found run() {
        Found found = few(1);
        if (!found.legal()) {
            found = all(EASY + (long) EASY_EACH * calls.size());
        }
        boolean easy = found.legal() || found.illegal();
        for (int most = NARROW; most <= WIDE && !easy && !found.legal(); most *= 4) {
            found = few(most);
        }
        return easy || found.legal() ? found : all(left());
    }

    private Found few(int most) {
        return follow(most, Math.max(1, left() / 4));
    }

    private Found all(long configurations) {
        return follow(JustInTimeSearch.ALL, Math.min(configurations, left()));
    }

    private Found follow(int most, long configurations) {
        if (left() < 1) {
            return new Found(Answer.OUT_OF_TIME, -1, explored);
        }
        Budget part = new Budget(configurations, budget.bytes());
        Found found = JustInTimeSearch.following(most, effects, start, calls, part);
        explored += found.explored();
        return new Found(found.answer(), found.stuck(), explored);
    }

    private long left() {
        return budget.configurations() - explored;
    }
}
