/** Names of which each is to be taken once. */
@NullMarked
package dev.anachron.workload.username;

import org.jspecify.annotations.NullMarked;
