package dev.anachron.check.linearizability;

import dev.anachron.base.Command;
import dev.anachron.base.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the calls on one object do, by numbers: states and effects are counted as they turn up, and
 * each step of the model is taken once.
 */
final class Effects {
    /** The object in that state could not have answered so. */
    static final int IMPOSSIBLE = -1;

    private static final int NOT_TRIED = -2;
    private static final int FEW = 8;

    private final Model model;
    private final Observed observed;
    private final boolean growing;
    private final Map<Value, Integer> numbers = new LinkedHashMap<>();
    private final List<Value> states = new ArrayList<>();
    private final Map<Effect, Integer> kinds = new LinkedHashMap<>();
    private final List<Effect> effects = new ArrayList<>();
    /** By effect and state: the state afterwards. */
    private int[][] steps = new int[8][];

    /** What calls share that do the same. */
    private record Effect(Command command, @Nullable Value result, boolean observes) {
        /** Whether it leaves the same behind whatever was there. */
        boolean blind() {
            return command instanceof Command.Write || command instanceof Command.Delete;
        }
    }

    /** Of these calls, and of others on the same object that ask the same and know no more. */
    Effects(Model model, List<Call> calls) {
        this.model = model;
        this.observed = Observed.by(calls);
        this.growing = growing(calls);
    }

    private static boolean growing(List<Call> calls) {
        for (Call call : calls) {
            boolean grows = call.command() instanceof Command.Read
                    || (call.command() instanceof Command.Add add && add.delta() >= 0);
            if (!grows) {
                return false;
            }
        }
        return true;
    }

    /** Only reads and additions of what is not negative: the object never shrinks. */
    boolean growing() {
        return growing;
    }

    /** What the object holds before all of them. */
    Value initial() {
        return model.initial();
    }

    /** The number of what the call does. */
    int effect(Call call) {
        Effect effect = new Effect(call.command(), call.result(), call.observes());
        Integer known = kinds.putIfAbsent(effect, effects.size());
        if (known != null) {
            return known;
        }
        effects.add(effect);
        if (effects.size() > steps.length) {
            steps = Arrays.copyOf(steps, 2 * steps.length);
        }
        steps[effects.size() - 1] = new int[0];
        return effects.size() - 1;
    }

    int count() {
        return effects.size();
    }

    boolean observes(int effect) {
        return effects.get(effect).observes();
    }

    boolean blind(int effect) {
        return effects.get(effect).blind();
    }

    Command command(int effect) {
        return effects.get(effect).command();
    }

    /** The number of a state. */
    @SuppressWarnings("ReferenceEquality") // only saves looking up what is the very same
    int state(Value value) {
        for (int i = 0; i < Math.min(states.size(), FEW); i++) {
            if (states.get(i) == value) {
                return i;
            }
        }
        Value seen = observed.asSeen(value);
        Integer known = numbers.putIfAbsent(seen, states.size());
        if (known != null) {
            return known;
        }
        states.add(seen);
        return states.size() - 1;
    }

    Value value(int state) {
        return states.get(state);
    }

    int states() {
        return states.size();
    }

    /** The state after the effect, or {@link #IMPOSSIBLE}. */
    @SuppressWarnings("ReferenceEquality") // only saves looking up what is the very same
    int step(int effect, int state) {
        int[] known = steps[effect];
        if (state >= known.length) {
            int size = Math.max(state + 1, 2 * known.length);
            known = Arrays.copyOf(known, Math.max(8, size));
            Arrays.fill(known, steps[effect].length, known.length, NOT_TRIED);
            steps[effect] = known;
        }
        if (known[state] == NOT_TRIED) {
            Effect what = effects.get(effect);
            Value after = after(states.get(state), what);
            known[state] =
                    after == null ? IMPOSSIBLE : after == states.get(state) ? state : state(after);
        }
        return known[state];
    }

    private @Nullable Value after(Value before, Effect what) {
        boolean unseen = before.equals(Observed.UNSEEN) && what.command() instanceof Command.Append;
        return unseen ? before : model.step(before, what.command(), what.result());
    }
}
