/** True time against believed time. */
@NullMarked
package dev.anachron.chart.clock;

import org.jspecify.annotations.NullMarked;
