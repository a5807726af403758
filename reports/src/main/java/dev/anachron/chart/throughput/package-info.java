/** How many operations ended, and how, over time. */
@NullMarked
package dev.anachron.chart.throughput;

import org.jspecify.annotations.NullMarked;
