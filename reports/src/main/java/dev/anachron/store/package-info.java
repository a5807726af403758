/** Where the events of a long run are kept: in a file, in few bytes each. */
@NullMarked
package dev.anachron.store;

import org.jspecify.annotations.NullMarked;
