/** Reads and writes of registers with unique values. */
@NullMarked
package dev.anachron.workload.register;

import org.jspecify.annotations.NullMarked;
