/** What the build forbids in sim-core, asked by itself. */
@NullMarked
package dev.anachron.house;

import org.jspecify.annotations.NullMarked;
