/** Who believed itself leader, when and in which term. */
@NullMarked
package dev.anachron.chart.leaders;

import org.jspecify.annotations.NullMarked;
