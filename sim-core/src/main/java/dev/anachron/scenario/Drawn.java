package dev.anachron.scenario;

import java.util.List;

/**
 * What a nemesis drew from the seed, for people who want to see it; the set-up has it already.
 *
 * @param values the choices, in the order in which they are told
 * @param faults the faults, each as a scenario writes it
 */
public record Drawn(List<Value> values, List<String> faults) {
    /** There is no nemesis. */
    public static final Drawn NOTHING = new Drawn(List.of(), List.of());

    public Drawn {
        values = List.copyOf(values);
        faults = List.copyOf(faults);
    }

    /** A choice: {@code nodes} and {@code 5}. */
    public record Value(String name, String text) {}

    public boolean isNothing() {
        return values.isEmpty() && faults.isEmpty();
    }
}
