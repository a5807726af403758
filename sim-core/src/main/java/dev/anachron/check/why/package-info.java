/** Why a read was wrong, in plain words. */
@NullMarked
package dev.anachron.check.why;

import org.jspecify.annotations.NullMarked;
