package dev.anachron.run;

import java.util.List;

/**
 * One run's account of itself, to be compared with another's.
 *
 * @param variant which variant ran
 * @param hash its trace's hash
 * @param lines its trace, a line an event
 */
public record Witness(String variant, String hash, List<String> lines) {
    private static final int CONTEXT = 2;

    static Witness of(Simulated simulated) {
        return new Witness(
                simulated.variant().name(),
                simulated.run().trace().hash(),
                simulated.run().trace().text().lines().toList());
    }

    /** Where the two first part, with the lines around it; empty lists when they read the same. */
    public Parting partingFrom(Witness other) {
        int at = 0;
        int shorter = Math.min(lines.size(), other.lines.size());
        while (at < shorter && lines.get(at).equals(other.lines.get(at))) {
            at++;
        }
        boolean same = at == lines.size() && at == other.lines.size();
        return same
                ? new Parting(-1, List.of(), List.of())
                : new Parting(at, around(lines, at), around(other.lines, at));
    }

    private static List<String> around(List<String> lines, int at) {
        int from = Math.max(0, at - CONTEXT);
        return lines.subList(from, Math.min(lines.size(), at + CONTEXT + 1));
    }

    /**
     * The first event in which two traces differ.
     *
     * @param event its number, from 0; -1 when the events read the same
     * @param first the one trace's lines there, from two events before to two after
     * @param second the other's
     */
    public record Parting(int event, List<String> first, List<String> second) {}
}
