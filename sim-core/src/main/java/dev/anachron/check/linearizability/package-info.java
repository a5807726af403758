/** Whether every operation could have taken effect at one instant between its call and its return. */
@NullMarked
package dev.anachron.check.linearizability;

import org.jspecify.annotations.NullMarked;
