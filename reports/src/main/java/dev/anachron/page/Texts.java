package dev.anachron.page;

import dev.anachron.base.SimTime;
import dev.anachron.figure.Decimals;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Numbers and lists as the page writes them, the same under every default locale. */
final class Texts {
    /** What stands where there is nothing to measure. */
    static final String NOTHING = "–";

    /** Below, a decimal is not enough. */
    private static final double FEW_MILLIS = 10;

    private Texts() {}

    /** A length of time with as many digits as an eye can use: {@code 3.9 s}, {@code 240 ms}. */
    static String span(long nanos) {
        if (nanos >= 999_500_000) {
            return fixed(nanos / 1e9, 1) + " s";
        }
        return millis(SimTime.toMillis(nanos));
    }

    static String millis(double millis) {
        if (Double.isNaN(millis)) {
            return NOTHING;
        }
        return fixed(millis, millis < 99.95 ? 1 : 0) + " ms";
    }

    static String fixed(double number, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", number);
    }

    /** A whole number without decimals, a fraction of one with four, others with two. */
    static String number(double number) {
        if (Double.isNaN(number)) {
            return NOTHING;
        }
        return number == StrictMath.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : fixed(number, Math.abs(number) < 1 ? 4 : 2);
    }

    /** A share as a percentage; 100 % only when nothing is missing. */
    static String percent(double share) {
        if (Double.isNaN(share)) {
            return NOTHING;
        }
        double percent = share * 100;
        if (share < 1 && percent > 99.9) {
            return "> 99.9 %";
        }
        return fixed(percent, share == 1 ? 0 : 1) + " %";
    }

    /** A number with its unit, as the tables of measures show it. */
    static String quantity(double value, String unit) {
        if (Double.isNaN(value)) {
            return NOTHING;
        }
        if (unit.equals("ms")) {
            return value >= 1000
                    ? fixed(value / 1000, 2) + " s"
                    : value > 0 && value < FEW_MILLIS
                            ? Decimals.brief(value) + " ms"
                            : millis(value);
        }
        return unit.isEmpty() ? number(value) : number(value) + " " + unit;
    }

    /** {@code ‘a’, ‘b’ and ‘c’}. */
    static String names(List<String> names) {
        List<String> quoted = names.stream().map(n -> "‘" + n + "’").toList();
        int last = quoted.size() - 1;
        if (last < 1) {
            return String.join("", quoted);
        }
        return String.join(", ", quoted.subList(0, last)) + " and " + quoted.get(last);
    }

    /** {@code 1 read}, {@code 2 reads}. */
    static String count(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    /** A name from code as words: {@code messagesDropped} is {@code messages dropped}. */
    static String words(String camelCase) {
        return camelCase
                .codePoints()
                .mapToObj(c -> Character.isUpperCase(c)
                        ? " " + Character.toString(Character.toLowerCase(c))
                        : Character.toString(c))
                .collect(Collectors.joining());
    }

    /** With a full stop at its end; the first letter stays, for it may be a name's. */
    static String closed(String text) {
        boolean open = !text.isEmpty() && ".!?".indexOf(text.charAt(text.length() - 1)) < 0;
        return open ? text + "." : text;
    }

    /** With a capital letter at its beginning and a full stop at its end. */
    static String sentence(String text) {
        return text.isEmpty()
                ? text
                : text.substring(0, 1).toUpperCase(Locale.ROOT) + closed(text.substring(1));
    }
}
