/** What goes wrong, and how it is put right again. */
@NullMarked
package dev.anachron.fault;

import org.jspecify.annotations.NullMarked;
