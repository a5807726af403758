/** Everything that happened, in order. */
@NullMarked
package dev.anachron.trace;

import org.jspecify.annotations.NullMarked;
