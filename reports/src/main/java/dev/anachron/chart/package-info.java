/** The catalogue of charts. */
@NullMarked
package dev.anachron.chart;

import org.jspecify.annotations.NullMarked;
