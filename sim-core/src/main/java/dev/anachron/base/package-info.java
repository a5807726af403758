/** The ground floor: names, virtual time, random streams, the digest, commands and their values. */
@NullMarked
package dev.anachron.base;

import org.jspecify.annotations.NullMarked;
