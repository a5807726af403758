package dev.anachron.spi;

import java.util.List;

/**
 * A node's state as others may look at it.
 *
 * @param role in the protocol's own word, for example {@code leader}
 * @param epoch its term, view or epoch
 * @param leads whether it believes itself to be the one that orders writes
 * @param fields the rest, in the order in which a reader wants it
 */
public record NodeState(String role, long epoch, boolean leads, List<Field> fields) {
    /** A name and a value as text, for example {@code commit} and {@code 17}. */
    public record Field(String name, String value) {}
}
