package dev.anachron.fault;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which messages a fault of the links concerns, in the words of the scenario.
 *
 * @param from targets, one of which sent it
 * @param to targets, one of which is to receive it
 * @param types the types it may be of; empty for every type
 * @param term the term that it says; null for any or none
 * @param key a key that it says something of; null for any or none
 * @param number its number in the trace; null for all
 */
public record Filter(
        List<String> from,
        List<String> to,
        List<String> types,
        @Nullable Long term,
        @Nullable String key,
        @Nullable Long number) {
    /** All messages from one group to the other. */
    public static Filter between(List<String> from, List<String> to) {
        return new Filter(from, to, List.of(), null, null, null);
    }

    /** Those of them that are of this type. */
    public Filter ofType(String type) {
        return new Filter(from, to, List.of(type), term, key, number);
    }
}
