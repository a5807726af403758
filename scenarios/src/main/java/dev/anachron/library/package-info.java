/** Stub. */
@NullMarked
package dev.anachron.library;

import org.jspecify.annotations.NullMarked;
