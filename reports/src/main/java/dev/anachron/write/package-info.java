/** The result folder: what a run leaves behind, first as values, then as files. */
@NullMarked
package dev.anachron.write;

import org.jspecify.annotations.NullMarked;
