/** Numbers about a run: latency, availability, staleness, elections, messages. */
@NullMarked
package dev.anachron.check.measure;

import org.jspecify.annotations.NullMarked;
