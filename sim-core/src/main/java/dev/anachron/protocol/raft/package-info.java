/** Raft (Ongaro and Ousterhout, 2014). */
@NullMarked
package dev.anachron.protocol.raft;

import org.jspecify.annotations.NullMarked;
