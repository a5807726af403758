package dev.anachron.network;

/** What befalls a message. A closed set, handled by the engine alone. */
public sealed interface Fate {
    /** It arrives after this long. */
    record Deliver(long afterNanos) implements Fate {}

    /** It is lost; {@code why} is a few words for the trace. */
    record Drop(String why) implements Fate {}

    /** It arrives twice. */
    record Duplicate(long afterNanos, long againAfterNanos) implements Fate {}

    /** It waits until the rule that held it is removed, and then travels anew. */
    record Hold(String why) implements Fate {}
}
