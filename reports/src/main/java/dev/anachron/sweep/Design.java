package dev.anachron.sweep;

import java.util.List;

/**
 * What a sweep runs: each of these seeds in each of the cells.
 *
 * @param scenario its name
 * @param version of Anachron
 * @param command runs the sweep again
 * @param firstSeed the first
 * @param lastSeed the last, at most; a sweep may stop before
 * @param part which of these seeds
 * @param cells in order; those of the same choice follow each other
 */
public record Design(
        String scenario,
        String version,
        String command,
        long firstSeed,
        long lastSeed,
        Part part,
        List<Cell> cells) {
    public Design {
        cells = List.copyOf(cells);
    }

    /**
     * A part of a sweep that several machines share: every so-manieth seed.
     *
     * @param index from 1
     * @param of how many parts there are
     */
    public record Part(int index, int of) {
        /** All of it. */
        public static final Part WHOLE = new Part(1, 1);
    }

    /** The whole, of which this may be a part. */
    public Design whole() {
        return new Design(scenario, version, command, firstSeed, lastSeed, Part.WHOLE, cells);
    }

    /** How many seeds there are in this part. */
    public long seeds() {
        long all = Math.addExact(Math.subtractExact(lastSeed, firstSeed), 1);
        return Math.max(0, (all - part.index() + part.of()) / part.of());
    }

    /** The seed at that index, from 0, of this part. */
    public long seed(long index) {
        return firstSeed + part.index() - 1 + index * part.of();
    }

    /** How many choices the grid has; 1 without a grid. */
    public int choices() {
        return (int) cells.stream().map(Cell::sets).distinct().count();
    }
}
