/** Which model implies which, and what follows for verdicts. */
@NullMarked
package dev.anachron.check.lattice;

import org.jspecify.annotations.NullMarked;
