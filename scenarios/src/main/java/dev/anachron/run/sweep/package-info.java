/** Many runs of a scenario: seeds and a grid of settings, on all cores, in an order that no core decides. */
@NullMarked
package dev.anachron.run.sweep;

import org.jspecify.annotations.NullMarked;
