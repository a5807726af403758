/** Tests of many runs. */
@NullMarked
package dev.anachron.run.sweep;

import org.jspecify.annotations.NullMarked;
