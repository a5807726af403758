/** What each client did, and when. */
@NullMarked
package dev.anachron.chart.operations;

import org.jspecify.annotations.NullMarked;
