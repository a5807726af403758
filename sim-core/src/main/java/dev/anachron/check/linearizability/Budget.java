package dev.anachron.check.linearizability;

/**
 * What the search for one object's order may cost. When it is used up the verdict is unknown. Objects
 * that {@link Zones} decide cost nothing of it.
 *
 * @param configurations how many configurations it may look at; a million take about a second
 * @param bytes how much memory the configurations may take that it remembers at once
 */
public record Budget(long configurations, long bytes) {
    /** Enough for whatever can be decided within a few seconds. */
    public static final Budget DEFAULT = new Budget(2_000_000, 256L << 20);

    public Budget {
        if (configurations < 1 || bytes < 1) {
            throw new IllegalArgumentException(
                    "a budget of " + configurations + " configurations and " + bytes + " bytes");
        }
    }

    /** The same memory for another number of configurations. */
    public static Budget of(long configurations) {
        return new Budget(configurations, DEFAULT.bytes);
    }
}
