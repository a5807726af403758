/** How soon writes are seen. */
@NullMarked
package dev.anachron.chart.visibility;

import org.jspecify.annotations.NullMarked;
