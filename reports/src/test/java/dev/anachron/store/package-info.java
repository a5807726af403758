/** Tests of how the events of a long run are kept. */
@NullMarked
package dev.anachron.store;

import org.jspecify.annotations.NullMarked;
