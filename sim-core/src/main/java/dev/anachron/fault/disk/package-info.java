/** Faults of disks and of the power behind them. */
@NullMarked
package dev.anachron.fault.disk;

import org.jspecify.annotations.NullMarked;
