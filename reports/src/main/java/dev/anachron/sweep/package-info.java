/** What many runs of a scenario have in common: values, counted and put together. */
@NullMarked
package dev.anachron.sweep;

import org.jspecify.annotations.NullMarked;
