/** The event loop: a setup and a seed in, a run out. */
@NullMarked
package dev.anachron.engine;

import org.jspecify.annotations.NullMarked;
