package dev.anachron.fault;

import dev.anachron.spi.Setting;
import dev.anachron.spi.Settings;

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
 * @param factory makes the fault
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
        /** The same, with clients among them. */
        PARTIES,
        /** A list of groups of targets; or {@code from:} and {@code to:}, for one direction. */
        GROUPS,
        /** A map with the targets under {@code on:}, and settings. */
        ON_TARGETS,
        /** A map of settings, with {@code from:} and {@code to:} where links are meant. */
        SETTINGS
    }

    /**
     * What the scenario says. {@code others} in a group means every node that no other group names.
     *
     * @param groups one group for TARGETS, PARTIES and ON_TARGETS; two or more for GROUPS; from and to for one direction and
     *     for links
     * @param oneWay whether only messages from the first group to the second are meant
     * @param settings complete with defaults
     */
    public record Arguments(List<List<String>> groups, boolean oneWay, Settings settings) {}
}
