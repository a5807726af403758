/** The consistency models and which of them a run kept. */
@NullMarked
package dev.anachron.chart.map;

import org.jspecify.annotations.NullMarked;
