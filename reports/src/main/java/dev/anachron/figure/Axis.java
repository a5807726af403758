package dev.anachron.figure;

import java.util.List;

/** One side of a picture. */
public sealed interface Axis {
    /** What stands along it; empty when that is plain. */
    String label();

    /** Where a value lies: 0 at the left or bottom end, 1 at the right or top end. */
    double fraction(double value);

    /** Whether it is true time since the start of the run, in seconds. */
    default boolean isTime() {
        return false;
    }

    /** One line for listings. */
    String text();

    /**
     * Numbers.
     *
     * @param unit of the numbers, empty for none
     * @param from the left or bottom end
     * @param to the right or top end, more than {@code from}
     */
    record Numbers(String label, String unit, Scale scale, double from, double to) implements Axis {
        public Numbers {
            if (!(Decimals.finite(from, "an axis") < Decimals.finite(to, "an axis"))) {
                throw new IllegalArgumentException("an axis from " + from + " to " + to);
            }
            if (!Double.isFinite(scale.position(from)) || !Double.isFinite(scale.position(to))) {
                throw new IllegalArgumentException(
                        "a " + scale.text() + " axis cannot reach from " + from + " to " + to);
            }
        }

        /** What {@link #isTime} goes by. */
        public static final String TIME = "time";

        @Override
        public boolean isTime() {
            return label.equals(TIME) && scale == Scale.LINEAR;
        }

        @Override
        public double fraction(double value) {
            double start = scale.position(from);
            return (scale.position(value) - start) / (scale.position(to) - start);
        }

        @Override
        public String text() {
            String measured = unit.isEmpty() ? label : label + " [" + unit + "]";
            return measured + " " + scale.text() + " " + Decimals.text(from, 6) + " .. "
                    + Decimals.text(to, 6);
        }
    }

    /** Only places, for what is no measure: nothing is written along it. */
    record Bare(double from, double to) implements Axis {
        public Bare {
            if (!(Decimals.finite(from, "an axis") < Decimals.finite(to, "an axis"))) {
                throw new IllegalArgumentException("an axis from " + from + " to " + to);
            }
        }

        @Override
        public String label() {
            return "";
        }

        @Override
        public double fraction(double value) {
            return (value - from) / (to - from);
        }

        @Override
        public String text() {
            return "bare " + Decimals.text(from, 6) + " .. " + Decimals.text(to, 6);
        }
    }

    /**
     * Categories from top to bottom. The middle of lane {@code i} has the value {@code i}.
     *
     * @param names one each
     */
    record Lanes(String label, List<String> names) implements Axis {
        public Lanes {
            names = List.copyOf(names);
        }

        @Override
        public double fraction(double value) {
            return 1 - (value + 0.5) / Math.max(1, names.size());
        }

        @Override
        public String text() {
            return (label.isEmpty() ? "" : label + " ") + "lanes " + String.join(", ", names);
        }
    }
}
