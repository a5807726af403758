/** Processes that crash, restart or stop for a while. */
@NullMarked
package dev.anachron.fault.process;

import org.jspecify.annotations.NullMarked;
