package dev.anachron.figure;

/** How an axis spreads its numbers. */
public enum Scale {
    LINEAR,
    /** Logarithmic; its numbers are positive. */
    LOG,
    /**
     * Percentiles below 100, each further nine as wide as the one before: 0, 90, 99 and 99.9 are
     * equally far apart.
     */
    NINES;

    /** A place on a line; only differences mean something. */
    public double position(double value) {
        return switch (this) {
            case LINEAR -> value;
            case LOG -> StrictMath.log10(value);
            case NINES -> -StrictMath.log10(1 - value / 100);
        };
    }

    /** As listings write it. */
    public String text() {
        return switch (this) {
            case LINEAR -> "linear";
            case LOG -> "log";
            case NINES -> "nines";
        };
    }
}
