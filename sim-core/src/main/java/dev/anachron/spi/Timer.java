package dev.anachron.spi;

import dev.anachron.base.Described;

/**
 * A named alarm, a record that carries whatever tells a late one from a current one (its term, its
 * round). A timer is known by its value: setting an equal one again replaces it. It describes itself
 * as its name and values: {@code Heartbeat term=3}.
 */
public interface Timer extends Described {}
