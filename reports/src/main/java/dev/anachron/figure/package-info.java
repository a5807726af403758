/** Pictures as data. */
@NullMarked
package dev.anachron.figure;

import org.jspecify.annotations.NullMarked;
