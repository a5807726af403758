/** A run as the page's player shows it: columns of numbers, a table of words, and the windows that are kept. */
@NullMarked
package dev.anachron.film;

import org.jspecify.annotations.NullMarked;
