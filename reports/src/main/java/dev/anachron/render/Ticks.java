package dev.anachron.render;

import dev.anachron.figure.Axis;
import dev.anachron.figure.Decimals;
import dev.anachron.figure.Scale;

import java.util.ArrayList;
import java.util.List;

/** Where an axis has its ticks and what stands there. */
final class Ticks {
    /** A tick by its fraction of the axis. */
    record Mark(double fraction, String label) {}

    private static final double[] NINES = {0, 50, 90, 95, 99, 99.9, 99.99};

    private Ticks() {}

    /** At most about {@code most} ticks. */
    static List<Mark> of(Axis axis, int most) {
        List<Mark> marks = new ArrayList<>();
        if (axis instanceof Axis.Lanes lanes) {
            for (int i = 0; i < lanes.names().size(); i++) {
                marks.add(new Mark(lanes.fraction(i), lanes.names().get(i)));
            }
        } else if (axis instanceof Axis.Numbers numbers) {
            for (double value : values(numbers, most)) {
                double fraction = numbers.fraction(value);
                if (fraction >= -1e-9 && fraction <= 1 + 1e-9) {
                    marks.add(new Mark(fraction, Decimals.text(value, 6)));
                }
            }
        }
        return marks;
    }

    private static List<Double> values(Axis.Numbers axis, int most) {
        if (axis.scale() == Scale.NINES) {
            List<Double> values = new ArrayList<>();
            for (double percentile : NINES) {
                values.add(percentile);
            }
            return values;
        }
        List<Double> values = switch (axis.scale()) {
            case LOG -> decades(axis.from(), axis.to(), most);
            case SYMLOG -> fromZero(axis, most);
            default -> List.of();
        };
        return values.size() >= 2 ? values : linear(axis, most);
    }

    /** Multiples of 1, 2 or 5 times a power of ten. */
    private static List<Double> linear(Axis.Numbers axis, int most) {
        double rough = (axis.to() - axis.from()) / most;
        // Tenths are counted as negative powers, so that 0.3 is 3 / 10 and not 3 * 0.1.
        int exponent = (int) Math.floor(StrictMath.log10(rough));
        int digit = 1;
        while (scaled(digit, exponent) < rough * (1 - 1e-9)) {
            digit = digit == 1 ? 2 : digit == 2 ? 5 : 10;
        }
        List<Double> values = new ArrayList<>();
        double step = scaled(digit, exponent);
        long first = (long) Math.ceil(axis.from() / step - 1e-9);
        long last = (long) Math.floor(axis.to() / step + 1e-9);
        for (long i = first; i <= last; i++) {
            values.add(scaled(i * digit, exponent));
        }
        return values;
    }

    /** Zero and, from 1 on, the ticks of a logarithm. */
    private static List<Double> fromZero(Axis.Numbers axis, int most) {
        List<Double> values = new ArrayList<>();
        if (axis.from() <= 0) {
            values.add(0.0);
        }
        if (axis.to() >= 1) {
            values.addAll(decades(Math.max(1, axis.from()), axis.to(), most));
        }
        return values;
    }

    /** 1, 2 and 5 in each power of ten; only the ones when that would be too many. */
    private static List<Double> decades(double from, double to, int most) {
        int first = (int) Math.floor(StrictMath.log10(from));
        int last = (int) Math.floor(StrictMath.log10(to));
        int[] digits = 3 * (last - first) <= most ? new int[] {1, 2, 5} : new int[] {1};
        List<Double> values = new ArrayList<>();
        for (int exponent = first; exponent <= last; exponent++) {
            for (int digit : digits) {
                double value = scaled(digit, exponent);
                if (value >= from && value <= to) {
                    values.add(value);
                }
            }
        }
        return values;
    }

    private static double scaled(long number, int exponent) {
        double power = StrictMath.pow(10, Math.abs(exponent));
        return exponent < 0 ? number / power : number * power;
    }
}
