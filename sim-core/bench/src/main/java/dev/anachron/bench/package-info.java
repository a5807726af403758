/** Benchmarks: how fast the simulation is, as ratios to plain Java and to SSJ in the same run. */
@NullMarked
package dev.anachron.bench;

import org.jspecify.annotations.NullMarked;
