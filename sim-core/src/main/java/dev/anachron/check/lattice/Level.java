package dev.anachron.check.lattice;

import java.util.List;

/**
 * A consistency model and its place among the others.
 *
 * @param name its checker's name
 * @param weaker what it implies directly
 * @param local whether a history keeps it when each object does by itself
 * @param availability how available a store can be that keeps it
 * @param source who defined it
 */
public record Level(
        String name, List<String> weaker, boolean local, Availability availability, String source) {

    /**
     * Bailis and others, "Highly available transactions", VLDB 2014, section 5; jepsen.io/consistency; for the
     * levels that are not there, what follows from their implications.
     */
    public enum Availability {
        /** Whoever reaches any replica that is up is answered. */
        TOTAL("total"),
        /** Whoever keeps to the same replica is answered. */
        STICKY("sticky"),
        /** Some partition keeps somebody waiting. */
        UNAVAILABLE("unavailable");

        private final String text;

        Availability(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }
}
