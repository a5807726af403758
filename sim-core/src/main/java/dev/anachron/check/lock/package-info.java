/** Whether a lock kept its holders apart. */
@NullMarked
package dev.anachron.check.lock;

import org.jspecify.annotations.NullMarked;
