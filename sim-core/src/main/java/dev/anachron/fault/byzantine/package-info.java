/** Nodes that do what their protocol forbids (Lamport, Shostak and Pease, 1982). */
@NullMarked
package dev.anachron.fault.byzantine;

import org.jspecify.annotations.NullMarked;
