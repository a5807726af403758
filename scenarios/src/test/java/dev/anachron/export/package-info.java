/** Histories on their way out and back in. */
@NullMarked
package dev.anachron.export;

import org.jspecify.annotations.NullMarked;
