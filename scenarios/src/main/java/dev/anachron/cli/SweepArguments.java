package dev.anachron.cli;

import dev.anachron.run.sweep.Enough;
import dev.anachron.run.sweep.Limits;
import dev.anachron.sweep.Design.Part;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How many runs, how many at a time, and what each of them may take. */
final class SweepArguments {
    private static final long MILLION = 1_000_000;

    @Option(
            names = "--seeds",
            paramLabel = "A..B",
            defaultValue = "1..100",
            converter = SeedsConverter.class,
            description = "The first and the last seed; 1..100 by default.")
    Seeds seeds;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            converter = JobsConverter.class,
            description = "So many runs at a time; by default as many as there are processors. The"
                    + " result is the same for any number.")
    @Nullable
    Integer jobs;

    @Option(
            names = "--shard",
            paramLabel = "I/N",
            defaultValue = "1/1",
            converter = PartConverter.class,
            description = "Run the I-th of N parts, for 'anachron merge' to put together.")
    Part part;

    @Option(
            names = "--until",
            paramLabel = "±P%%",
            converter = EnoughConverter.class,
            description = "Stop as soon as each probability is known to within P %% on either side;"
                    + " asked after every hundred seeds.")
    @Nullable
    Enough enough;

    @Option(
            names = "--events",
            paramLabel = "N",
            defaultValue = "100000000",
            converter = CountConverter.class,
            description = "Give a run up that has more events; 100000000 by default.")
    Long events;

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            defaultValue = "300",
            converter = CountConverter.class,
            description =
                    "Give a run up that takes longer than so many seconds of real time; 300 by"
                            + " default.")
    Long patience;

    /** The first and the last seed. */
    record Seeds(long first, long last) {}

    Limits limits() {
        return new Limits(events, Math.multiplyExact(patience, 1_000 * MILLION));
    }

    Enough enough() {
        return enough == null ? Enough.NEVER : enough;
    }

    int jobs() {
        return jobs == null ? Runtime.getRuntime().availableProcessors() : jobs;
    }

    /** Reads {@code 1..200}, and {@code 7} as {@code 7..7}. */
    static final class SeedsConverter implements ITypeConverter<Seeds> {
        private static final Pattern RANGE =
                Pattern.compile("(-?\\d{1,18})(?:\\.\\.(-?\\d{1,18}))?");

        @Override
        public Seeds convert(String value) {
            Matcher range = RANGE.matcher(value.strip());
            if (!range.matches()) {
                throw new TypeConversionException("'" + value
                        + "' are no seeds; expected the first and the last, for example 1..200");
            }
            long first = Long.parseLong(range.group(1));
            long last = range.group(2) == null ? first : Long.parseLong(range.group(2));
            if (last < first) {
                throw new TypeConversionException(
                        "'" + value + "' are no seeds: the last comes before the first");
            }
            return new Seeds(first, last);
        }
    }

    /** Reads {@code 2/8}. */
    static final class PartConverter implements ITypeConverter<Part> {
        private static final Pattern PART = Pattern.compile("(\\d{1,6})/(\\d{1,6})");

        @Override
        public Part convert(String value) {
            Matcher part = PART.matcher(value.strip());
            if (part.matches()) {
                int index = Integer.parseInt(part.group(1));
                int of = Integer.parseInt(part.group(2));
                if (index >= 1 && index <= of) {
                    return new Part(index, of);
                }
            }
            throw new TypeConversionException(
                    "'" + value + "' is no part; expected for example 1/4, 2/4, 3/4 or 4/4");
        }
    }

    /** Reads {@code ±0.5%}. */
    static final class EnoughConverter implements ITypeConverter<Enough> {
        private static final Pattern PERCENT =
                Pattern.compile("(?:±|\\+-|\\+/-)?(\\d{1,2}(?:\\.\\d{1,6})?) ?%");

        @Override
        public Enough convert(String value) {
            Matcher percent = PERCENT.matcher(value.strip());
            double half = percent.matches()
                    ? new BigDecimal(percent.group(1)).movePointLeft(2).doubleValue()
                    : 0;
            if (half <= 0) {
                throw new TypeConversionException(
                        "'" + value + "' is no precision; expected for example ±0.5%");
            }
            return new Enough(half);
        }
    }

    /** Reads how many jobs. */
    static final class JobsConverter implements ITypeConverter<Integer> {
        private static final int MOST = 1_024;

        @Override
        public Integer convert(String value) {
            long jobs = new CountConverter().convert(value);
            if (jobs > MOST) {
                throw new TypeConversionException("'" + value + "' are too many; at most " + MOST);
            }
            return (int) jobs;
        }
    }

    /** Reads a number from 1. */
    static final class CountConverter implements ITypeConverter<Long> {
        @Override
        public Long convert(String value) {
            if (!Pattern.matches("[1-9]\\d{0,11}", value.strip())) {
                throw new TypeConversionException("'" + value + "' is no number from 1");
            }
            return Long.parseLong(value.strip());
        }
    }
}
