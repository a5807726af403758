package dev.anachron.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anachron.spi.Settings;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Units: what each form means, and what is said of those that mean nothing. */
class QuantitiesTest {
    private static final Map<String, Format<?>> FORMATS = new TreeMap<>(Map.of(
            "duration", Quantities::duration,
            "range", Quantities::range,
            "share", Quantities::share,
            "probability", Quantities::probability,
            "drift", Quantities::driftPpb,
            "rate", Quantities::rate,
            "whole", Quantities::whole,
            "decimal", Quantities::decimal,
            "ms", text -> Quantities.inUnit(text, "ms"),
            "plain", text -> Quantities.inUnit(text, "")));

    @ParameterizedTest
    @CsvSource({
        "duration, 150ms, 150000000",
        "duration, 1.5s, 1500000000",
        "duration, 200us, 200000",
        "duration, 200µs, 200000",
        "duration, 2m, 120000000000",
        "duration, 1h, 3600000000000",
        "duration, 10ns, 10",
        "duration, 0ms, 0",
        "duration, 0.000001s, 1000",
        "duration, 2562047h, 9223369200000000000",
        "share, 5%, 0.05",
        "share, 0.9, 0.9",
        "share, 2000ppm, 0.002",
        "share, -20%, -0.2",
        "share, 100%, 1.0",
        "probability, 0%, 0.0",
        "drift, -20%, -200000000",
        "drift, 50ppm, 50000",
        "rate, 50/s, 50.0",
        "rate, 3/min, 0.05",
        "rate, 36/h, 0.01",
        "whole, -7, -7",
        "whole, 9223372036854775807, 9223372036854775807",
        "decimal, 1.5, 1.5",
        "ms, 1.5s, 1500.0",
        "ms, 250us, 0.25",
        "plain, 99%, 0.99",
        "plain, 3, 3.0"
    })
    void means(String format, String text, String value) throws Malformed {
        assertThat(String.valueOf(format(format).read(text))).isEqualTo(value);
    }

    @Test
    void aRangeHasTwoEndsOrOne() throws Malformed {
        assertThat(Quantities.range("150ms..300ms"))
                .isEqualTo(new Settings.Range(150_000_000, 300_000_000));
        assertThat(Quantities.range("1s"))
                .isEqualTo(new Settings.Range(1_000_000_000, 1_000_000_000));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "duration | 150 | '150' has no unit; expected a duration with its unit, for example 150ms",
                "duration | -5ms | '-5ms' is negative; expected a duration of zero or more",
                "duration | 5sec | '5sec' is not a duration; expected a number with one of the units ns, us, ms, s, m, h",
                "duration | soon | 'soon' cannot be read; expected a duration with its unit, for example 150ms",
                "duration | 007ms | '007ms' cannot be read; expected a duration with its unit, for example 150ms",
                "duration | 1_000ms | '1_000ms' cannot be read; expected a duration with its unit, for example 150ms",
                "duration | 1e3ms | '1e3ms' is not a duration; expected a number with one of the units ns, us, ms, s, m, h",
                "duration | 1.5ns | '1.5ns' is finer than a nanosecond",
                "duration | 300000000h | '300000000h' is longer than the 292 years that virtual time can count",
                "duration | 2562048h | '2562048h' is longer than the 292 years that virtual time can count",
                "duration | 9223372036854775807ns | '9223372036854775807ns' is longer than the 292 years that virtual time can count",
                "duration | 99999999999999999999999999s | '99999999999999999999999999s' is longer than the 292 years that virtual time can count",
                "range | 300ms..150ms | '300ms..150ms' runs backwards; expected the smaller duration first",
                "range | 1ms.. | '' cannot be read; expected a duration with its unit, for example 150ms",
                "share | 120% | '120%' is outside its bounds; expected more than -100% to 100%",
                "share | 5ms | '5ms' is not a share; expected for example 5%, 0.05 or 200ppm",
                "probability | -1% | '-1%' is outside its bounds; expected 0% to 100%",
                "drift | -100% | '-100%' is outside its bounds; expected more than -100% to 100%",
                "rate | 50 | '50' has no unit; expected for example 50/s or 3/min",
                "rate | 50ms | '50ms' is not a rate; expected for example 50/s or 3/min",
                "rate | 0/s | '0/s' is outside its bounds; expected more than 0/s, at most 1000000/s",
                "whole | 1.5 | '1.5' is not a whole number",
                "whole | 007 | '007' is not a whole number",
                "whole | 0x10 | '0x10' is not a whole number",
                "whole | 9223372036854775808 | '9223372036854775808' is too large; expected at most 2^63-1",
                "decimal | 5% | '5%' is not a number; expected no unit",
                "ms | 5 | '5' has no unit; expected a duration with its unit, for example 150ms",
                "plain | 5ms | '5ms' has another unit than the measure; expected a plain number"
            })
    void isRefused(String format, String text, String message) {
        assertThatThrownBy(() -> format(format).read(text))
                .isInstanceOf(Malformed.class)
                .hasMessage(message);
    }

    private static Format<?> format(String name) {
        Format<?> format = FORMATS.get(name);
        if (format == null) {
            throw new IllegalArgumentException(name);
        }
        return format;
    }
}
