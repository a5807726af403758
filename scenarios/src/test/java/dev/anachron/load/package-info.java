/** Tests of the loader. */
@NullMarked
package dev.anachron.load;

import org.jspecify.annotations.NullMarked;
