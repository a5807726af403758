/** What {@code anachron bench} measures, and against what. */
@NullMarked
package dev.anachron.run.bench;

import org.jspecify.annotations.NullMarked;
