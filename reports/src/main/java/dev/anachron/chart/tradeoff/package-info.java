/** What is bought with what. */
@NullMarked
package dev.anachron.chart.tradeoff;

import org.jspecify.annotations.NullMarked;
