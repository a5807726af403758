package dev.anachron.scenario;

import java.util.List;

/**
 * A question and the set-ups that answer it.
 *
 * @param name as on the command line
 * @param question one sentence with a question mark
 * @param story a paragraph for the reader: what will happen and what to look at
 * @param tags for {@code list --tag}
 * @param seed the seed to use unless another is given
 * @param variants the scenario as written first, then its variants; all run from the same seed
 */
public record Scenario(
        String name,
        String question,
        String story,
        List<String> tags,
        long seed,
        List<Variant> variants) {
    public Scenario {
        tags = List.copyOf(tags);
        variants = List.copyOf(variants);
    }

    /**
     * A number from the literature.
     *
     * @param measure what was measured, by the name of our measure
     * @param value in the measure's own unit
     * @param source where it stands
     */
    public record Published(String measure, double value, String source) {}

    /**
     * One way of running the scenario.
     *
     * @param name for example {@code read-index}
     * @param story a sentence or two on what is different here; empty when the file has none
     * @param changes what differs from the scenario as written, each {@code path: value}; what is
     *     expected is not among them
     * @param setup what runs
     * @param expectations what is expected of it
     * @param published what others measured, to be compared with
     * @param drawn what the seed decided of the set-up
     */
    public record Variant(
            String name,
            String story,
            List<String> changes,
            Setup setup,
            List<Expectation> expectations,
            List<Published> published,
            Drawn drawn) {
        /** One that nobody published anything of, and of which nothing was drawn. */
        public Variant(
                String name,
                String story,
                List<String> changes,
                Setup setup,
                List<Expectation> expectations) {
            this(name, story, changes, setup, expectations, List.of(), Drawn.NOTHING);
        }

        public Variant {
            changes = List.copyOf(changes);
            expectations = List.copyOf(expectations);
            published = List.copyOf(published);
        }
    }
}
