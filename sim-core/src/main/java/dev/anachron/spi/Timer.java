package dev.anachron.spi;

/**
 * A named alarm, a record that carries whatever tells a late one from a current one (its term, its
 * round). A timer is known by its value: setting an equal one again replaces it.
 */
public interface Timer {
    /** One line: {@code ElectionTimeout}. */
    String text();
}
