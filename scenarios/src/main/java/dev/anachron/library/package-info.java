/** Finds scenarios: those of the catalogue by name, others by their paths. */
@NullMarked
package dev.anachron.library;

import org.jspecify.annotations.NullMarked;
