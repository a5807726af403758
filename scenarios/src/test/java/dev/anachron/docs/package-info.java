/** The documentation says what the program does. */
@NullMarked
package dev.anachron.docs;

import org.jspecify.annotations.NullMarked;
