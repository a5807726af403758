/** How long operations took, over time. */
@NullMarked
package dev.anachron.chart.latency;

import org.jspecify.annotations.NullMarked;
