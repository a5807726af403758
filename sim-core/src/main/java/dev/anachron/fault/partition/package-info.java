/** Links that are cut. */
@NullMarked
package dev.anachron.fault.partition;

import org.jspecify.annotations.NullMarked;
