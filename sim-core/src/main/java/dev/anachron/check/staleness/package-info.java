/** How old the values were that reads returned. */
@NullMarked
package dev.anachron.check.staleness;

import org.jspecify.annotations.NullMarked;
