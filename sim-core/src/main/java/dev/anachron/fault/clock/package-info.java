/** Clocks that run at the wrong speed. */
@NullMarked
package dev.anachron.fault.clock;

import org.jspecify.annotations.NullMarked;
