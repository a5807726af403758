/** Additions to counters and reads of them. */
@NullMarked
package dev.anachron.workload.counter;

import org.jspecify.annotations.NullMarked;
