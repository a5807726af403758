/** Writes that are read so long after they were acknowledged. */
@NullMarked
package dev.anachron.workload.probe;

import org.jspecify.annotations.NullMarked;
