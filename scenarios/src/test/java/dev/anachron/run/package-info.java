/** Tests of judging, verifying and comparing. */
@NullMarked
package dev.anachron.run;

import org.jspecify.annotations.NullMarked;
