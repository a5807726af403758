package dev.anachron.spi;

import java.util.List;

/**
 * One setting that a protocol understands: the loader checks a scenario against it and the reference
 * prints it.
 *
 * @param name as written in YAML, for example {@code election-timeout}
 * @param kind what its value looks like
 * @param fallback the default, written as in YAML; empty when a missing setting is to be missing
 * @param choices the admissible words, for {@link Kind#CHOICE} and {@link Kind#NAMES}
 * @param meaning one sentence
 */
public record Setting(
        String name, Kind kind, String fallback, List<String> choices, String meaning) {
    /** The forms a value may take. */
    public enum Kind {
        /** {@code 50ms}. */
        DURATION,
        /** {@code -5ms}: a duration that may be negative. */
        SIGNED_DURATION,
        /** {@code 150ms..300ms}; a single duration is a range of one. */
        DURATION_RANGE,
        /** {@code 2ms}, {@code exponential: 2ms}: a duration that is drawn each time. */
        LATENCY,
        /** One of the choices. */
        CHOICE,
        /** {@code true} or {@code false}. */
        FLAG,
        /** A whole number, up to a million. */
        NUMBER,
        /** A whole number, up to that of the nodes. */
        NODES,
        /** A whole number, up to that of the nodes but one. */
        PEERS,
        /** A number that may have decimals, from 0 to 1000. */
        DECIMAL,
        /** {@code 5%}, {@code -20%}, {@code 200ppm}: a share, kept as a fraction. */
        SHARE,
        /** {@code 64KB}: a number of bytes. */
        SIZE,
        /** {@code 1MB/s}: bytes a second. */
        BANDWIDTH,
        /** A list of the choices, for example bug switches. */
        NAMES
    }

    public static Setting duration(String name, String fallback, String meaning) {
        return new Setting(name, Kind.DURATION, fallback, List.of(), meaning);
    }

    public static Setting signedDuration(String name, String fallback, String meaning) {
        return new Setting(name, Kind.SIGNED_DURATION, fallback, List.of(), meaning);
    }

    public static Setting latency(String name, String fallback, String meaning) {
        return new Setting(name, Kind.LATENCY, fallback, List.of(), meaning);
    }

    public static Setting size(String name, String fallback, String meaning) {
        return new Setting(name, Kind.SIZE, fallback, List.of(), meaning);
    }

    public static Setting bandwidth(String name, String fallback, String meaning) {
        return new Setting(name, Kind.BANDWIDTH, fallback, List.of(), meaning);
    }

    public static Setting range(String name, String fallback, String meaning) {
        return new Setting(name, Kind.DURATION_RANGE, fallback, List.of(), meaning);
    }

    public static Setting choice(
            String name, String fallback, List<String> choices, String meaning) {
        return new Setting(name, Kind.CHOICE, fallback, choices, meaning);
    }

    public static Setting flag(String name, String fallback, String meaning) {
        return new Setting(name, Kind.FLAG, fallback, List.of(), meaning);
    }

    public static Setting number(String name, String fallback, String meaning) {
        return new Setting(name, Kind.NUMBER, fallback, List.of(), meaning);
    }

    public static Setting nodes(String name, String fallback, String meaning) {
        return new Setting(name, Kind.NODES, fallback, List.of(), meaning);
    }

    public static Setting peers(String name, String fallback, String meaning) {
        return new Setting(name, Kind.PEERS, fallback, List.of(), meaning);
    }

    public static Setting decimal(String name, String fallback, String meaning) {
        return new Setting(name, Kind.DECIMAL, fallback, List.of(), meaning);
    }

    public static Setting share(String name, String fallback, String meaning) {
        return new Setting(name, Kind.SHARE, fallback, List.of(), meaning);
    }

    public static Setting names(String name, List<String> choices, String meaning) {
        return new Setting(name, Kind.NAMES, "", choices, meaning);
    }
}
