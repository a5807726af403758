package dev.anachron.histories;

import java.util.List;
import java.util.stream.Stream;

/** How a history is written. */
public enum Format {
    /** One EDN map an event, by itself or in a vector; or the lines of Jepsen's older logs. */
    JEPSEN("jepsen", "as Jepsen writes it"),
    /** The same for a key-value store, with {@code :key} and without times, as in Porcupine's tests. */
    PORCUPINE_KV("porcupine-kv", "Porcupine's key-value text"),
    /** {@code history.jsonl}, or a result folder with one. */
    ANACHRON("anachron", "Anachron's JSON lines"),
    /** To be found out. */
    AUTO("auto", "whatever the content says");

    private final String text;
    private final String title;

    Format(String text, String title) {
        this.text = text;
        this.title = title;
    }

    /** As the command line names it. */
    public String text() {
        return text;
    }

    /** In words. */
    public String title() {
        return title;
    }

    /** The names that may be asked for. */
    public static List<String> names() {
        return Stream.of(values()).map(Format::text).toList();
    }
}
