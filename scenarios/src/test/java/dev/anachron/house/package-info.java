/** Tests of the house itself: its walls, and that it makes the same bytes everywhere. */
@NullMarked
package dev.anachron.house;

import org.jspecify.annotations.NullMarked;
