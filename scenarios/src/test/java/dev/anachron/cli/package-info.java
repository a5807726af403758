/** Tests of the command line. */
@NullMarked
package dev.anachron.cli;

import org.jspecify.annotations.NullMarked;
