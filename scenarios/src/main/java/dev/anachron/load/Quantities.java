package dev.anachron.load;

import dev.anachron.base.SimTime;
import dev.anachron.spi.Settings;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers with their units, as scenarios write them. Exact: decimal until the last step. */
final class Quantities {
    /** What is said of times that do not fit a {@code long} of nanoseconds. */
    static final String BEYOND = "the 292 years that virtual time can count";

    private static final String NUMBER = "(?:0|[1-9]\\d{0,40})(?:\\.\\d{1,40})?";
    private static final Pattern WHOLE = Pattern.compile("-?(?:0|[1-9]\\d{0,40})");
    private static final Pattern QUANTITY = Pattern.compile("(-?" + NUMBER + ")(.*)");
    private static final Map<String, Long> NANOS = new TreeMap<>(Map.of(
            "ns", 1L,
            "us", SimTime.MICRO,
            "µs", SimTime.MICRO,
            "ms", SimTime.MILLI,
            "s", SimTime.SECOND,
            "m", 60 * SimTime.SECOND,
            "h", 3600 * SimTime.SECOND));
    private static final Map<String, Long> PER_SECONDS =
            new TreeMap<>(Map.of("/s", 1L, "/min", 60L, "/h", 3600L));
    private static final Map<String, Long> BYTES =
            new TreeMap<>(Map.of("B", 1L, "KB", 1_000L, "MB", 1_000_000L, "GB", 1_000_000_000L));
    private static final BigDecimal LARGEST_RATE = new BigDecimal(1_000_000);

    private record Quantity(BigDecimal number, String unit) {}

    private Quantities() {}

    /** Nanoseconds from {@code 150ms}; not negative. */
    static long duration(String text) throws Malformed {
        long nanos = signedDuration(text);
        if (nanos < 0) {
            throw new Malformed(
                    Text.quoted(text) + " is negative; expected a duration of zero or more");
        }
        return nanos;
    }

    /** Nanoseconds from {@code 150ms}; at least a microsecond. */
    static long positiveDuration(String text) throws Malformed {
        long nanos = duration(text);
        if (nanos < SimTime.MICRO) {
            throw new Malformed(Text.quoted(text) + " is too short; expected at least 1us");
        }
        return nanos;
    }

    /** Nanoseconds from {@code -5ms}. */
    static long signedDuration(String text) throws Malformed {
        Quantity quantity = split(text, "a duration with its unit, for example 150ms");
        if (quantity.unit().isEmpty()) {
            throw new Malformed(Text.quoted(text)
                    + " has no unit; expected a duration with its unit, for example 150ms");
        }
        Long unit = NANOS.get(quantity.unit());
        if (unit == null) {
            throw new Malformed(Text.quoted(text) + " is not a duration; expected a number with"
                    + " one of the units ns, us, ms, s, m, h");
        }
        BigDecimal nanos = quantity.number().multiply(BigDecimal.valueOf(unit));
        if (nanos.abs().compareTo(BigDecimal.valueOf(SimTime.LAST)) > 0) {
            throw new Malformed(Text.quoted(text) + " is longer than " + BEYOND);
        }
        if (nanos.stripTrailingZeros().scale() > 0) {
            throw new Malformed(Text.quoted(text) + " is finer than a nanosecond");
        }
        return nanos.longValueExact();
    }

    /** {@code 150ms..300ms}; a single duration is a range of one. */
    static Settings.Range range(String text) throws Malformed {
        Span span = span(text, Quantities::duration, "duration");
        return new Settings.Range(span.low(), span.high());
    }

    /**
     * {@code 5..20} of anything that a whole number counts; a single value is a range of one.
     *
     * @param what what lies at its ends, for the message
     */
    static Span span(String text, Format<Long> format, String what) throws Malformed {
        int dots = text.indexOf("..");
        if (dots < 0) {
            long value = format.read(text);
            return new Span(value, value);
        }
        long low = format.read(text.substring(0, dots).strip());
        long high = format.read(text.substring(dots + 2).strip());
        if (low > high) {
            throw new Malformed(
                    Text.quoted(text) + " runs backwards; expected the smaller " + what + " first");
        }
        return new Span(low, high);
    }

    /** A fraction from {@code 5%}, {@code 200ppm} or {@code 0.05}, above -1 and at most 1. */
    static double share(String text) throws Malformed {
        BigDecimal share = fraction(text, "more than -100%");
        if (share.compareTo(BigDecimal.ONE.negate()) == 0) {
            throw new Malformed(
                    Text.quoted(text) + " is outside its bounds; expected more than -100% to 100%");
        }
        return share.doubleValue();
    }

    /** A share from 0 to 1. */
    static double probability(String text) throws Malformed {
        BigDecimal share = fraction(text, "0%");
        if (share.signum() < 0) {
            throw new Malformed(Text.quoted(text) + " is outside its bounds; expected 0% to 100%");
        }
        return share.doubleValue();
    }

    /** Nanoseconds a second from {@code -20%}: how much too fast a clock runs. */
    static long driftPpb(String text) throws Malformed {
        share(text);
        BigDecimal ppb = fraction(text, "more than -100%").movePointRight(9);
        if (ppb.stripTrailingZeros().scale() > 0) {
            throw new Malformed(Text.quoted(text) + " is finer than a nanosecond a second");
        }
        return ppb.longValueExact();
    }

