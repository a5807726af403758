/** How stale each read was, over time. */
@NullMarked
package dev.anachron.chart.staleness;

import org.jspecify.annotations.NullMarked;
