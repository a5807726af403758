/** Messages on their way. */
@NullMarked
package dev.anachron.chart.messages;

import org.jspecify.annotations.NullMarked;
