/** Work under a lock. */
@NullMarked
package dev.anachron.workload.lock;

import org.jspecify.annotations.NullMarked;
