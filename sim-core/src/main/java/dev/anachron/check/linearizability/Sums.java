package dev.anachron.check.linearizability;

import dev.anachron.base.Command;
import dev.anachron.base.SimTime;
import dev.anachron.history.Operation;
import dev.anachron.history.Outcome;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Counters to which everybody only adds: what was answered, against what had been added by then. */
final class Sums {
    private final List<Operation> all;

    private Sums(List<Operation> all) {
        this.all = all.stream().filter(o -> o.outcome() != Outcome.FAIL).toList();
    }

    /** What an operation of the core cannot have been answered; null when that is not to be seen so simply. */
    static @Nullable Wording of(List<Operation> core, List<Operation> all) {
        boolean growing = all.stream()
                .allMatch(o ->
                        o.isRead() || (o.command() instanceof Command.Add add && add.delta() >= 0));
        if (!growing) {
            return null;
        }
        Sums sums = new Sums(all);
        for (int i = core.size() - 1; i >= 0; i--) {
            Wording wording = answers(core.get(i)) ? sums.of(core.get(i)) : null;
            if (wording != null) {
                return wording;
            }
        }
        return null;
    }

    private static boolean answers(Operation operation) {
        return operation.ok() && operation.command().answers();
    }

    private @Nullable Wording of(Operation seer) {
        Wording wording = shrunk(seer);
        wording = wording != null ? wording : sameSum(seer);
        return wording != null ? wording : tooLittle(seer);
    }

    private @Nullable Wording shrunk(Operation seer) {
        return all.stream()
                .filter(o -> answers(o) && o.precedes(seer))
                .filter(o -> sum(o) > sum(seer))
                .findFirst()
                .map(o -> wording(
                        seer,
                        o.client() + "'s " + o.command().text() + " had already returned "
                                + o.value().text() + " at " + SimTime.text(o.returnedNanos())
                                + ", and nobody takes anything away.",
                        o))
                .orElse(null);
    }

    private @Nullable Wording sameSum(Operation seer) {
        if (delta(seer) == 0) {
            return null;
        }
        return all.stream()
                .filter(o ->
                        o.id() != seer.id() && answers(o) && delta(o) > 0 && sum(o) == sum(seer))
                .findFirst()
                .map(o -> wording(
                        seer,
                        o.client() + "'s " + o.command().text() + " returned "
                                + o.value().text()
                                + " at " + SimTime.text(o.returnedNanos())
                                + ", too: one of the two was not counted.",
                        o))
                .orElse(null);
    }

    private @Nullable Wording tooLittle(Operation seer) {
        long least = delta(seer)
                + all.stream()
                        .filter(o -> o.precedes(seer))
                        .mapToLong(Sums::delta)
                        .sum();
        return sum(seer) >= least
                ? null
                : wording(seer, "what had been added by then makes " + least + ".");
    }

    private static Wording wording(Operation seer, String but, Operation... others) {
        String sentence =
                seer.text() + " (invoked " + SimTime.text(seer.invokedNanos()) + "), but " + but;
        return Wording.of(sentence, Stream.concat(Stream.of(others), Stream.of(seer)));
    }

    private static long delta(Operation operation) {
        return operation.command() instanceof Command.Add add ? add.delta() : 0;
    }

    private static long sum(Operation operation) {
        return SingleCopy.number(operation.value());
    }
}
