package dev.anachron.film;

import dev.anachron.film.Film.Moment;
import dev.anachron.film.Film.Sentence;

import java.util.List;
import java.util.SortedMap;

/**
 * What a run was found to be worth looking at for.
 *
 * @param anchor where its section of the page begins
 * @param story why a promise broke, in sentences
 * @param marks by the number of an operation, what is to be said of it: {@link Film.Operations#mark()}
 * @param violations where promises broke
 * @param again how to run it again
 * @param events how many events there may be
 */
public record Cues(
        String anchor,
        List<Sentence> story,
        SortedMap<Integer, Integer> marks,
        List<Moment> violations,
        Film.Again again,
        long events) {
    public static final int OLD = 1;
    public static final int MISSED = 2;
    public static final int PROOF = 3;
}