    private static BigDecimal fraction(String text, String least) throws Malformed {
        Quantity quantity = split(text, "a share, for example 5%");
        BigDecimal share = switch (quantity.unit()) {
            case "" -> quantity.number();
            case "%" -> quantity.number().movePointLeft(2);
            case "ppm" -> quantity.number().movePointLeft(6);
            default ->
                throw new Malformed(Text.quoted(text)
                        + " is not a share; expected for example 5%, 0.05 or 200ppm");
        };
        if (share.abs().compareTo(BigDecimal.ONE) > 0) {
            throw new Malformed(
                    Text.quoted(text) + " is outside its bounds; expected " + least + " to 100%");
        }
        return share;
    }

    /** How often a second, from {@code 50/s} or {@code 3/min}. */
    static double rate(String text) throws Malformed {
        Quantity quantity = split(text, "a rate, for example 50/s");
        Long seconds = PER_SECONDS.get(quantity.unit());
        if (seconds == null) {
            throw new Malformed(Text.quoted(text)
                    + (quantity.unit().isEmpty() ? " has no unit" : " is not a rate")
                    + "; expected for example 50/s or 3/min");
        }
        boolean fits =
                quantity.number().signum() > 0 && quantity.number().compareTo(LARGEST_RATE) <= 0;
        if (!fits) {
            throw new Malformed(Text.quoted(text)
                    + " is outside its bounds; expected more than 0/s, at most 1000000/s");
        }
        return quantity.number().doubleValue() / seconds;
    }

    /** Bytes from {@code 64KB}; a kilobyte has 1,000 of them. */
    static long size(String text) throws Malformed {
        Quantity quantity = split(text, "a size, for example 64KB");
        Long unit = BYTES.get(quantity.unit());
        if (unit == null) {
            throw new Malformed(Text.quoted(text) + " is not a size; expected a number with one of"
                    + " the units B, KB, MB, GB");
        }
        BigDecimal bytes = quantity.number().multiply(BigDecimal.valueOf(unit));
        if (bytes.signum() < 0 || bytes.compareTo(BigDecimal.valueOf(SimTime.LAST)) > 0) {
            throw new Malformed(Text.quoted(text) + " is outside its bounds; expected 0B or more");
        }
        return bytes.longValue();
    }

    /** Bytes a second from {@code 1MB/s}; more than none. */
    static long bandwidth(String text) throws Malformed {
        String written = text.strip();
        if (!written.endsWith("/s")) {
            throw new Malformed(
                    Text.quoted(text) + " is not a bandwidth; expected for example 1MB/s");
        }
        long bytes = size(written.substring(0, written.length() - 2));
        if (bytes == 0) {
            throw new Malformed(Text.quoted(text) + " is too small; expected at least 1B/s");
        }
        return bytes;
    }

    /** A whole number. */
    static long whole(String text) throws Malformed {
        if (!WHOLE.matcher(text).matches()) {
            throw new Malformed(Text.quoted(text) + " is not a whole number");
        }
        BigDecimal number = new BigDecimal(text);
        if (number.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw new Malformed(Text.quoted(text) + " is too large; expected at most 2^63-1");
        }
        return number.longValueExact();
    }

    /** A number with or without decimals. */
    static double decimal(String text) throws Malformed {
        Quantity quantity = split(text, "a number");
        if (!quantity.unit().isEmpty()) {
            throw new Malformed(Text.quoted(text) + " is not a number; expected no unit");
        }
        return quantity.number().doubleValue();
    }

    /** A number from 0 to 1000, with or without decimals. */
    static double plain(String text) throws Malformed {
        double number = decimal(text);
        if (number < 0 || number > 1000) {
            throw new Malformed(Text.quoted(text) + " is outside its bounds; expected 0 to 1000");
        }
        return number;
    }

    /**
     * A bound for a measure, in the measure's own unit.
     *
     * @param unit a unit of time, {@code %}, another word, or nothing for plain numbers and shares
     */
    static double inUnit(String text, String unit) throws Malformed {
        Long nanos = NANOS.get(unit);
        if (nanos != null) {
            return BigDecimal.valueOf(signedDuration(text)).doubleValue() / nanos;
        }
        Quantity quantity = split(text, unit.isEmpty() ? "a number" : "a number in " + unit);
        if (quantity.unit().equals("%")) {
            return unit.equals("%")
                    ? quantity.number().doubleValue()
                    : quantity.number().movePointLeft(2).doubleValue();
        }
        if (!quantity.unit().isEmpty() && !quantity.unit().equals(unit)) {
            throw new Malformed(Text.quoted(text) + " has another unit than the measure; expected "
                    + (unit.isEmpty() ? "a plain number" : "a number in " + unit));
        }
        return quantity.number().doubleValue();
    }

    private static Quantity split(String text, String expected) throws Malformed {
        Matcher matcher = QUANTITY.matcher(text.strip());
        // A digit, a sign or a separator here would be the rest of a malformed number: 007, 1_000.
        boolean readable = matcher.matches() && !matcher.group(2).matches("[0-9.,_+-].*");
        if (!readable) {
            throw new Malformed(Text.quoted(text) + " cannot be read; expected " + expected);
        }
        return new Quantity(new BigDecimal(matcher.group(1)), matcher.group(2).strip());
    }
}
