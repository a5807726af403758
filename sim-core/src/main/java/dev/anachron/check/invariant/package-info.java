/** What must hold inside a replicated log, checked at every event. */
@NullMarked
package dev.anachron.check.invariant;

import org.jspecify.annotations.NullMarked;
