/** Tests of how many runs are counted. */
@NullMarked
package dev.anachron.sweep;

import org.jspecify.annotations.NullMarked;
