/** The weaker promises of a register: Lamport, "On interprocess communication", part II, 1986. */
@NullMarked
package dev.anachron.check.register;

import org.jspecify.annotations.NullMarked;
