/** Whether there is one order for all that keeps that of each session. */
@NullMarked
package dev.anachron.check.sequential;

import org.jspecify.annotations.NullMarked;
