/** How much of their time clients did not wait in vain, over time. */
@NullMarked
package dev.anachron.chart.availability;

import org.jspecify.annotations.NullMarked;
