/** The catalogue of protocols; each lives in a folder of its own. */
@NullMarked
package dev.anachron.protocol;

import org.jspecify.annotations.NullMarked;
