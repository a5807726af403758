package dev.anachron.library;

import java.util.List;

/**
 * A scenario in a list.
 *
 * @param name as on the command line
 * @param question what it asks
 * @param tags for choosing
 */
public record Summary(String name, String question, List<String> tags) {
    public Summary {
        tags = List.copyOf(tags);
    }
}
