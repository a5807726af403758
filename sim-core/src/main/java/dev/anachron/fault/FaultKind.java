package dev.anachron.fault;

import dev.anachron.network.Topology;
import dev.anachron.spi.Setting;
import dev.anachron.spi.Settings;

import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * A kind of fault as scenarios name it.
 *
 * @param name the key in YAML, for example {@code partition}
 * @param summary one sentence
 * @param shape what stands behind the key
 * @param settings the settings it takes, for {@link Shape#SETTINGS}
 * @param lasting whether it can heal by itself ({@code for:}); a restart, say, cannot
 * @param factory makes the fault; throws IllegalArgumentException, in words for the scenario's author,
 *     when the arguments do not go together
 */
public record FaultKind(
        String name,
        String summary,
        Shape shape,
        List<Setting> settings,
        boolean lasting,
        Function<Arguments, Fault> factory) {

    /** The forms of a fault's argument. */
    public enum Shape {
        /** A target, or a list of targets. */
        TARGETS,
        /** The same, with clients among them; or a map with the targets under {@code on:}. */
        PARTIES,
        /**
         * A list of groups of targets; or {@code from:} and {@code to:}, for one direction; or a shape by
         * its name; or single {@code links:}.
         */
        GROUPS,
        /** A map with the targets under {@code on:}, and settings. */
        ON_TARGETS,
        /** The same, and perhaps other parties under {@code to:}. */
        ON_TARGETS_TO,
        /** A map of settings, and of what says which messages are meant. */
        LINKS,
        /** A map with targets under either {@code add:} or {@code remove:}. */
        ADD_OR_REMOVE
    }

    /**
     * What the scenario says. {@code others} in a group means every node that no other group names.
     *
     * @param groups one group for TARGETS, PARTIES and ON_TARGETS; a second one, perhaps empty, for
     *     ON_TARGETS_TO; two or more for GROUPS; added and removed for ADD_OR_REMOVE; from and to for one
     *     direction; none for LINKS and where single links are given
     * @param oneWay whether only messages from the first group to the second are meant
     * @param settings complete with defaults
     * @param filter for LINKS, which messages are meant
     * @param links the single links, by direction, for GROUPS
     * @param shape the name of a shape, for GROUPS; empty when there is none
     */
    public record Arguments(
            List<List<String>> groups,
            boolean oneWay,
            Settings settings,
            Filter filter,
            List<Topology.Link> links,
            String shape) {
        private static final Settings NONE = Settings.of(Collections.emptyMap());
        private static final Filter NOTHING = Filter.between(List.of(), List.of());

        /** Targets, and perhaps settings. */
        public static Arguments on(List<String> targets, Settings settings) {
            return new Arguments(List.of(targets), false, settings, NOTHING, List.of(), "");
        }

        /** The same, and other parties; none when nobody in particular is meant. */
        public static Arguments onTo(List<String> targets, List<String> to, Settings settings) {
            return new Arguments(List.of(targets, to), false, settings, NOTHING, List.of(), "");
        }

        public static Arguments groups(List<List<String>> groups, boolean oneWay) {
            return new Arguments(groups, oneWay, NONE, NOTHING, List.of(), "");
        }

        public static Arguments shape(String shape) {
            return new Arguments(List.of(), false, NONE, NOTHING, List.of(), shape);
        }

        public static Arguments links(List<Topology.Link> links) {
            return new Arguments(List.of(), false, NONE, NOTHING, links, "");
        }

        public static Arguments messages(Filter filter, Settings settings) {
            return new Arguments(List.of(), false, settings, filter, List.of(), "");
        }
    }
}
