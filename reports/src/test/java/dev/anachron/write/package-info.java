/** Tests of the result folder. */
@NullMarked
package dev.anachron.write;

import org.jspecify.annotations.NullMarked;
