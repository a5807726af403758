package dev.anachron.load;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what is wrong, so that reading can go on. */
final class Problems {
    private final Set<Problem> found = new LinkedHashSet<>();

    void add(Place place, String text) {
        found.add(new Problem(place.file(), place.line(), place.column(), text));
    }

    /** A name that is not among those that are possible here. */
    void unknown(Place place, String what, String name, List<String> possible) {
        add(
                place,
                "unknown " + what + " " + Text.quoted(name) + Nearest.expectation(name, possible));
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    Set<Problem> all() {
        return Collections.unmodifiableSet(new LinkedHashSet<>(found));
    }

    void throwIfAny() throws InvalidScenarioException {
        if (!found.isEmpty()) {
            throw new InvalidScenarioException(new ArrayList<>(found));
        }
    }
}
