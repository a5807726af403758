package dev.anachron.spi;

/**
 * One fact that a node writes to its stable storage. A disk is the list of these in the order they
 * were saved; a node that restarts is given the list back and folds it.
 */
public interface Durable {
    /** One line: {@code term=4 votedFor=n2}. */
    String text();
}
