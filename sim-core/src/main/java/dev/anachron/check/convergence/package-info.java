/** Whether all agree in the end. */
@NullMarked
package dev.anachron.check.convergence;

import org.jspecify.annotations.NullMarked;
