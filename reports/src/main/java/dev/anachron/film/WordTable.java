package dev.anachron.film;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every text once, in the order in which they first came. */
final class WordTable {
    static final int NONE = -1;

    private final Map<String, Integer> numbers = new LinkedHashMap<>();

    int number(String word) {
        return numbers.computeIfAbsent(word, unused -> numbers.size());
    }

    List<String> words() {
        return List.copyOf(numbers.keySet());
    }
}
