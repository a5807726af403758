package dev.anachron.base;

import java.util.List;

/**
 * Where something {@link Described} says its content, word by word. Every method returns the
 * description itself, so that a description reads as one sentence.
 *
 * <p>A <em>word</em> and a <em>name</em> are fixed in the program's text; whatever differs from one
 * object to the next is a value.
 */
public interface Description {
    /** A fixed word or phrase. */
    Description word(String word);

    /** A value without a name. */
    Description value(long number);

    /** A value without a name: anything that is not fixed in the program's text. */
    Description value(String text);

    /** The name of an object that commands read and write. */
    default Description key(String key) {
        return value(key);
    }

    /** {@code name=number}. */
    Description put(String name, long number);

    /** {@code name=text}. */
    Description put(String name, String text);

    /** {@code name=position@epoch}. */
    Description put(String name, Version version);

    /** {@code position@epoch}. */
    Description value(Version version);

    /** {@code #number}. */
    Description serial(long number);

    /** {@code key=number}, the key being a value too. */
    Description assign(String key, long number);

    /** {@code key=value}. */
    default Description assign(String key, Value value) {
        return value instanceof Value.Int known
                ? assign(key, known.number())
                : put(key, value.text());
    }

    /** {@code key=[number other]}. */
    Description assign(String key, long number, long other);

    /** A client's operation: {@code client#serial}. */
    Description operation(NodeId client, long serial);

    /** What another object says of itself. */
    Description value(Described other);

    /** {@code [first, second]}, and nothing at all for an empty list. */
    Description list(List<? extends Described> items);

    /** A party's name. */
    default Description value(NodeId party) {
        return value(party.name());
    }

    /** An instant, in seconds: {@code 2.004310s}. */
    Description instant(long atNanos);

    /** A length of time: {@code 20ms}. */
    Description span(long nanos);
}
