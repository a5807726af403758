/** Reading histories. */
@NullMarked
package dev.anachron.histories;

import org.jspecify.annotations.NullMarked;
