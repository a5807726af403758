package dev.anachron.spi;

import dev.anachron.base.Latency;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A protocol's settings as values of the right type, one for each {@link Setting} it declares. The
 * loader makes them; a missing or mistyped one here is a fault of the program, not of the user.
 */
public final class Settings {
    private final SortedMap<String, Object> values;

    private Settings(SortedMap<String, Object> values) {
        this.values = values;
    }

    /**
     * Takes values by setting name: {@link Long} nanoseconds for a duration, {@link Range} for a
     * range, {@link Latency} for what is drawn, {@link String} for a choice, {@link Boolean}, {@link
     * Long} for a number or a size in bytes, {@link Double} for a decimal number or a share, {@code
     * List<String>} for names. A setting without default that was not given is missing.
     */
    public static Settings of(Map<String, ?> values) {
        return new Settings(new TreeMap<>(values));
    }

    /** The same settings but for one. */
    public Settings with(String name, Object value) {
        SortedMap<String, Object> changed = new TreeMap<>(values);
        changed.put(name, value);
        return new Settings(changed);
    }

    /** A span between two durations, ends included. */
    public record Range(long lowNanos, long highNanos) {}

    /** Whether it was given or has a default. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    public long duration(String name) {
        return get(name, Long.class);
    }

    public Range range(String name) {
        return get(name, Range.class);
    }

    public Latency latency(String name) {
        return get(name, Latency.class);
    }

    public String choice(String name) {
        return get(name, String.class);
    }

    public boolean flag(String name) {
        return get(name, Boolean.class);
    }

    public long number(String name) {
        return get(name, Long.class);
    }

    /** In bytes, or bytes a second. */
    public long size(String name) {
        return get(name, Long.class);
    }

    public double decimal(String name) {
        return get(name, Double.class);
    }

    public double share(String name) {
        return get(name, Double.class);
    }

    public List<String> names(String name) {
        return ((List<?>) get(name, List.class)).stream().map(String::valueOf).toList();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Settings that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }

    private <T> T get(String name, Class<T> type) {
        Object value = values.get(name);
        if (!type.isInstance(value)) {
            throw new IllegalStateException(
                    "setting '" + name + "' is " + value + ", not a " + type.getSimpleName());
        }
        return type.cast(value);
    }
}
