/** All that an author of a protocol ever reads: what a node is told, and the one door out. */
@NullMarked
package dev.anachron.spi;

import org.jspecify.annotations.NullMarked;
