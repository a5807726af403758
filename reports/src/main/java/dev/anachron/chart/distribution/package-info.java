/** How latencies are distributed, out to the rare ones. */
@NullMarked
package dev.anachron.chart.distribution;

import org.jspecify.annotations.NullMarked;
