package dev.anachron.run;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a run says of itself in few words.
 *
 * @param hash its trace's hash
 * @param draws how many words each random stream gave, by its name
 */
record Account(String hash, SortedMap<String, Long> draws) {
    static Account of(Simulated simulated) {
        return new Account(simulated.run().trace().hash(), simulated.run().draws());
    }

    /** The random streams that drew more or less often there, a line a stream. */
    List<String> drawsUnlike(Account other) {
        SortedSet<String> streams = new TreeSet<>(draws.keySet());
        streams.addAll(other.draws.keySet());
        List<String> lines = new ArrayList<>();
        for (String stream : streams) {
            long here = draws.getOrDefault(stream, 0L);
            long there = other.draws.getOrDefault(stream, 0L);
            if (here != there) {
                lines.add(stream + ": " + here + " → " + there);
            }
        }
        return lines;
    }
}
