package dev.anachron.check.linearizability;

import dev.anachron.base.SimTime;
import dev.anachron.base.Value;
import dev.anachron.history.Operation;
import dev.anachron.history.Outcome;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A change that nobody can have made: one operation left something behind, or found it, a later one found
 * something else, and of all that could have taken effect in between nothing accounts for it.
 *
 * <p>A proof by itself, whatever else happened. Whoever could only have made the change on finding something
 * that cannot have been there either, does not count.
 */
final class Unaccounted {
    private final Aspect aspect;
    private final List<Operation> all;
    private final List<Operation> latestFirst;

    private Unaccounted(Aspect aspect, List<Operation> all, List<Operation> latestFirst) {
        this.aspect = aspect;
        this.all = all;
        this.latestFirst = latestFirst;
    }

    /**
     * What an operation found, or what it did not find.
     *
     * @param there whether it found that value
     */
    private record Demand(Value value, boolean there) {
        boolean metBy(Value left) {
            return left.equals(value) == there;
        }
    }

    /** Such a change that one of these operations saw; null when there is none. */
    static @Nullable Wording of(List<Operation> seers, List<Operation> operations) {
        List<Operation> all =
                operations.stream().filter(o -> o.outcome() != Outcome.FAIL).toList();
        List<Operation> latestFirst = all.stream()
                .filter(Operation::ok)
                .sorted(Comparator.comparingLong(Operation::returnedNanos).reversed())
                .toList();
        List<? extends Aspect> aspects =
                WholeValue.of(all) ? List.of(new WholeValue()) : ItemWithin.of(all);
        for (Aspect aspect : aspects) {
            Unaccounted unaccounted = new Unaccounted(aspect, all, latestFirst);
            for (int i = seers.size() - 1; i >= 0; i--) {
                Wording wording = unaccounted.seenBy(seers.get(i));
                if (wording != null) {
                    return wording;
                }
            }
        }
        return null;
    }

    private @Nullable Wording seenBy(Operation seer) {
        Demand demand = demandOf(seer);
        if (demand == null) {
            return null;
        }
        Set<Operation> vain = mayMeet(null, demand) ? null : inVain(null, seer, demand);
        if (vain != null) {
            return wording(null, seer, demand, vain);
        }
        Operation earlier = lastToTell(seer);
        vain = earlier == null || mayMeet(earlier, demand) ? null : inVain(earlier, seer, demand);
        return vain == null ? null : wording(earlier, seer, demand, vain);
    }

    /** Who was last told anything; what began still earlier would leave more room for a change. */
    private @Nullable Operation lastToTell(Operation seer) {
        for (Operation earlier : latestFirst) {
            boolean tells = aspect.left(earlier) != null || aspect.missed(earlier) != null;
            if (tells && earlier.id() != seer.id() && earlier.precedes(seer)) {
                return earlier;
            }
        }
        return null;
    }

    private @Nullable Demand demandOf(Operation seer) {
        Value found = aspect.found(seer);
        if (found != null) {
            return new Demand(found, true);
        }
        Value missed = aspect.missed(seer);
        return missed == null ? null : new Demand(missed, false);
    }

    private boolean mayMeet(@Nullable Operation earlier, Demand demand) {
        if (earlier == null) {
            return demand.metBy(aspect.initial());
        }
        Value left = aspect.left(earlier);
        return left != null
                ? demand.metBy(left)
                : !demand.there() || !demand.value().equals(aspect.missed(earlier));
    }

    private @Nullable Set<Operation> inVain(
            @Nullable Operation earlier, Operation seer, Demand demand) {
        Set<Operation> vain = new LinkedHashSet<>();
        Set<Value> asked = new LinkedHashSet<>();
        asked.add(demand.value());
        return nobodyMeets(earlier, seer, demand, new Tried(vain, asked)) ? vain : null;
    }

    /**
     * What was looked at.
     *
     * @param vain operations that would have met a demand, but cannot have done so
     * @param asked the values of which it was asked where they came from
     */
    private record Tried(Set<Operation> vain, Set<Value> asked) {}

    private boolean nobodyMeets(
            @Nullable Operation earlier, Operation seer, Demand demand, Tried tried) {
        for (Operation change : all) {
            Value made = between(earlier, change, seer) ? aspect.makes(change) : null;
            if (made == null || !demand.metBy(made)) {
                continue;
            }
            Value taken = aspect.takes(change);
            if (taken == null || mayMeet(earlier, new Demand(taken, true))) {
                return false;
            }
            tried.vain().add(change);
            if (tried.asked().add(taken)
                    && !nobodyMeets(earlier, seer, new Demand(taken, true), tried)) {
                return false;
            }
        }
        return true;
    }

    private static boolean between(@Nullable Operation earlier, Operation change, Operation seer) {
        return change.id() != seer.id()
                && !seer.precedes(change)
                && (earlier == null || (change.id() != earlier.id() && !change.precedes(earlier)));
    }

    private Wording wording(
            @Nullable Operation earlier, Operation seer, Demand demand, Set<Operation> vain) {
        String nobody = demand.there()
                ? aspect.leaving(demand.value())
                : aspect.leavingAnythingBut(demand.value());
        String sentence = aspect.told(seer) + " (invoked " + SimTime.text(seer.invokedNanos())
                + "), but "
                + (earlier == null ? "" : happened(earlier) + ", and ")
                + (vain.isEmpty()
                        ? "nobody was " + nobody
                        : "whoever was " + nobody + " found nothing of what that takes ("
                                + texts(vain) + ")")
                + (earlier == null ? " by then." : " since.");
        return Wording.of(sentence, Stream.of(earlier, seer).filter(Objects::nonNull));
    }

    private String happened(Operation earlier) {
        String told = aspect.told(earlier);
        return earlier.client() + "'s" + told.substring(earlier.client().name().length())
                + " had already returned at " + SimTime.text(earlier.returnedNanos());
    }

    private static String texts(Set<Operation> operations) {
        return operations.stream()
                .map(o -> o.client() + "'s " + o.command().text())
                .collect(Collectors.joining(", "));
    }
}
