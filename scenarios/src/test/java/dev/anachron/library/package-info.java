/** Tests of the library. */
@NullMarked
package dev.anachron.library;

import org.jspecify.annotations.NullMarked;
