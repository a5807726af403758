/** The small values everything else is made of: identities, virtual time, randomness, digests. */
@NullMarked
package dev.anachron.base;

import org.jspecify.annotations.NullMarked;
