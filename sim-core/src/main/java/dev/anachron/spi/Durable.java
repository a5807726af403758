package dev.anachron.spi;

import dev.anachron.base.Described;

/**
 * One fact that a node writes to its stable storage, described as {@code term=4 votedFor=n2}. A disk
 * is the list of these in the order they were saved; a node that restarts is given the list back and
 * folds it.
 */
public interface Durable extends Described {}
