/** What the clients ask for. */
@NullMarked
package dev.anachron.workload;

import org.jspecify.annotations.NullMarked;
