package dev.anachron.figure;

/** How an axis spreads its numbers. */
public enum Scale {
    LINEAR,
    /** Logarithmic; its numbers are positive. */
    LOG,
    /** Logarithmic from 1 on and linear below, so that there is a place for 0. */
    SYMLOG,
    /**
     * Percentiles below 100, each further nine as wide as the one before: 0, 90, 99 and 99.9 are
     * equally far apart.
     */
    NINES;

    /** How far 0 lies below 1, in powers of ten. */
    private static final double BELOW_ONE = 0.6;

    /** A place on a line; only differences mean something. */
    public double position(double value) {
        return switch (this) {
            case LINEAR -> value;
            case LOG -> StrictMath.log10(value);
            case SYMLOG -> value >= 1 ? StrictMath.log10(value) : BELOW_ONE * (value - 1);
            case NINES -> -StrictMath.log10(1 - value / 100);
        };
    }

    /** As listings write it. */
    public String text() {
        return switch (this) {
            case LINEAR -> "linear";
            case LOG -> "log";
            case SYMLOG -> "symlog";
            case NINES -> "nines";
        };
    }
}
