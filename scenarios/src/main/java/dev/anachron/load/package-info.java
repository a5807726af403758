/** Stub. */
@NullMarked
package dev.anachron.load;

import org.jspecify.annotations.NullMarked;
