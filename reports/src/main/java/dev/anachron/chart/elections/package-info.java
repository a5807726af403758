/** How long clusters were without a leader. */
@NullMarked
package dev.anachron.chart.elections;

import org.jspecify.annotations.NullMarked;
